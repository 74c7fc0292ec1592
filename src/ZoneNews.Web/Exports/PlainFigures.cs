namespace ZoneNews.Web.Exports;

public static class PlainFigures
{
    /// <summary>The same number without the zeros that a database's scale puts behind it.</summary>
    public static decimal Plain(decimal value) => value / 1.0000000000000000000000000000m;
}
