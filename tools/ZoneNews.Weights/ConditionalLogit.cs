namespace ZoneNews.Weights;

/// <summary>One choice: candidates with their features, of which one or more are right.</summary>
internal sealed record Choice(double[][] Candidates, bool[] Right);

/// <summary>Logistic regression over choices (McFadden 1974): a candidate's chance grows with the exponent of its weighted features.</summary>
internal static class ConditionalLogit
{
    private const int Rounds = 3000;
    private const double FirstStep = 0.05;

    /// <summary>The weights under which the right candidates are likeliest, held near zero by <paramref name="pull"/> (the inverse variance of a normal prior).</summary>
    public static double[] Fit(IReadOnlyList<Choice> choices, double pull)
    {
        var weights = new double[choices[0].Candidates[0].Length];
        // Adagrad (Duchi, Hazan and Singer 2011): rare features take longer steps.
        var squares = new double[weights.Length];
        for (var round = 0; round < Rounds; round++)
        {
            var slope = new double[weights.Length];
            for (var k = 0; k < weights.Length; k++)
                slope[k] = -pull * weights[k];
            foreach (var choice in choices)
                AddSlope(choice, weights, slope);
            for (var k = 0; k < weights.Length; k++)
            {
                squares[k] += slope[k] * slope[k];
                if (squares[k] > 0)
                    weights[k] += FirstStep * slope[k] / Math.Sqrt(squares[k]);
            }
        }
        return weights;
    }

    // What the right candidates have on the average, less what all have.
    private static void AddSlope(Choice choice, double[] weights, double[] slope)
    {
        var scores = Array.ConvertAll(choice.Candidates, c => Dot(c, weights));
        var most = scores.Max();
        var (all, right) = (0.0, 0.0);
        for (var i = 0; i < scores.Length; i++)
        {
            scores[i] = Math.Exp(scores[i] - most);
            all += scores[i];
            right += choice.Right[i] ? scores[i] : 0;
        }
        // So unlikely that its chance is no number: the right ones count alike.
        var even = right < double.Epsilon ? 1.0 / choice.Right.Count(r => r) : 0;
        for (var i = 0; i < scores.Length; i++)
        {
            var excess = (choice.Right[i] ? even > 0 ? even : scores[i] / right : 0) - scores[i] / all;
            for (var k = 0; k < slope.Length; k++)
                slope[k] += excess * choice.Candidates[i][k];
        }
    }

    private static double Dot(double[] a, double[] b)
    {
        var sum = 0.0;
        for (var i = 0; i < a.Length; i++)
            sum += a[i] * b[i];
        return sum;
    }
}
