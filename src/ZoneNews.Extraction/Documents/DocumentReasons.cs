namespace ZoneNews.Extraction.Documents;

/// <summary>Why a document is not read: codes as <see cref="Reading.Rejected"/> has them, and what they say to a person.</summary>
public static class DocumentReasons
{
    public const string Broken = "broken";
    public const string Locked = "locked";
    public const string TooLarge = "too-large";
    public const string Scanned = "scanned";
    public const string OldWord = "old-word";
    public const string OtherFile = "other-file";
    public const string NoPdfProgram = "no-pdf-program";
    public const string PdfTimeout = "pdf-timeout";

    /// <summary>One clause; null for a reason that is not a document's.</summary>
    public static string? Describe(string? code) => code switch
    {
        Broken => "the document is broken: nothing in it can be read",
        Locked => "the document is locked: it asks for a password, or forbids that its text is copied",
        TooLarge => "the document unpacks to more than the reader takes: it may be an archive bomb",
        Scanned => "the document holds pictures of pages and no text",
        OldWord => "it is a document of Word before 2007, which is not read: ask for DOCX or PDF",
        OtherFile => "it is a file of a kind that is not read",
        NoPdfProgram => "it is a PDF, and the program pdftotext that reads PDF is not installed: install poppler-utils, then run `zonenews reread`",
        PdfTimeout => "reading the PDF took too long and was broken off",
        _ => null,
    };
}
