using System.Globalization;
using Microsoft.AspNetCore.Http;
using ZoneNews.Data.Queries;

namespace ZoneNews.Web.Api;

/// <summary>A request's query, read by the parameters that its list has. Empty values count as absent.</summary>
public sealed class Asked(IQueryCollection query)
{
    public string? Text(string name) => query[name].ToString() is { Length: > 0 } value ? value : null;

    public int? Number(string name) => Text(name) is { } value ? int.Parse(value, CultureInfo.InvariantCulture) : null;

    public long? Key(string name) => Text(name) is { } value ? long.Parse(value, CultureInfo.InvariantCulture) : null;

    public DateOnly? Day(string name) => Text(name) is { } value ? DateOnly.ParseExact(value, "yyyy-MM-dd", CultureInfo.InvariantCulture) : null;

    /// <summary>What is wrong, by parameter. Where <paramref name="strict"/>, an unknown name is wrong too.</summary>
    public Dictionary<string, string[]> Faults(IReadOnlyList<Parameter> parameters, bool strict)
    {
        var faults = new Dictionary<string, string[]>(StringComparer.Ordinal);
        foreach (var (name, values) in query)
            if (Fault(parameters, strict, name, values) is { } fault)
                faults[name] = [fault];
        return faults;
    }

    public ArticleQuery Articles() => new()
    {
        Q = Text("q"),
        Zone = Text("zone"),
        Province = Text("province"),
        City = Text("city"),
        Year = Number("year"),
        Indicator = Text("indicator"),
        Category = Text("category"),
        Source = Text("source"),
        Level = Text("level"),
        Type = Text("type"),
        ByRelevance = Text("sort") == "relevance",
        Before = Key("before"),
        Take = Number("take") ?? 20,
    };

    public ObservationQuery Observations() => new()
    {
        Zone = Text("zone"),
        Province = Text("province"),
        Year = Number("year"),
        Indicator = Text("indicator"),
        Measure = Text("measure"),
        Status = Text("status"),
        Source = Text("source"),
        AsOf = Day("as_of"),
        Before = Key("before"),
        Take = Number("take") ?? 50,
    };

    public ProjectQuery Projects() => new()
    {
        Zone = Text("zone"),
        Province = Text("province"),
        Kind = Text("kind"),
        Item = Text("item"),
        Year = Number("year"),
        Before = Key("before"),
        Take = Number("take") ?? 50,
    };

    public ZoneQuery Zones() => new()
    {
        Q = Text("q"),
        Province = Text("province"),
        City = Text("city"),
        Level = Text("level"),
        Type = Text("type"),
        Industry = Text("industry"),
        After = Number("after"),
        Take = Number("take") ?? 50,
    };

    private static string? Fault(
        IReadOnlyList<Parameter> parameters, bool strict, string name, Microsoft.Extensions.Primitives.StringValues values)
    {
        var parameter = parameters.FirstOrDefault(p => p.Name == name);
        if (parameter is null)
            return strict ? $"is no parameter here; there are {string.Join(", ", parameters.Select(p => p.Name))}" : null;
        if (values.Count > 1)
            return "must be given once";
        return string.IsNullOrEmpty(values[0]) ? null : parameter.Fault(values[0]!);
    }
}
