namespace ZoneNews.Data.Entities;

/// <summary>A development zone.</summary>
public sealed class Zone
{
    public int Id { get; set; }

    /// <summary>Official name, unique.</summary>
    public required string Name { get; set; }

    /// <summary>national, provincial, or unlisted where only a text names it.</summary>
    public required string Level { get; set; }

    /// <summary>经开区, 高新区, 海关特殊监管区 …</summary>
    public required string Type { get; set; }

    public string? Province { get; set; }

    public string? City { get; set; }

    public string? County { get; set; }

    /// <summary>The narrowest division that the catalogue gives.</summary>
    public string? DivisionCode { get; set; }

    public Division? Division { get; set; }

    /// <summary>YYYY or YYYY-MM.</summary>
    public string? Approved { get; set; }

    public decimal? AreaHectares { get; set; }

    /// <summary>Separated by <c>;</c>.</summary>
    public string? Industries { get; set; }

    public string? Website { get; set; }

    /// <summary>Where the row's facts were found; KNOW parts are recalled, not verified.</summary>
    public string? Evidence { get; set; }

    public string? Note { get; set; }

    public List<ZoneAlias> Aliases { get; set; } = [];

    public List<ZoneCode> Codes { get; set; } = [];
}

/// <summary>Another form of a zone's name; each points to one zone.</summary>
public sealed class ZoneAlias
{
    public int Id { get; set; }

    public int ZoneId { get; set; }

    public Zone? Zone { get; set; }

    public required string Name { get; set; }
}

/// <summary>A zone's code in a scheme: zones have none, one or several.</summary>
public sealed class ZoneCode
{
    public int Id { get; set; }

    public int ZoneId { get; set; }

    public Zone? Zone { get; set; }

    /// <summary>GB/T 37028-2018, 2018 catalogue, 统计用区划代码.</summary>
    public required string Scheme { get; set; }

    public required string Code { get; set; }
}

/// <summary>An administrative division of GB/T 2260.</summary>
public sealed class Division
{
    /// <summary>Six digits.</summary>
    public required string Code { get; set; }

    public required string Name { get; set; }

    public required string ShortName { get; set; }

    /// <summary>province, city, county.</summary>
    public required string Level { get; set; }

    public string? ParentCode { get; set; }

    public Division? Parent { get; set; }
}

/// <summary>A named ranking or evaluation.</summary>
public sealed class Ranking
{
    public int Id { get; set; }

    public required string Name { get; set; }

    /// <summary>Separated by <c>;</c>.</summary>
    public string? Aliases { get; set; }

    public string? Organiser { get; set; }

    public int? FirstYear { get; set; }

    public string? FieldSize { get; set; }

    public bool Verified { get; set; }

    public string? Evidence { get; set; }
}
