using System.Globalization;
using System.IO.Compression;
using System.Text;
using ZoneNews.Extraction.Documents;
using ZoneNews.Extraction.Html;
using ZoneNews.Testing;

namespace ZoneNews.Extraction.Tests.Documents;

/// <summary>Documents that are broken, locked, or made to harm: reading them gives less or a reason, never an exception.</summary>
public class HostileDocumentTests
{
    public static TheoryData<string> Kinds => ["docx", "xlsx", "xls", "mhtml", "mhtml-base64", "pdf-boxes"];

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Reads_mutated_documents_without_exception(string kind)
    {
        var original = await OriginalAsync(kind);
        Assert.NotNull(Read(kind, original).Article);
        var chance = new Random(20260);
        var read = 0;
        for (var i = 0; i < 800; i++)
            read += Read(kind, Mutated(original, chance)) is { Rejected: null } ? 1 : 0;
        // Most mutations of packed files break their pack; of text they change some words.
        Assert.InRange(read, kind is "docx" or "xlsx" ? 0 : 50, 800);
    }

    /// <summary>Broken XML inside of whole archives: what the pack's check sums would keep from the readers.</summary>
    [Theory]
    [InlineData("docx")]
    [InlineData("xlsx")]
    public async Task Reads_mutated_parts_without_exception(string kind)
    {
        var original = await OriginalAsync(kind);
        var chance = new Random(20261);
        for (var i = 0; i < 400; i++)
            _ = Read(kind, WithMutatedPart(original, chance));
    }

    [Fact]
    public void An_archive_bomb_is_rejected_before_it_is_unpacked()
    {
        var bomb = Zip(("word/document.xml", new byte[64 * 1024 * 1024]));
        Assert.True(bomb.Length < 100_000);
        Assert.Equal(DocumentReasons.TooLarge, Bulletin.Read(bomb).Rejected);
        Assert.Equal(DocumentReasons.TooLarge, Bulletin.Read(Zip(("xl/workbook.xml", "<x/>"u8.ToArray()), ("xl/worksheets/sheet1.xml", new byte[64 * 1024 * 1024]))).Rejected);
    }

    [Fact]
    public void Many_parts_that_unpack_to_too_much_together_are_rejected()
    {
        // Text of its own: no single part stands out.
        var part = new byte[20 * 1024 * 1024];
        new Random(1).NextBytes(part.AsSpan(0, part.Length / 16));
        var archive = Zip([.. Enumerable.Range(0, 6).Select(i => ($"xl/media/{i}.bin", part)), ("xl/workbook.xml", "<x/>"u8.ToArray())]);
        Assert.Equal(DocumentReasons.TooLarge, Bulletin.Read(archive).Rejected);
    }

    [Fact]
    public void Entities_of_a_part_are_not_resolved()
    {
        const string laughs = "<!DOCTYPE d [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\">]><w:document xmlns:w=\"w\"><w:body><w:p><w:r><w:t>&b;</w:t></w:r></w:p></w:body></w:document>";
        Assert.Equal(DocumentReasons.Broken, Bulletin.Read(Zip(("word/document.xml", Encoding.UTF8.GetBytes(laughs)))).Rejected);
    }

    [Theory]
    [InlineData("<w:tbl><w:tr><w:tc>", "</w:tc></w:tr></w:tbl>")]
    [InlineData("<w:sdt><w:sdtContent>", "</w:sdtContent></w:sdt>")]
    [InlineData("<w:p><w:hyperlink>", "</w:hyperlink></w:p>")]
    public void Nesting_that_is_thousands_deep_is_refused_and_a_hundred_is_survived(string open, string close)
    {
        Assert.StartsWith(Bulletin.First, Bulletin.Read(Nested(100)).Article!.Body, StringComparison.Ordinal);
        Assert.Equal(DocumentReasons.Broken, Bulletin.Read(Nested(100_000)).Rejected);

        byte[] Nested(int depth) => Zip(("word/document.xml", Encoding.UTF8.GetBytes(
            $"<w:document xmlns:w=\"w\"><w:body><w:p><w:r><w:t>{Bulletin.First}</w:t></w:r></w:p>{string.Concat(Enumerable.Repeat(open, depth))}{string.Concat(Enumerable.Repeat(close, depth))}</w:body></w:document>")));
    }

    /// <summary>Words without end: on one line, in one column, in a grid, and dots that lead to no page.</summary>
    [Theory]
    [InlineData(100_000, 1, "值")]
    [InlineData(1, 100_000, "全区经济运行平稳，增长5%。")]
    [InlineData(300, 300, "12.5")]
    [InlineData(2, 40_000, "12.5")]
    [InlineData(1, 1, null)]
    public void Words_without_end_come_to_an_end(int across, int down, string? word)
    {
        word ??= new string('.', 500_000) + " 8x";
        var boxes = new StringBuilder("<page width=\"595.0\" height=\"842.0\">");
        for (var row = 0; row < down; row++)
            for (var column = 0; column < across; column++)
                boxes.Append(CultureInfo.InvariantCulture, $"<word xMin=\"{column * 100}.0\" yMin=\"{row * 15}.0\" xMax=\"{(column * 100) + 40}.0\" yMax=\"{(row * 15) + 12}.0\">{word}</word>");

        var read = Read("pdf-boxes", Encoding.UTF8.GetBytes(boxes.Append("</page>").ToString()));

        Assert.True(read.Article is not null || read.Rejected is not null);
    }

    [Fact]
    public void Locked_and_old_files_say_so()
    {
        Assert.Equal(DocumentReasons.Locked, Bulletin.Read(Ole("EncryptedPackage")).Rejected);
        Assert.Equal(DocumentReasons.OldWord, Bulletin.Read(Ole("WordDocument")).Rejected);
        Assert.Equal(DocumentReasons.OtherFile, Bulletin.Read(Ole("PowerPoint Document")).Rejected);
        Assert.All([DocumentReasons.Locked, DocumentReasons.OldWord, DocumentReasons.OtherFile, DocumentReasons.TooLarge, DocumentReasons.Broken], r => Assert.NotNull(DocumentReasons.Describe(r)));
    }

    private static PageReading Read(string kind, byte[] bytes) => kind == "pdf-boxes"
        ? PageReader.Read(Bulletin.Input("%PDF-1.7"u8.ToArray()) with { Pdf = new PdfLayout(Encoding.UTF8.GetString(bytes), null) })
        : Bulletin.Read(bytes);

    private static async Task<byte[]> OriginalAsync(string kind) => kind switch
    {
        "docx" => WordDocuments.BulletinWithStyles(),
        "xlsx" => SheetReaderTests.TheWorkbook(),
        "xls" => await File.ReadAllBytesAsync(Path.Combine(Repository.Root, "tests", "ZoneNews.Extraction.Tests", "Documents", "indicators.xls")),
        "mhtml" => MhtmlTests.Saved("quoted-printable", "utf-8"),
        "mhtml-base64" => MhtmlTests.Saved("base64", "gb18030"),
        _ => Encoding.UTF8.GetBytes(await Poppler.BoxesAsync(PdfDocuments.TheBulletin())),
    };

    // Cut, bits turned, a run written over, doubled or taken out.
    private static byte[] Mutated(byte[] original, Random chance)
    {
        var bytes = (byte[])original.Clone();
        var (at, length) = (chance.Next(bytes.Length), chance.Next(1, 200));
        switch (chance.Next(5))
        {
            case 0:
                return bytes[..at];
            case 1:
                for (var i = 0; i < chance.Next(1, 30); i++)
                    bytes[chance.Next(bytes.Length)] ^= (byte)(1 << chance.Next(8));
                return bytes;
            case 2:
                chance.NextBytes(bytes.AsSpan(at, Math.Min(length, bytes.Length - at)));
                return bytes;
            case 3:
                return [.. bytes[..at], .. bytes[at..Math.Min(at + length, bytes.Length)], .. bytes[at..]];
            default:
                return [.. bytes[..at], .. bytes[Math.Min(at + length, bytes.Length)..]];
        }
    }

    private static byte[] WithMutatedPart(byte[] original, Random chance)
    {
        using var archive = new ZipArchive(new MemoryStream(original));
        var chosen = chance.Next(archive.Entries.Count);
        return Zip([.. archive.Entries.Select((e, i) =>
        {
            using var part = new MemoryStream();
            using (var stream = e.Open())
                stream.CopyTo(part);
            return (e.FullName, i == chosen && part.Length > 0 ? Mutated(part.ToArray(), chance) : part.ToArray());
        })]);
    }

    private static byte[] Zip(params IEnumerable<(string Name, byte[] Bytes)> files)
    {
        using var file = new MemoryStream();
        using (var archive = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
            foreach (var (name, bytes) in files)
                using (var entry = archive.CreateEntry(name, CompressionLevel.Optimal).Open())
                    entry.Write(bytes);
        return file.ToArray();
    }

    /// <summary>The head of an OLE file and one entry of its directory.</summary>
    private static byte[] Ole(string stream)
    {
        var bytes = new byte[1024];
        new byte[] { 0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1 }.CopyTo(bytes, 0);
        Encoding.Unicode.GetBytes(stream).CopyTo(bytes, 512);
        bytes[512 + 64] = (byte)((stream.Length + 1) * 2);
        return bytes;
    }
}
