using System.Text;
using ZoneNews.Extraction.Text;

namespace ZoneNews.Extraction.Html;

/// <summary>Collects the text of a line, then of the next.</summary>
internal sealed class LineDraft
{
    private readonly StringBuilder _text = new();
    private List<LineLink>? _links;
    private int _node = -1;
    private int _linked;
    private int _bold;
    private int _linkStart = -1;

    // White space that waits for the next character: whether there is some, and whether the source broke its line there.
    private bool _space;
    private bool _newline;
    private int _visible;

    public bool IsEmpty => _visible == 0;

    public void Append(string text, int node, bool linked, bool bold)
    {
        for (var i = 0; i < text.Length; i++)
        {
            var plain = text.AsSpan(i).IndexOfAny(Han.SpaceOrInvisible);
            if (plain != 0)
            {
                var end = plain < 0 ? text.Length : i + plain;
                AppendPlain(text.AsSpan(i, end - i), node, linked, bold);
                i = end - 1;
                continue;
            }
            var c = text[i];
            if (char.IsWhiteSpace(c) && !IsInsideNumber(text, i))
            {
                _space = true;
                _newline |= c is '\n' or '\r' && i > 0;
                continue;
            }
            AppendSpace(c);
            _text.Append(c);
        }
        _newline = false;
    }

    private void AppendPlain(ReadOnlySpan<char> run, int node, bool linked, bool bold)
    {
        if (IsEmpty)
            _node = node;
        AppendSpace(run[0]);
        _text.Append(run);
        _visible += run.Length;
        _linked += linked ? run.Length : 0;
        _bold += bold ? run.Length : 0;
    }

    public void OpenLink() => _linkStart = _text.Length;

    public void CloseLink(string address)
    {
        if (_linkStart >= 0 && _linkStart < _text.Length)
            (_links ??= []).Add(new LineLink(address, _text.ToString(_linkStart, _text.Length - _linkStart).Trim()));
        _linkStart = -1;
    }

    /// <summary>The line as collected, not repaired yet; what is appended from now on is the next one's.</summary>
    public PageLine Take(int heading, int noiseNode)
    {
        var printed = _text.ToString().Trim();
        var line = new PageLine(printed, printed, Math.Max(_node, 0), _linked, _bold, heading, noiseNode, _links ?? [], null);
        _text.Clear();
        (_links, _node, _linked, _bold, _linkStart, _space, _newline, _visible) = (null, -1, 0, 0, -1, false, false, 0);
        return line;
    }

    // A no-break space between digits or beside a decimal point is no space: the repairs take it out.
    private static bool IsInsideNumber(string text, int i) =>
        text[i] == '\u00A0' && i > 0 && i + 1 < text.Length
        && (char.IsAsciiDigit(text[i - 1]) && text[i + 1] is '.' or ',' or '%'
            || text[i - 1] is '.' or ',' && char.IsAsciiDigit(text[i + 1]) && i > 1 && char.IsAsciiDigit(text[i - 2]));

    // A line break of the source between two Han characters is none on the screen.
    private void AppendSpace(char next)
    {
        if (_space && _text.Length > 0 && !(_newline && Han.IsWide(_text[^1]) && Han.IsWide(next)))
            _text.Append(' ');
        _space = _newline = false;
    }
}
