using System.Globalization;
using Microsoft.Extensions.Localization;
using ZoneNews.Web.Pipeline;

namespace ZoneNews.Web.Resources;

/// <summary>
/// The interface's texts. Their keys are the Chinese texts themselves, so a page reads as it will look; <c>Texts.en.resx</c> holds the English.
/// </summary>
public sealed class Texts(IStringLocalizerFactory factory)
{
    private readonly IStringLocalizer _texts = factory.Create("Resources.Texts", typeof(Texts).Assembly.GetName().Name!);

    // A page asks hundreds of times: what needs no looking up is not looked up.
    public string this[string chinese] => Display.English ? _texts[chinese] : chinese;

    public string this[string chinese, params object[] values] => Display.English ? _texts[chinese, values] : string.Format(CultureInfo.CurrentCulture, chinese, values);
}
