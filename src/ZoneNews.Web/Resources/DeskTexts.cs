using System.Globalization;
using Microsoft.Extensions.Localization;
using ZoneNews.Web.Pipeline;

namespace ZoneNews.Web.Resources;

/// <summary>The desk's texts, as <see cref="Texts"/>: Chinese stands in the pages as the keys, <c>DeskTexts.en.resx</c> holds the English.</summary>
public sealed class DeskTexts(IStringLocalizerFactory factory)
{
    private readonly IStringLocalizer _texts = factory.Create("Resources.DeskTexts", typeof(DeskTexts).Assembly.GetName().Name!);

    // A page asks hundreds of times: what needs no looking up is not looked up.
    public string this[string chinese] => Display.English ? _texts[chinese] : chinese;

    public string this[string chinese, params object[] values] => Display.English ? _texts[chinese, values] : string.Format(CultureInfo.CurrentCulture, chinese, values);
}
