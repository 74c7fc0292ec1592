using System.Text;

namespace ZoneNews.Testing.Sites;

/// <summary>Pages broken at random, as nets, editors and copying machines break them.</summary>
public static class PageMutations
{
    private const int Deep = 10_000;
    private const int Huge = 20 * 1024 * 1024;

    private static readonly string[] Tags =
    [
        "<table><tr>", "</div></table>", "<p>", "</p>", "<script>", "<!--", "-->", "<style>.a{display:none}", "</style>", "<![CDATA[", "<a href=\"", "<ul><li>", "</body></html>", "&#x", "&nbsp;", "<td colspan=99999 rowspan=99999>",
    ];

    /// <summary>One to six small faults: cut off, a piece dropped or doubled, a tag dropped or put in, bytes changed.</summary>
    public static byte[] Faulty(byte[] page, Random random)
    {
        var bytes = new List<byte>(page);
        for (var n = random.Next(1, 7); n > 0 && bytes.Count > 2; n--)
            Fault(bytes, random);
        return [.. bytes];
    }

    /// <summary>The page's text inside ten thousand elements.</summary>
    public static byte[] Nested(byte[] page, Random random)
    {
        string[] tags = ["div", "span", "b", "font", "ul><li", "table><tr><td", "section", "p"];
        var tag = tags[random.Next(tags.Length)];
        var open = new StringBuilder().Insert(0, $"<{tag}>", tag.Contains('>', StringComparison.Ordinal) ? Deep / 4 : Deep);
        return [.. Encoding.ASCII.GetBytes(open.ToString()), .. page];
    }

    /// <summary>The page again and again until it has 20 MB.</summary>
    public static byte[] Grown(byte[] page)
    {
        var bytes = new byte[Huge];
        for (var at = 0; at < Huge; at += Math.Max(1, page.Length))
            page.AsSpan(0, Math.Min(page.Length, Huge - at)).CopyTo(bytes.AsSpan(at));
        return bytes;
    }

    /// <summary>The page in one line.</summary>
    public static byte[] Flat(byte[] page) => [.. page.Where(b => b is not ((byte)'\n' or (byte)'\r'))];

    private static void Fault(List<byte> bytes, Random random)
    {
        var at = random.Next(1, bytes.Count);
        switch (random.Next(7))
        {
            case 0:
                bytes.RemoveRange(at, bytes.Count - at);
                break;
            case 1:
                bytes.RemoveRange(at, Math.Min(random.Next(1, 60), bytes.Count - at));
                break;
            case 2:
                for (var n = random.Next(1, 9); n > 0; n--)
                    bytes[random.Next(bytes.Count)] = (byte)random.Next(256);
                break;
            case 3:
                bytes.InsertRange(at, Encoding.ASCII.GetBytes(Tags[random.Next(Tags.Length)]));
                break;
            case 4:
                bytes.InsertRange(at, bytes.GetRange(at, Math.Min(random.Next(1, 2000), bytes.Count - at)));
                break;
            case 5:
                DropTag(bytes, at);
                break;
            default:
                bytes[at] ^= (byte)(1 << random.Next(8));
                break;
        }
    }

    private static void DropTag(List<byte> bytes, int at)
    {
        var open = bytes.IndexOf((byte)'<', at);
        var close = open < 0 ? -1 : bytes.IndexOf((byte)'>', open);
        if (close > 0)
            bytes.RemoveRange(open, close - open + 1);
    }
}
