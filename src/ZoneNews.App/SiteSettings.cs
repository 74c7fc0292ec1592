using System.Globalization;
using ZoneNews.Data.Articles;
using ZoneNews.Web;

namespace ZoneNews.App;

/// <summary>What the portal allows and what is kept and shown, from variables of the environment (README, "Settings").</summary>
public static class SiteSettings
{
    /// <exception cref="SettingsException">A value cannot be used; the message names it and what may stand there.</exception>
    public static PortalOptions Portal(string dataFolder, Func<string, string?> variable)
    {
        var options = new PortalOptions { DataFolder = dataFolder };
        return options with
        {
            ApiRequestsPerMinute = Whole(variable, "ZONENEWS_API_RATE", 1) ?? options.ApiRequestsPerMinute,
            ExportsPerMinute = Whole(variable, "ZONENEWS_EXPORT_RATE", 1) ?? options.ExportsPerMinute,
            SignInsPerMinute = Whole(variable, "ZONENEWS_SIGN_IN_RATE", 1) ?? options.SignInsPerMinute,
        };
    }

    /// <exception cref="SettingsException">A value cannot be used; the message names it and what may stand there.</exception>
    public static KeepingOptions Keeping(Func<string, string?> variable)
    {
        var options = new KeepingOptions();
        return options with
        {
            PublishConfidence = Share(variable, "ZONENEWS_PUBLISH_CONFIDENCE") ?? options.PublishConfidence,
            Versions = Whole(variable, "ZONENEWS_KEEP_VERSIONS", 1),
            Days = Whole(variable, "ZONENEWS_KEEP_DAYS", 1),
        };
    }

    private static int? Whole(Func<string, string?> variable, string name, int least) =>
        variable(name) is not { Length: > 0 } text
            ? null
            : int.TryParse(text.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least
                ? number
                : throw new SettingsException(string.Create(CultureInfo.InvariantCulture, $"{name} reads \"{text}\": write a whole number from {least} up."));

    private static double? Share(Func<string, string?> variable, string name) =>
        variable(name) is not { Length: > 0 } text
            ? null
            : double.TryParse(text.Trim(), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) && number <= 1
                ? number
                : throw new SettingsException($"{name} reads \"{text}\": write a number from 0 to 1.");
}
