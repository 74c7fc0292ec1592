namespace ZoneNews.Extraction.Observations;

/// <summary>Reads numerals, Arabic and Chinese and mixed: 1,234.5 · 10.9万 · 二百余 · 三点二亿 · 百分之八点五 is left to <see cref="QuantityReader"/>.</summary>
internal static class NumeralReader
{
    /// <summary>What lies above is no figure of this world, and must not overflow.</summary>
    internal const decimal Most = 1_000_000_000_000_000m;

    /// <summary>As many as a long holds.</summary>
    private const int MostDigits = 18;

    /// <summary>A numeral: its value, its length, and whether 多 or 余 stands inside it.</summary>
    internal readonly record struct Numeral(decimal Value, int Length, bool More);

    public static Numeral? At(ReadOnlySpan<char> text)
    {
        if (text.IsEmpty)
            return null;
        if (text[0] == '负')
            return text.Length > 1 && (char.IsAsciiDigit(text[1]) || DigitOf(text[1]) >= 0 || text[1] == '十') && At(text[1..]) is { Length: > 0 } size ? new Numeral(-size.Value, size.Length + 1, size.More) : null;
        var arabic = Arabic(text);
        var head = arabic ?? Chinese(text);
        return head is { } found ? Magnify(text, found, arabic is not null) : null;
    }

    private static Numeral? Arabic(ReadOnlySpan<char> text)
    {
        var at = text[0] is '-' or '－' or '−' or '+' && text.Length > 1 && char.IsAsciiDigit(text[1]) ? 1 : 0;
        var start = at;
        while (at < text.Length && (char.IsAsciiDigit(text[at]) || IsThousandsComma(text, at, start)))
            at++;
        if (at == start)
            return null;
        if (at + 1 < text.Length && text[at] == '.' && char.IsAsciiDigit(text[at + 1]))
            for (at++; at < text.Length && char.IsAsciiDigit(text[at]);)
                at++;
        return new Numeral(ValueOf(text[start..at], text[0] is '-' or '－' or '−'), at, false);
    }

    /// <summary>Digits with commas and a point; what lies behind <see cref="MostDigits"/> of them is left out.</summary>
    private static decimal ValueOf(ReadOnlySpan<char> digits, bool negative)
    {
        var (value, count, point) = (0L, 0, -1);
        foreach (var c in digits)
        {
            if (c == '.')
                point = count;
            if (!char.IsAsciiDigit(c) || count == MostDigits)
                continue;
            value = value * 10 + (c - '0');
            count++;
        }
        return new decimal((int)value, (int)(value >> 32), 0, negative, (byte)(point < 0 ? 0 : count - point));
    }

    private static bool IsThousandsComma(ReadOnlySpan<char> text, int at, int start) =>
        text[at] == ',' && at > start && at - start <= 3 + (text[start..at].Contains(',') ? 12 : 0) && at + 3 < text.Length
        && char.IsAsciiDigit(text[at + 1]) && char.IsAsciiDigit(text[at + 2]) && char.IsAsciiDigit(text[at + 3])
        && (at + 4 == text.Length || !char.IsAsciiDigit(text[at + 4]));

    /// <summary>十、百、千 and digits, with 点: up to but without 万 and 亿.</summary>
    private static Numeral? Chinese(ReadOnlySpan<char> text)
    {
        decimal total = 0, digit = 0;
        var (at, seen, more, pending) = (0, false, false, false);
        // The place before the last digit: 四百五 is 450, 四百零五 is 405.
        var last = 0;
        for (; at < text.Length; at++)
        {
            var c = text[at];
            var place = c switch { '十' => 10, '百' => 100, '千' => 1000, _ => 0 };
            if (DigitOf(c) is var d and >= 0)
                (digit, pending, seen, last) = (pending && total == 0 && digit < Most ? digit * 10 + d : d, true, true, d == 0 ? 0 : last);
            else if (place > 0)
                (total, digit, pending, seen, last) = (total + (pending && digit > 0 ? digit : 1) * place, 0, false, true, place);
            else if (c is '多' or '余' && seen && !more && at + 1 < text.Length && IsMagnitude(text[at + 1]))
                more = true;
            else
                break;
        }
        if (!seen)
            return text.Length > 1 && text[0] is ('万' or '亿') ? new Numeral(1, 0, false) : null;
        total += pending && total > 0 && last >= 100 ? digit * last / 10 : digit;
        return at + 1 < text.Length && text[at] == '点' && DigitOf(text[at + 1]) >= 0 ? Fraction(text, at, total) : new Numeral(total, at, more);
    }

    private static Numeral Fraction(ReadOnlySpan<char> text, int point, decimal whole)
    {
        var (at, unit) = (point + 1, 0.1m);
        for (; at < text.Length && DigitOf(text[at]) is var d and >= 0; at++, unit /= 10)
            whole += d * unit;
        return new Numeral(whole, at, false);
    }

    private static int DigitOf(char c) => c switch
    {
        '零' or '〇' => 0,
        '一' => 1,
        '二' or '两' => 2,
        '三' => 3,
        '四' => 4,
        '五' => 5,
        '六' => 6,
        '七' => 7,
        '八' => 8,
        '九' => 9,
        _ => -1,
    };

    /// <summary>What stands behind 万 or 亿 in words: 一万二千, 四万零五十; not 一万二, and not a number of 万 behind 亿.</summary>
    private static Numeral? Lower(ReadOnlySpan<char> text, decimal scale)
    {
        if (text.IsEmpty || Chinese(text) is not { Length: > 1, More: false } low || low.Value >= scale || low.Value != Math.Floor(low.Value))
            return null;
        var places = text[..low.Length].IndexOfAny('千', '百', '十') >= 0;
        return (places || text[0] == '零') && (low.Length == text.Length || !IsMagnitude(text[low.Length]) || scale == 10_000m && text[low.Length] == '亿') ? low : null;
    }

    /// <summary>一万三 is 13,000: a last digit behind 万 or 亿, where a unit or nothing follows.</summary>
    private static int Colloquial(ReadOnlySpan<char> text) =>
        !text.IsEmpty && DigitOf(text[0]) is > 0 and var d && (text.Length == 1 || !char.IsLetter(text[1]) || text[1] is '元' or '人' or '家' or '户' or '吨' or '亩') && (text.Length == 1 || text[1] != '.') ? d : 0;

    /// <summary>1亿3000万, 25万6千, 3万4000: what stands behind a magnitude in digits, less than it.</summary>
    private static Numeral? Mixed(ReadOnlySpan<char> text, decimal scale)
    {
        var (value, at) = (0m, 0);
        while (at < text.Length && char.IsAsciiDigit(text[at]))
        {
            var digits = at;
            while (digits < text.Length && digits - at <= 4 && char.IsAsciiDigit(text[digits]))
                digits++;
            var number = ValueOf(text[at..digits], negative: false);
            decimal place = digits < text.Length && !IsUnitPrefix(text, digits) ? text[digits] switch { '万' => 10_000m, '千' => 1_000m, '百' => 100m, _ => 0 } : 0;
            var whole = place == 0 && scale == 10_000m && digits - at == 4 && value == 0 && (digits == text.Length || text[digits] is not ('年' or '.' or '-' or '—' or '%'));
            if (place == 0 && !whole || number == 0 || number * Math.Max(place, 1) >= scale)
                break;
            (value, at, scale) = (value + number * Math.Max(place, 1), whole ? digits : digits + 1, whole ? 1 : place);
        }
        return at == 0 ? null : new Numeral(value, at, false);
    }

    /// <summary>千瓦, 千米, 百分: part of a unit.</summary>
    private static bool IsUnitPrefix(ReadOnlySpan<char> text, int at) =>
        at + 1 < text.Length && text[at + 1] is '瓦' or '米' or '克' or '分' or '卡' or '伏' or '强';

    private static bool IsMagnitude(char c) => c is '万' or '亿' or '千' or '百' or '十';

    /// <summary>百, 千, 万, 亿 and 万亿 behind the numeral, and what follows them: 二亿三千万.</summary>
    private static Numeral? Magnify(ReadOnlySpan<char> text, Numeral head, bool arabic)
    {
        var (value, at, more) = head;
        var scaled = false;
        while (at < text.Length)
        {
            var rest = at;
            if (text[rest] is '多' or '余' && rest + 1 < text.Length && IsMagnitude(text[rest + 1]))
                rest++;
            while (rest < text.Length && text[rest] == ' ')
                rest++;
            decimal scale = rest == text.Length ? 0 : text[rest] switch { '万' => 10_000m, '亿' => 100_000_000m, '千' when arabic && !IsUnitPrefix(text, rest) => 1_000m, '百' when arabic && !IsUnitPrefix(text, rest) => 100m, _ => 0 };
            if (scale == 0 || Math.Abs(value) > Most)
                break;
            more |= rest > at && text[at] != ' ';
            (value, at, scaled) = (value * scale, rest + 1, true);
            if (!arabic && Lower(text[at..], scale) is { Length: > 0 } lower)
                (value, at) = (value + lower.Value, at + lower.Length);
            if (!arabic && Colloquial(text[at..]) is > 0 and var tenth)
                (value, at) = (value + tenth * scale / 10, at + 1);
            if (arabic && decimal.IsInteger(head.Value) && Mixed(text[at..], scale) is { Length: > 0 } mixed)
                (value, at) = (value + mixed.Value, at + mixed.Length);
            if (!arabic && scale == 100_000_000m && Chinese(text[at..]) is { Length: > 0 } low && at + low.Length < text.Length && text[at + low.Length] == '万')
            {
                (value, at) = (value + low.Value * 10_000m, at + low.Length + 1);
                if (Lower(text[at..], 10_000m) is { Length: > 0 } last)
                    (value, at) = (value + last.Value, at + last.Length);
            }
        }
        return at == 0 || (head.Length == 0 && !scaled) ? null : new Numeral(value, at, more);
    }
}
