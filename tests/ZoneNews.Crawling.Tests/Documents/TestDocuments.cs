using System.IO.Compression;
using System.Text;
using ZoneNews.Testing;

namespace ZoneNews.Crawling.Tests.Documents;

/// <summary>Documents to be crawled; those in files are the reader's own test files.</summary>
internal static class TestDocuments
{
    public static byte[] Pdf => FileOf("bulletin.pdf");

    public static byte[] Xls => FileOf("indicators.xls");

    /// <summary>A Word document of paragraphs.</summary>
    public static byte[] Docx(params IEnumerable<string> paragraphs)
    {
        using var file = new MemoryStream();
        using (var archive = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        using (var part = archive.CreateEntry("word/document.xml").Open())
            part.Write(Encoding.UTF8.GetBytes($"<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body>{string.Concat(paragraphs.Select(p => $"<w:p><w:r><w:t>{p}</w:t></w:r></w:p>"))}</w:body></w:document>"));
        return file.ToArray();
    }

    private static byte[] FileOf(string name) => File.ReadAllBytes(Path.Combine(Repository.Root, "tests", "ZoneNews.Extraction.Tests", "Documents", name));
}
