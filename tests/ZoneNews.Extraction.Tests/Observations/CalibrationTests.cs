using ZoneNews.Testing;
using ZoneNews.Testing.Scoring;

namespace ZoneNews.Extraction.Tests.Observations;

/// <summary>Confidence is worth what it says, on sites that neither rules nor confidences were made on.</summary>
public sealed class CalibrationTests(ITestOutputHelper output)
{
    private const double Threshold = 0.7;

    [Fact]
    public void Confidence_comes_true_on_the_held_out_sites()
    {
        var judged = JudgedFigure.OfSites(Repository.Heldout);
        foreach (var line in Calibration.Lines(judged, Threshold))
            output.WriteLine(line);
        Assert.InRange(Calibration.Error(judged), 0, 0.05);
        Assert.InRange(Calibration.Brier(judged), 0, 0.06);
        Assert.All(Calibration.Reliability(judged).Where(b => b.Count >= 40), b => Assert.InRange(b.Observed, b.Predicted - 0.06, 1));
        var shown = judged.Where(j => j.Figure.Doubt is null && j.Figure.Confidence >= Threshold).ToList();
        Assert.True(shown.Count >= judged.Count * 0.9 && Calibration.Share(shown) >= 0.93, $"{shown.Count} {Calibration.Share(shown)}");
    }

    [Fact]
    public void A_rule_that_is_right_more_often_is_trusted_more_and_one_never_seen_has_the_prior()
    {
        var judged = JudgedFigure.OfSites(Repository.Sites).Where(j => j.Figure.Rule == "level").Take(100).ToList();
        var spoiled = judged.Select((j, n) => (j with { Right = n % 2 == 0 }, 1.0)).ToList();
        var rules = new[] { "level", "share" };
        var half = Calibration.Fit(spoiled, rules).ToDictionary();
        var whole = Calibration.Fit([.. judged.Select(j => (j, 1.0))], rules).ToDictionary();
        Assert.InRange(half["level"], 0.5, 0.55);
        Assert.InRange(whole["level"], 0.98, 0.99);
        Assert.Equal(0.9, half["share"], 3);
        Assert.All(whole.Where(r => r.Key[0] == '*'), r => Assert.InRange(r.Value, 0.5, 1));
    }
}
