using System.Globalization;

namespace ZoneNews.Web.Api;

/// <summary>What a parameter's value looks like.</summary>
public enum ParameterForm
{
    Text,
    Year,

    /// <summary>1 to <see cref="Parameter.LargestPage"/>.</summary>
    Size,

    /// <summary>The key of a page, from <c>next</c>.</summary>
    Key,

    /// <summary>YYYY-MM-DD.</summary>
    Day,
}

/// <summary>A parameter of a list: read by it, checked by it and described by it in the OpenAPI document.</summary>
/// <param name="Allowed">The values that it may have; null where it is free.</param>
public sealed record Parameter(string Name, string Meaning, ParameterForm Form = ParameterForm.Text, IReadOnlyList<string>? Allowed = null)
{
    public const int LargestPage = 100;
    public const int LongestText = 200;

    private const int FirstYear = 1949;
    private const int LastYear = 2100;

    /// <summary>What is wrong with <paramref name="value"/> and what would be right; null where it is right.</summary>
    public string? Fault(string value) => Form switch
    {
        ParameterForm.Year => IsWithin(value, FirstYear, LastYear) ? null : $"must be a year from {FirstYear} to {LastYear}",
        ParameterForm.Size => IsWithin(value, 1, LargestPage) ? null : $"must be a whole number from 1 to {LargestPage}",
        ParameterForm.Key => IsWithin(value, 0, long.MaxValue) ? null : "must be a key as 'next' gives it",
        ParameterForm.Day => DateOnly.TryParseExact(value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _)
            ? null
            : "must be a day of the form 2022-01-31",
        _ => TextFault(value),
    };

    private string? TextFault(string value)
    {
        if (value.Length > LongestText)
            return $"must be at most {LongestText} characters long";
        if (value.Any(char.IsControl))
            return "must not contain control characters";
        return Allowed is null || Allowed.Contains(value, StringComparer.Ordinal) ? null : $"must be one of {string.Join(", ", Allowed)}";
    }

    private static bool IsWithin(string value, long least, long most) =>
        long.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most;
}
