using Smtp163Addin.Relay.Drafts;
using Xunit;

namespace Smtp163Addin.Relay.Tests.Drafts;

/// <summary>Text, ids and file names that go into headers.</summary>
public sealed class HeaderBoundTests
{
    [Theory]
    [InlineData("")]
    [InlineData("报价 🎉 e\u0301 \u202Eabc\u202C \u200B\u200D\uFEFF")]
    [InlineData("\"<>,;:=?%/\\")]
    public void Text_of_any_script_with_direction_marks_stays(string text) =>
        Assert.Equal(text, Assert.IsType<Checked<string>.Accepted>(HeaderText.Check(text, HeaderText.LongestSubject)).Value);

    [Fact]
    public void Every_control_character_and_line_separator_is_refused()
    {
        var controls = Enumerable.Range(0, 0x20).Concat(Enumerable.Range(0x7f, 0x21)).Append(0x2028).Append(0x2029);

        Assert.All(controls, control =>
            Assert.IsType<Checked<string>.Refused>(HeaderText.Check("a" + (char)control + "b", HeaderText.LongestSubject)));
    }

    [Fact]
    public void Half_a_character_is_refused()
    {
        // Not inline data: an attribute is stored in UTF-8, which has no halves.
        string[] texts = ["\uD83C", "\uDF89", "\uDF89\uD83C", "a\uD83Cb"];

        Assert.All(texts, text => Assert.IsType<Checked<string>.Refused>(HeaderText.Check(text, HeaderText.LongestSubject)));
        Assert.All(texts, text => Assert.IsType<Checked<EmailAddress>.Refused>(EmailAddress.Parse($"{text}@example.com")));
        Assert.All(texts, text => Assert.IsType<Checked<EmailAddress>.Refused>(EmailAddress.Parse($"user@{text}.com")));
    }

    [Fact]
    public void A_limit_counts_UTF_16_code_units()
    {
        Assert.IsType<Checked<string>.Accepted>(HeaderText.Check(string.Concat(Enumerable.Repeat("😀", 499)), HeaderText.LongestSubject));
        Assert.IsType<Checked<string>.Refused>(HeaderText.Check(string.Concat(Enumerable.Repeat("😀", 500)), HeaderText.LongestSubject));
    }

    [Theory]
    [InlineData("<a@b>", "a@b")]
    [InlineData("a@b", "a@b")]
    [InlineData("<AM0PR04MB1234.eurprd04@x.prod.outlook.com>", "AM0PR04MB1234.eurprd04@x.prod.outlook.com")]
    [InlineData("<no-at-sign>", "no-at-sign")]
    [InlineData("<a@[10.0.0.1]>", "a@[10.0.0.1]")]
    [InlineData("a/b=c+d:e@f", "a/b=c+d:e@f")]
    public void A_message_id_is_kept_without_its_brackets(string given, string identifier) =>
        Assert.Equal(identifier, Assert.IsType<Checked<string>.Accepted>(MessageIdentifier.ParseMessageId(given)).Value);

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("<>")]
    [InlineData("<a@b")]
    [InlineData("a@b>")]
    [InlineData("<<a@b>>")]
    [InlineData("<a@b> <c@d>")]
    [InlineData("a b@c")]
    [InlineData("a@b\r\nBcc: x@y")]
    [InlineData("a\0@b")]
    [InlineData("名@b")]
    [InlineData("a(b)@c")]
    [InlineData("\"a\"@b")]
    public void What_is_no_message_id_is_refused(string? given) =>
        Assert.IsType<Checked<string>.Refused>(MessageIdentifier.ParseMessageId(given));

    [Fact]
    public void A_content_id_comes_without_brackets()
    {
        Assert.IsType<Checked<string>.Accepted>(MessageIdentifier.ParseContentId("image001.png@01DC5C6B.8A7F2E10"));
        Assert.IsType<Checked<string>.Refused>(MessageIdentifier.ParseContentId("<image001.png@01DC5C6B.8A7F2E10>"));
    }

    [Theory]
    [InlineData("run.bat")]
    [InlineData("RUN.BAT")]
    [InlineData("run.bat.")]
    [InlineData("run.bat . .")]
    [InlineData("run.js\u3000")]
    [InlineData("报价.vbs")]
    [InlineData("a.pdf.scr")]
    [InlineData(".com")]
    public void A_file_that_163_refuses_is_known_by_its_extension(string name) => Assert.True(RefusedExtensions.Refuses(name));

    [Theory]
    [InlineData("")]
    [InlineData("...")]
    [InlineData("bat")]
    [InlineData("a.bat.pdf")]
    [InlineData("a.json")]
    [InlineData("example.com.pdf")]
    [InlineData("a.exe")]
    public void Other_files_pass(string name) => Assert.False(RefusedExtensions.Refuses(name));

    [Fact]
    public void Every_extension_of_the_list_is_refused()
    {
        Assert.Equal(14, RefusedExtensions.All.Count);
        Assert.All(RefusedExtensions.All, extension => Assert.True(RefusedExtensions.Refuses("x" + extension)));
    }
}
