using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml;
using AngleSharp.Css.Parser;

namespace ZoneNews.Extraction.Sources;

/// <summary>What a source file must keep to. Each check answers the first problem as one sentence, or null.</summary>
internal static class SourceFileRules
{
    private static readonly string[] Kinds = ["zone", "portal", "media", "statistics"];
    private static readonly string[] StartKinds = ["list", "feed", "sitemap", "article"];

    public static string? FirstProblem(SourceFileFormat.Fields fields) =>
        Id(fields.Id)
        ?? Start(fields.Start)
        ?? (fields.Kind is { } kind && !Kinds.Contains(kind) ? $"`kind` is \"{kind}\": use one of {string.Join(", ", Kinds)}." : null)
        ?? Patterns("articles", fields.Articles)
        ?? Patterns("exclude", fields.Exclude)
        ?? Interval(fields.Interval)
        ?? EncodingName(fields.Encoding)
        ?? Selectors(fields.Rules);

    private static string? Id(string? id) => id switch
    {
        null or "" => "`id` is missing: give the source a short name such as \"sipac\".",
        { Length: > 100 } => "`id` is longer than 100 characters: shorten it.",
        _ when !id.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.') =>
            $"`id` is \"{id}\": use letters, digits, - _ and . only.",
        _ => null,
    };

    private static string? Start(List<SourceFileFormat.StartFields?>? start)
    {
        if (start is not { Count: > 0 })
            return "`start` is missing: give at least one address, as in [{\"url\": \"https://…\", \"as\": \"list\"}].";
        for (var i = 0; i < start.Count; i++)
        {
            var at = string.Create(CultureInfo.InvariantCulture, $"start[{i}]");
            if (Address($"{at}.url", start[i]?.Url) is { } problem)
                return problem;
            if (start[i]!.As is { } kind && !StartKinds.Contains(kind))
                return $"`{at}.as` is \"{kind}\": use one of {string.Join(", ", StartKinds)}, or leave it out.";
        }
        return null;
    }

    private static string? Address(string field, string? url)
    {
        if (string.IsNullOrWhiteSpace(url))
            return $"`{field}` is missing: give the whole address, from https:// on.";
        if (!Uri.TryCreate(url, UriKind.Absolute, out var uri) || uri.Scheme is not ("http" or "https") || uri.Host.Length == 0)
            return $"`{field}` is \"{url}\": give a whole address that begins with http:// or https://.";
        return uri.UserInfo.Length > 0 ? $"`{field}` holds a user name or password: take it out of the address." : null;
    }

    private static string? Patterns(string field, List<string?>? patterns)
    {
        for (var i = 0; i < (patterns?.Count ?? 0); i++)
        {
            var at = string.Create(CultureInfo.InvariantCulture, $"{field}[{i}]");
            if (string.IsNullOrEmpty(patterns![i]))
                return $"`{at}` is empty: write a regular expression or remove it.";
            if (AddressPattern.Problem(patterns[i]!) is { } problem)
                return $"`{at}` is no regular expression ({problem}): correct \"{patterns[i]}\".";
        }
        return null;
    }

    private static string? Interval(string? interval)
    {
        if (interval is null)
            return null;
        try
        {
            var span = XmlConvert.ToTimeSpan(interval);
            return span < TimeSpan.FromMinutes(1) || span > TimeSpan.FromDays(366)
                ? $"`interval` is \"{interval}\": choose between PT1M (a minute) and P366D (a year)."
                : null;
        }
        catch (Exception problem) when (problem is FormatException or OverflowException)
        {
            return $"`interval` is \"{interval}\": write an ISO 8601 duration such as PT1H (an hour) or P1D (a day).";
        }
    }

    private static string? EncodingName(string? name)
    {
        if (name is null)
            return null;
        try
        {
            _ = CodePagesEncodingProvider.Instance.GetEncoding(name) ?? Encoding.GetEncoding(name);
            return null;
        }
        catch (ArgumentException)
        {
            return $"`encoding` is \"{name}\": use a name such as utf-8, gb18030 or big5, or leave it out.";
        }
    }

    private static string? Selectors(SiteRules? rules)
    {
        var parser = new CssSelectorParser();
        foreach (var (field, selector) in new[] { ("title", rules?.Title), ("published", rules?.Published), ("source", rules?.Source), ("body", rules?.Body) })
            if (selector is not null && (selector.Trim().Length == 0 || parser.ParseSelector(selector) is null))
                return $"`rules.{field}` is no CSS selector: correct \"{selector}\", or leave it out.";
        return null;
    }
}

/// <summary>A regular expression over addresses that no address can keep busy.</summary>
public sealed class AddressPattern
{
    // Far above what patterns take that people write: on a busy machine a short limit costs pages.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    private readonly Regex _regex;

    public AddressPattern(string pattern) => _regex = Compile(pattern);

    public bool Matches(string url)
    {
        try
        {
            return _regex.IsMatch(url);
        }
        catch (RegexMatchTimeoutException)
        {
            return false;
        }
    }

    /// <summary>What is wrong with <paramref name="pattern"/>; null where it can be used.</summary>
    public static string? Problem(string pattern)
    {
        try
        {
            Compile(pattern);
            return null;
        }
        catch (RegexParseException problem)
        {
            return string.Create(CultureInfo.InvariantCulture, $"{problem.Error} at character {problem.Offset + 1}");
        }
        catch (NotSupportedException)
        {
            return "too large";
        }
    }

    private static Regex Compile(string pattern)
    {
        try
        {
            // Its time grows with the address alone, so that it needs no limit.
            return new Regex(pattern, RegexOptions.NonBacktracking | RegexOptions.CultureInvariant, Regex.InfiniteMatchTimeout);
        }
        catch (NotSupportedException)
        {
            // Look-arounds and back-references need the backtracking engine: the time limit holds it.
            return new Regex(pattern, RegexOptions.CultureInvariant, Patience);
        }
    }
}
