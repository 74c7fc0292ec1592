using System.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using ZoneNews.Web.Resources;

namespace ZoneNews.Web.Pages;

/// <summary>What a reader sees in place of a page that is not there, is gone or failed.</summary>
[IgnoreAntiforgeryToken]
[ResponseCache(NoStore = true)]
public sealed class StatusModel(Texts texts) : PageModel
{
    public string Heading { get; private set; } = "";

    public string Explanation { get; private set; } = "";

    /// <summary>Finds the request again in the log.</summary>
    public string Reference => Activity.Current?.TraceId.ToString() ?? HttpContext.TraceIdentifier;

    public void OnGet(int code) => Show(code);

    public void OnPost(int code) => Show(code);

    private void Show(int code)
    {
        Response.StatusCode = code is >= 400 and < 600 ? code : StatusCodes.Status404NotFound;
        (Heading, Explanation) = Response.StatusCode switch
        {
            400 => (texts["这个请求读不懂"], texts["地址或表单里有一处不合格式。请回到上一页检查，或从下面重新开始。"]),
            403 => (texts["没有权限"], texts["这一页只给有权限的编辑。"]),
            404 => (texts["没有这个页面"], texts["地址可能有误，或园区已并入别处。可以在上面搜索园区、指标或词语。"]),
            410 => (texts["这篇文章已撤下"], texts["这篇文章已应来源要求撤下。"]),
            429 => (texts["请求过于频繁"], texts["请稍候再试。"]),
            >= 500 => (texts["这一页暂时打不开"], texts["问题已记录。请稍后再试；如一再出现，请告知下面的编号。"]),
            _ => (texts["请求没有完成"], texts["请回到上一页再试。"]),
        };
    }
}
