using ZoneNews.Extraction.Text;

namespace ZoneNews.Extraction.Tests.Text;

public class TextRepairTests
{
    [Theory]
    [InlineData("開(kāi)發(fā)區(qū)", "开发区")]
    [InlineData("政(zheng)(zheng)(zheng)府網(wang)站", "政府网站")]
    [InlineData("女（nǚ）工", "女工")]
    [InlineData("2021年完成GDP(地区生产总值)90亿元", "2021年完成GDP(地区生产总值)90亿元")]
    [InlineData("质量管理体系(ISO)认证", "质量管理体系(ISO)认证")]
    [InlineData("绿能产业基金(筹)成立", "绿能产业基金(筹)成立")]
    [InlineData("园区(park)建成", "园区(park)建成")]
    public void Removes_a_bracket_only_where_it_is_the_reading_of_its_character(string printed, string read) =>
        Assert.Equal(read, TextRepair.Repair(printed, traditional: true).Text);

    [Theory]
    [InlineData("１—２月，ＧＤＰ增长１２．８％", "1—2月，GDP增长12.8%")]
    [InlineData("产\u200B值\uFEFF12\u00A0.5亿元", "产值12.5亿元")]
    [InlineData("营商环境全省蕞优，蕞尔小邦", "营商环境全省最优，蕞尔小邦")]
    [InlineData("把项目作为头部要务，一批头部企业落户", "把项目作为第一要务，一批头部企业落户")]
    [InlineData("占据头部位置，吸引头部期刊、头部工程机械厂商和头部产业链企业，稳居行业头部，头部资源集聚", "占据头部位置，吸引头部期刊、头部工程机械厂商和头部产业链企业，稳居行业头部，头部资源集聚")]
    [InlineData("人才是头部资源，居全省头部位，走在头部线", "人才是第一资源，居全省第一位，走在第一线")]
    [InlineData("综合得分位列全市头部。加快跻身头部方阵", "综合得分位列全市第一。加快跻身头部方阵")]
    [InlineData("给予至高3000万元奖励，以至高无上的标准", "给予最高3000万元奖励，以至高无上的标准")]
    public void Repairs_width_splits_and_substituted_words(string printed, string read) =>
        Assert.Equal(read, TextRepair.Repair(printed, traditional: false).Text);

    [Theory]
    [InlineData("１—２月產(chǎn)值１２．８億(yì)元，經(jīng)濟頭(tóu)部要務")]
    [InlineData("乾(qián)元皇後\u200B頭部時間(jiān)着\u3000裡面")]
    [InlineData("周𬭎說：臺資企業乾乾淨淨，頭部責任")]
    public void Gives_the_printed_text_back(string printed) =>
        Assert.Equal(printed, TextRepair.Repair(printed, traditional: true).Printed());

    [Fact]
    public void Names_the_kind_and_the_place_of_each_repair()
    {
        var read = TextRepair.Repair("產(chǎn)業蕞優", traditional: true);

        Assert.Equal("产业最优", read.Text);
        Assert.Equal(
            [(RepairKind.Traditional, "產", "产"), (RepairKind.Pinyin, "(chǎn)", ""), (RepairKind.Traditional, "業", "业"), (RepairKind.Substitution, "蕞", "最"), (RepairKind.Traditional, "優", "优")],
            read.Repairs.Select(r => (r.Kind, r.Printed, r.Span.Of(read.Text))));
    }

    [Fact]
    public void Converts_by_phrase_and_keeps_word_forms_of_taiwan()
    {
        Assert.Equal("皇后在干净的后院里著书，专案品质", TraditionalText.Simplify("皇后在乾淨的後院裡著書，專案品質").Text);
        Assert.Equal("乾隆年间", TraditionalText.Simplify("乾隆年間").Text);
    }

    [Fact]
    public void Takes_a_text_as_traditional_only_as_a_whole()
    {
        Assert.True(TraditionalText.IsTraditional(["園區黨工委召開會議"]));
        Assert.False(TraditionalText.IsTraditional(["乾县召开会议，研究著作权与徵信，部署开发区经济工作"]));
    }
}
