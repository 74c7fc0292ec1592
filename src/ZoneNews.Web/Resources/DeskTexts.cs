using Microsoft.Extensions.Localization;

namespace ZoneNews.Web.Resources;

/// <summary>The desk's texts, as <see cref="Texts"/>: Chinese stands in the pages as the keys, <c>DeskTexts.en.resx</c> holds the English.</summary>
public sealed class DeskTexts(IStringLocalizerFactory factory)
{
    private readonly IStringLocalizer _texts = factory.Create("Resources.DeskTexts", typeof(DeskTexts).Assembly.GetName().Name!);

    public string this[string chinese] => _texts[chinese];

    public string this[string chinese, params object[] values] => _texts[chinese, values];
}
