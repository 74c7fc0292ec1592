using Microsoft.Extensions.Localization;

namespace ZoneNews.Web.Resources;

/// <summary>
/// The interface's texts. Their keys are the Chinese texts themselves, so a page reads as it will look; <c>Texts.en.resx</c> holds the English.
/// </summary>
public sealed class Texts(IStringLocalizerFactory factory)
{
    private readonly IStringLocalizer _texts = factory.Create("Resources.Texts", typeof(Texts).Assembly.GetName().Name!);

    public string this[string chinese] => _texts[chinese];

    public string this[string chinese, params object[] values] => _texts[chinese, values];
}
