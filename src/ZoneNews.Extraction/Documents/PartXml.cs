using System.Xml;
using System.Xml.Linq;

namespace ZoneNews.Extraction.Documents;

/// <summary>XML parts of Office files, without types, entities or anything from outside.</summary>
internal static class PartXml
{
    /// <summary>Tables in tables in text boxes come to some fifty.</summary>
    private const int Deepest = 500;

    /// <summary>The root of a part; null where it is absent, no XML, or nested deeper than any document is.</summary>
    public static XElement? Root(ZipParts parts, string name)
    {
        if (!parts.Files.TryGetValue(name.TrimStart('/'), out var bytes))
            return null;
        try
        {
            using (var reader = Open(bytes))
                while (reader.Read())
                    if (reader.Depth > Deepest)
                        return null;
            using var whole = Open(bytes);
            return XDocument.Load(whole).Root;
        }
        catch (XmlException)
        {
            return null;
        }
    }

    private static XmlReader Open(byte[] bytes) =>
        XmlReader.Create(new MemoryStream(bytes), new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, IgnoreComments = true });

    /// <summary>The first child of that local name: files of the strict and the transitional kind differ in their namespaces only.</summary>
    public static XElement? Child(this XElement? element, string name) => element?.Elements().FirstOrDefault(e => e.Name.LocalName == name);

    /// <summary>The attribute of that local name.</summary>
    public static string? Said(this XElement? element, string name) => element?.Attributes().FirstOrDefault(a => a.Name.LocalName == name)?.Value;

    /// <summary>Whether an element such as w:b is there and not switched off.</summary>
    public static bool IsOn(this XElement? element) => element is not null && element.Said("val") is not ("0" or "false" or "off" or "none");
}
