using ZoneNews.Extraction.Text;

namespace ZoneNews.Extraction;

/// <summary>Whose figure it is.</summary>
public static class ProjectKind
{
    public const string Project = "project";
    public const string Company = "company";
}

/// <summary>A company's or a single project's amount: never a zone's figure, and kept apart from observations.</summary>
/// <param name="Name">As printed; where the text goes on with 该项目, the name that it stands for.</param>
/// <param name="Kind">One of <see cref="ProjectKind"/>.</param>
/// <param name="Item">What the amount is: investment, capital, revenue, output, profit, tax, exports, orders, financing.</param>
/// <param name="Amount">In the currency's base unit.</param>
/// <param name="Unit">CNY USD EUR HKD.</param>
/// <param name="Status">actual, or estimate for what a project is still to bring (达产后年产值).</param>
/// <param name="Bound">One of <see cref="Bound"/>.</param>
/// <param name="Zone">Official name of the zone that governs the sentence; null where the text names none.</param>
/// <param name="Evidence">Offsets into the body of the sentence.</param>
/// <param name="Quote">The body at <paramref name="Evidence"/>.</param>
/// <param name="Figure">Offsets into the body of the amount with its unit.</param>
public sealed record ProjectMention(
    string Name, string Kind, string Item, decimal Amount, string Unit, string Status, string Bound, string? Zone, TextSpan Evidence, string Quote, TextSpan Figure);
