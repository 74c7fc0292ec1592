using System.Xml.Linq;
using ZoneNews.Extraction.Html;

namespace ZoneNews.Extraction.Documents.Word;

/// <summary>Reads Word documents (DOCX, ISO/IEC 29500): body and text boxes; headers, footers, notes and comments are other parts and are not read.</summary>
internal sealed class WordReader
{
    private const int Deepest = 40;

    private static readonly string[] Parts = ["_rels/.rels", "word/_rels/document.xml.rels", "docProps/core.xml"];

    private readonly WordStyles _styles;
    private readonly Dictionary<string, string> _links;
    private readonly List<FlowItem> _flow = [];

    private WordReader(WordStyles styles, Dictionary<string, string> links) => (_styles, _links) = (styles, links);

    public static DocumentReading Read(ReadOnlyMemory<byte> bytes)
    {
        var parts = BoundedZip.Unpack(bytes, IsWanted);
        if (parts.Rejected is { } reason)
            return DocumentReading.Reject(reason);
        if (PartXml.Root(parts, MainPart(parts))?.Child("body") is not { } body)
            return DocumentReading.Reject(DocumentReasons.Broken);
        var reader = new WordReader(WordStyles.Read(PartXml.Root(parts, "word/styles.xml"), PartXml.Root(parts, "word/numbering.xml")), LinksOf(parts));
        reader.ReadAll(body, 0);
        return DocumentReading.Of(CoreProperties.Add(parts, reader._flow));
    }

    private static bool IsWanted(string name) =>
        Parts.Contains(name, StringComparer.OrdinalIgnoreCase) || name.StartsWith("word/", StringComparison.OrdinalIgnoreCase) && name.EndsWith(".xml", StringComparison.OrdinalIgnoreCase) && name.Count(c => c == '/') == 1;

    // Nearly always word/document.xml; the relations say so where it is not.
    private static string MainPart(ZipParts parts) =>
        PartXml.Root(parts, "_rels/.rels")?.Elements().FirstOrDefault(e => e.Said("Type")?.EndsWith("/officeDocument", StringComparison.Ordinal) == true).Said("Target") ?? "word/document.xml";

    private static Dictionary<string, string> LinksOf(ZipParts parts)
    {
        var links = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var relation in PartXml.Root(parts, "word/_rels/document.xml.rels")?.Elements() ?? [])
            if (relation.Said("TargetMode") == "External" && relation.Said("Id") is { } id && relation.Said("Target") is { } target)
                links.TryAdd(id, target);
        return links;
    }

    private void ReadAll(XElement container, int depth)
    {
        if (depth > Deepest)
            return;
        foreach (var element in container.Elements())
            switch (element.Name.LocalName)
            {
                case "p":
                    ReadParagraph(element, depth);
                    break;
                case "tbl":
                    ReadTable(element, depth);
                    break;
                case "sdt" or "sdtContent" or "customXml" or "ins" or "moveTo" or "AlternateContent" or "Choice":
                    ReadAll(element, depth + 1);
                    break;
            }
    }

    private void ReadParagraph(XElement paragraph, int depth)
    {
        var properties = paragraph.Child("pPr");
        var look = _styles.Of(properties);
        var runs = WordRuns.Of(paragraph);
        if (!look.Contents)
            foreach (var line in string.Concat(runs.Select(r => r.Text)).Split('\n').Select(DocumentLines.Fold).Where(l => l.Length > 0))
                _flow.Add(new FlowParagraph(line, SizeOf(runs, look), IsBold(runs, look), look.Centred == true, look.Level ?? 0, _styles.ListOf(look.Numbering)));
        foreach (var link in paragraph.Descendants().Where(e => e.Name.LocalName == "hyperlink"))
            if (link.Said("id") is { } id && _links.TryGetValue(id, out var address) && PageCues.IsAttachment(address) && Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https")
                _flow.Add(new FlowBlock(new AttachmentBlock(uri.AbsoluteUri, DocumentLines.Fold(string.Concat(WordRuns.Of(link).Select(r => r.Text))))));
        foreach (var box in WordRuns.Boxes(paragraph))
            ReadAll(box, depth + 1);
    }

    // A frame of one cell or one column only lays the page out.
    private void ReadTable(XElement table, int depth)
    {
        var read = WordTable.Read(table, TextOf);
        if (read.Rows.Any(r => r.Cells.Count > 1))
            _flow.Add(new FlowBlock(read));
        else
            foreach (var cell in table.Descendants().Where(e => e.Name.LocalName == "tc" && e.Ancestors().First(a => a.Name.LocalName == "tbl") == table))
                ReadAll(cell, depth + 1);
    }

    private static string TextOf(XElement cell) => DocumentLines.Join(
        cell.Descendants().Where(e => e.Name.LocalName == "p" && !e.Ancestors().TakeWhile(a => a != cell).Any(a => a.Name.LocalName is "Fallback" or "p"))
            .SelectMany(p => string.Concat(WordRuns.Of(p).Select(r => r.Text)).Split('\n')));

    private static double SizeOf(IReadOnlyList<WordRun> runs, WordLook look) =>
        runs.Count == 0 ? look.Size!.Value : runs.MaxBy(r => r.Text.Length).Size ?? look.Size!.Value;

    private static bool IsBold(IReadOnlyList<WordRun> runs, WordLook look) => runs.Count > 0 && runs.All(r => r.Bold ?? look.Bold == true || string.IsNullOrWhiteSpace(r.Text));
}
