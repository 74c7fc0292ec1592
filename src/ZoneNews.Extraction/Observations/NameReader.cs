using ZoneNews.Extraction.Text;

namespace ZoneNews.Extraction.Observations;

/// <summary>Reads a name at a place of the text: a zone or a region of the catalogue, 全区 and the like, and groups such as 全省119家经开区.</summary>
internal static class NameReader
{
    private static readonly (string Word, NameKind Kind)[] Relative =
    [
        ("全区", NameKind.ThisZone), ("我区", NameKind.ThisZone), ("本区", NameKind.ThisZone), ("园区", NameKind.ThisZone), ("片区", NameKind.ThisZone), ("全园", NameKind.ThisZone), ("区内", NameKind.ThisZone),
        ("开发区", NameKind.ThisZone), ("经开区", NameKind.ThisZone), ("高新区", NameKind.ThisZone), ("新区", NameKind.ThisZone), ("保税区", NameKind.ThisZone), ("综保区", NameKind.ThisZone),
        ("示范区", NameKind.ThisZone), ("经济技术开发区", NameKind.ThisZone), ("高新技术产业开发区", NameKind.ThisZone), ("经济开发区", NameKind.ThisZone),
        ("全市", NameKind.ThisCity), ("我市", NameKind.ThisCity), ("本市", NameKind.ThisCity), ("全州", NameKind.ThisCity), ("我州", NameKind.ThisCity), ("全县", NameKind.ThisCounty), ("我县", NameKind.ThisCounty),
        ("全省", NameKind.ThisProvince), ("全疆", NameKind.ThisProvince), ("我省", NameKind.ThisProvince), ("全自治区", NameKind.ThisProvince), ("全国", NameKind.Nation), ("我国", NameKind.Nation),
        ("前者", NameKind.Former), ("后者", NameKind.Latter),
    ];

    private static readonly PhraseTrie<string> GroupKinds = PhraseTrie.Of(
    [
        ("国家级经济技术开发区", "国家级经开区"), ("国家级经开区", "国家级经开区"), ("国家经济技术开发区", "国家级经开区"), ("国家经开区", "国家级经开区"), ("国家级经济开发区", "国家级经开区"),
        ("国家级高新技术产业开发区", "国家级高新区"), ("国家高新技术产业开发区", "国家级高新区"), ("国家级高新区", "国家级高新区"), ("国家高新区", "国家级高新区"),
        ("国家级新区", "国家级新区"), ("国家级开发区", "国家级开发区"), ("国家级园区", "国家级园区"),
        ("省级经济技术开发区", "省级经开区"), ("省级经济开发区", "省级经开区"), ("省级经开区", "省级经开区"), ("省级高新区", "省级高新区"), ("省级开发区", "省级开发区"), ("省级以上开发区", "省级以上开发区"),
        ("省级以上经开区", "省级以上经开区"), ("省级以上产业园区", "省级以上产业园区"),
        ("经济技术开发区", "经开区"), ("经济开发区", "经开区"), ("经开区", "经开区"), ("高新技术产业开发区", "高新区"), ("高新区", "高新区"), ("开发区", "开发区"),
        ("产业园区", "产业园区"), ("工业园区", "工业园区"), ("园区", "园区"), ("综合保税区", "综保区"), ("综保区", "综保区"), ("自贸试验区", "自贸试验区"),
    ]);

    private static readonly PhraseTrie<Name> RelativeNames = PhraseTrie.Of(Relative.Select(r => (r.Word, new Name(r.Kind, r.Word))));

    /// <summary>Whether a text is a kind of zones and nothing else: 经开区, 综合保税区.</summary>
    internal static bool IsKind(ReadOnlySpan<char> text) => GroupKinds.LongestAt(text).Length == text.Length || RelativeNames.LongestAt(text).Length == text.Length;

    /// <summary>How many characters at the end of a name say of what kind the zone is; 0 where none do.</summary>
    internal static int KindBehind(string name)
    {
        for (var at = 1; at < name.Length; at++)
            if (IsKind(name.AsSpan(at)))
                return name.Length - at;
        return 0;
    }

    private static readonly PhraseTrie<string> Belts = PhraseTrie.Of(["东部地区", "中部地区", "西部地区", "东北地区", "长三角", "长江经济带", "京津冀", "粤港澳大湾区"]);

    private const string GroupStarts = "国东中西长京粤省各个";

    /// <summary>The characters that a name without a place of the catalogue may begin with.</summary>
    public static string Starts { get; } = GroupStarts + "0123456789" + string.Concat(Relative.Select(r => r.Word[0]).Distinct());

    public static NameMention? At(string text, int at, int end, Catalogue catalogue)
    {
        var rest = text.AsSpan(at, end - at);
        if (char.IsAsciiDigit(text[at]))
            return IsCount(rest) ? Group(rest, at) : null;
        if (GroupStarts.Contains(text[at], StringComparison.Ordinal) && Group(rest, at) is { } bare)
            return bare;
        var (here, hereLength) = RelativeNames.LongestAt(rest);
        var (name, length) = catalogue.NameAt(rest);
        if (name?.Zone is not null)
            return new NameMention(new TextSpan(at, at + length), new Name(NameKind.Zone, name.Official));
        // 全州 is also the short name of a county.
        var region = name?.Division is { } division && !(name.Short && hereLength >= length && here.Kind != NameKind.ThisZone)
            ? new NameMention(new TextSpan(at, at + length), new Name(NameKind.Division, division.Name))
            : hereLength > 0 && here.Kind != NameKind.ThisZone ? new NameMention(new TextSpan(at, at + hereLength), here) : null;
        if (region is not null && region.Name.Kind != NameKind.ThisZone && GroupBehind(text, region, end) is { } group)
            return group;
        if (name is { Short: true } && region?.Name.Kind is null or NameKind.Division)
            return null;
        return region ?? (hereLength > 0 ? new NameMention(new TextSpan(at, at + hereLength), here) : null);
    }

    /// <summary>A region and, behind it, an optional count and a kind: 全国217家国家级经开区.</summary>
    private static NameMention? GroupBehind(string text, NameMention region, int end)
    {
        var at = region.Span.End;
        if (region.Name.Kind == NameKind.Nation)
            at += Belts.LongestAt(text.AsSpan(at, end - at)).Length;
        var (size, length) = Size(text.AsSpan(at, end - at));
        var (kind, kindLength) = GroupKinds.LongestAt(text.AsSpan(at + length, end - at - length));
        return kind is null || region.Name.Kind == NameKind.Division && size is null && !kind.Contains('级', StringComparison.Ordinal) && !region.Name.Official.EndsWith('省') ? null
            : new NameMention(new TextSpan(region.Span.Start, at + length + kindLength), new Name(NameKind.Group, RegionWord(region.Name) + kind, size));
    }

    private static string RegionWord(Name region) => region.Kind == NameKind.Nation ? "全国" : region.Official;

    /// <summary>东部地区国家级经开区, 国家级经开区 by itself, 19家国家级开发区.</summary>
    private static NameMention? Group(ReadOnlySpan<char> text, int at)
    {
        var (belt, beltLength) = Belts.LongestAt(text);
        var (size, length) = Size(text[beltLength..]);
        var (kind, kindLength) = GroupKinds.LongestAt(text[(beltLength + length)..]);
        if (kind is null || belt is null && !kind.Contains('级', StringComparison.Ordinal))
            return null;
        return new NameMention(new TextSpan(at, at + beltLength + length + kindLength), new Name(NameKind.Group, belt + kind, size));
    }

    // Of all the digits of a text hardly any begin a count of zones.
    private static bool IsCount(ReadOnlySpan<char> text) => text.IndexOfAnyExceptInRange('0', '9') is > 0 and < 5 and var end && text[end] is '家' or '个';

    private static (int? Size, int Length) Size(ReadOnlySpan<char> text)
    {
        if (text.IsEmpty)
            return default;
        var skip = text[0] is '的' or '共' or '各' or '有' ? 1 : text.StartsWith("参评的") || text.StartsWith("参与的") ? 3 : 0;
        if (skip < text.Length && NumeralReader.At(text[skip..]) is { Length: > 0, Value: > 0 and < 10_000 } numeral
            && skip + numeral.Length < text.Length && text[skip + numeral.Length] is '家' or '个')
            return ((int)numeral.Value, skip + numeral.Length + 1);
        return (null, skip == 1 && text[0] == '有' ? 0 : skip);
    }
}
