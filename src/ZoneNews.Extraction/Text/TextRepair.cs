namespace ZoneNews.Extraction.Text;

/// <summary>The repairs of a page's text: characters, then traditional to simplified, then substituted words.</summary>
public static class TextRepair
{
    /// <summary>Reads <paramref name="printed"/>; the result's <see cref="SourceText.Printed"/> gives it back.</summary>
    /// <param name="traditional">Whether the page is in traditional characters (<see cref="TraditionalText.IsTraditional"/>).</param>
    public static SourceText Repair(string printed, bool traditional)
    {
        var read = CharacterRepair.Repair(printed);
        if (traditional)
            read = read.Then(TraditionalText.Simplify(read.Text));
        return read.Then(Substitutions.Repair(read.Text)).Joined();
    }
}
