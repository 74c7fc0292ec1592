namespace ZoneNews.Web.Areas.Admin;

/// <summary>A labelled input of the desk. <paramref name="Label"/> and <paramref name="Fault"/> are keys of the desk's texts.</summary>
public sealed record DeskField(string Label, string Name, string? Value, string? Fault)
{
    public bool Numeric { get; init; }

    public string Id => Name.Replace('.', '_');
}

/// <summary>A labelled choice of the desk.</summary>
public sealed record DeskChoice(string Label, string Name, string? Value, IEnumerable<(string Value, string Text)> Options, string? Fault)
{
    public string Id => Name.Replace('.', '_');
}
