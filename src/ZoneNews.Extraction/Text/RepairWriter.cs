using System.Text;

namespace ZoneNews.Extraction.Text;

/// <summary>Collects a repaired text from left to right.</summary>
internal sealed class RepairWriter(string printed)
{
    private readonly StringBuilder _text = new(printed.Length);
    private List<Repair>? _repairs;

    public char Last => _text.Length > 0 ? _text[^1] : '\0';

    public void Keep(char c) => _text.Append(c);

    public void Keep(ReadOnlySpan<char> piece) => _text.Append(piece);

    /// <summary>Writes <paramref name="read"/> where the page has <paramref name="piece"/>.</summary>
    public void Replace(RepairKind kind, string piece, string read)
    {
        var span = new TextSpan(_text.Length, _text.Length + read.Length);
        _text.Append(read);
        (_repairs ??= []).Add(new Repair(kind, span, piece));
    }

    public SourceText Done() => new(_repairs is null ? printed : _text.ToString(), _repairs ?? []);
}
