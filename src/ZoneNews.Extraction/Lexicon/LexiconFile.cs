using System.Text;
using System.Text.Json;

namespace ZoneNews.Extraction.Lexicon;

/// <summary>Reads the data files of the lexicon that are embedded in this assembly.</summary>
internal static class LexiconFile
{
    private static readonly JsonSerializerOptions Json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        ReadCommentHandling = JsonCommentHandling.Skip,
        AllowTrailingCommas = true,
    };

    /// <summary>A JSON file as <typeparamref name="T"/>; <paramref name="path"/> is relative to Lexicon: <c>Page/cues.json</c>.</summary>
    public static T Read<T>(string path)
    {
        using var stream = Open(path);
        return JsonSerializer.Deserialize<T>(stream, Json)
            ?? throw new InvalidDataException($"Lexicon/{path} is empty.");
    }

    /// <summary>The rows of a TSV file, without empty lines and lines that begin with #.</summary>
    public static IEnumerable<string[]> Rows(string path)
    {
        using var reader = new StreamReader(Open(path), Encoding.UTF8);
        while (reader.ReadLine() is { } line)
            if (line.Length > 0 && line[0] != '#')
                yield return line.Split('\t');
    }

    private static Stream Open(string path) =>
        typeof(LexiconFile).Assembly.GetManifestResourceStream($"ZoneNews.Extraction.Lexicon.{path.Replace('/', '.')}")
        ?? throw new FileNotFoundException($"Lexicon/{path} is not embedded in the assembly.");
}
