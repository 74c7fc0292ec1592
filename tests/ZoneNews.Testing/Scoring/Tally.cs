namespace ZoneNews.Testing.Scoring;

/// <summary>How many of the predictions were right, and of how many to be found.</summary>
public readonly record struct Tally(int Right, int Predicted, int Gold)
{
    public double Precision => Predicted > 0 ? (double)Right / Predicted : Gold == 0 ? 1 : 0;

    public double Recall => Gold > 0 ? (double)Right / Gold : 1;

    public double F1 => Precision + Recall > 0 ? 2 * Precision * Recall / (Precision + Recall) : 0;

    public static Tally operator +(Tally a, Tally b) => new(a.Right + b.Right, a.Predicted + b.Predicted, a.Gold + b.Gold);

    public static Tally Add(Tally left, Tally right) => left + right;

    public override string ToString() => FormattableString.Invariant($"P {Precision:F4} R {Recall:F4} F1 {F1:F4} ({Right} of {Predicted}, gold {Gold})");
}
