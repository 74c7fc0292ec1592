namespace ZoneNews.Benchmarks.Archive;

/// <summary>Draws ranks 0 to count − 1 by the law of Zipf and Mandelbrot: rank r as often as 1 / (r + <paramref name="shift"/> + 1).</summary>
internal sealed class Skew(int count, double shift)
{
    private readonly double[] _upTo = Sums(count, shift);

    public int Next(Random random)
    {
        var at = Array.BinarySearch(_upTo, random.NextDouble() * _upTo[^1]);
        return Math.Min(at < 0 ? ~at : at, _upTo.Length - 1);
    }

    private static double[] Sums(int count, double shift)
    {
        var sums = new double[count];
        var sum = 0.0;
        for (var r = 0; r < count; r++)
            sums[r] = sum += 1 / (r + shift + 1);
        return sums;
    }
}
