using System.Text.Json;
using ZoneNews.Extraction.Text;
using ZoneNews.Testing;

namespace ZoneNews.Extraction.Tests.Text;

public class OutsideCasesTests
{
    [Theory]
    [InlineData("t2s")]
    [InlineData("tw2s")]
    [InlineData("hk2s")]
    public void Simplifies_nine_of_ten_cases_of_opencc(string config)
    {
        var folder = Repository.Shared("suites/opencc");
        Assert.SkipWhen(folder is null, "../shared/suites/opencc is not beside the checkout");
        var cases = File.ReadLines(Path.Combine(folder!, "t2s_cases.jsonl")).Select(line => JsonDocument.Parse(line).RootElement)
            .Where(c => c.GetProperty("config").GetString() == config).ToList();

        var right = cases.Count(c => TraditionalText.Simplify(c.GetProperty("input").GetString()!).Text == c.GetProperty("expected").GetString());

        Assert.InRange((double)right / cases.Count, 0.9, 1);
    }
}
