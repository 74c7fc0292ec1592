using ZoneNews.Extraction.Documents;
using ZoneNews.Web.Resources;

namespace ZoneNews.Web.Areas.Admin;

/// <summary>Why a page or a document was not kept, in words. What is stored of a visit is a code of the reader or a clause of the crawler; one that has no words stands for itself.</summary>
public static class ReasonWords
{
    private const string NoArticle = "it is no article (";

    /// <summary>By the reader's code, or by the clause that the crawler wrote.</summary>
    public static IReadOnlyDictionary<string, string> Chinese { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["empty"] = "空白页",
        ["binary"] = "不是网页的文件",
        ["feed"] = "订阅源或站点地图",
        ["redirect"] = "跳转页",
        ["noindex"] = "页面声明不许收录",
        ["login"] = "登录页",
        ["search"] = "检索页",
        ["error"] = "出错页",
        ["static"] = "简介、联系之类的固定页",
        ["list"] = "列表页",
        ["no-text"] = "没有正文",
        ["continuation"] = "另一篇文章的后页",
        [DocumentReasons.Broken] = "文件已损坏",
        [DocumentReasons.Locked] = "文件有密码，或禁止复制文字",
        [DocumentReasons.TooLarge] = "文件解开后过大",
        [DocumentReasons.Scanned] = "只有扫描图，没有文字",
        [DocumentReasons.OldWord] = "2007 年以前的 Word 文件，请改用 DOCX 或 PDF",
        [DocumentReasons.OtherFile] = "不支持的文件种类",
        [DocumentReasons.NoPdfProgram] = "未安装 pdftotext，读不了 PDF：装上 poppler-utils 后运行 zonenews reread",
        [DocumentReasons.PdfTimeout] = "读取 PDF 超时",
        ["lost-characters"] = "有字丢失",
        ["spam-words"] = "混入广告词",
        ["spliced"] = "正文被拼接",
        ["lost-digits"] = "数字丢失",
        ["title-only"] = "只有标题",
        ["picture-only"] = "只有图片",
        ["the document states no figures and holds no text to read: a form or a list"] = "文件没有数字也没有可读的文字：表格或名单",
        ["it is a document, and none of the source's articles"] = "文件，不属此来源的文章",
        ["a line without a date is no article"] = "只有一行且无日期",
        ["no list names it and it bears no date"] = "不在列表中，也没有日期",
        ["no list names it and it is too short"] = "不在列表中，且正文太短",
    };

    private static readonly Dictionary<string, string> CodeOf = Chinese.Keys
        .Where(code => DocumentReasons.Describe(code) is not null).ToDictionary(code => DocumentReasons.Describe(code)!, StringComparer.Ordinal);

    // A clause around an address, and the same in Chinese.
    private static readonly (string Before, string Behind, string Chinese)[] OfAddresses =
    [
        ("its bytes are those of ", "", "与 {0} 逐字节相同"),
        ("it is a copy of ", ", as it says itself", "自称是 {0} 的副本"),
        ("it sends its readers on to ", "", "转往 {0}"),
        ("it moved to ", "", "已移到 {0}"),
        ("it leads to ", "", "通往 {0}"),
    ];

    public static string Of(string? reason, DeskTexts texts)
    {
        if (reason is null)
            return "";
        var code = reason.StartsWith(NoArticle, StringComparison.Ordinal) ? reason[NoArticle.Length..].TrimEnd(')') : CodeOf.GetValueOrDefault(reason, reason);
        if (Chinese.TryGetValue(code, out var words))
            return texts[words];
        foreach (var (before, behind, chinese) in OfAddresses)
            if (reason.StartsWith(before, StringComparison.Ordinal) && reason.EndsWith(behind, StringComparison.Ordinal) && reason.Length > before.Length + behind.Length)
                return texts[chinese, reason[before.Length..^behind.Length]];
        return reason;
    }
}
