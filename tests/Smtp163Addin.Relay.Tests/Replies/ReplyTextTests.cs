using System.Net;
using System.Text;
using CsCheck;
using Smtp163Addin.Relay.Replies;
using Xunit;

namespace Smtp163Addin.Relay.Tests.Replies;

/// <summary>What the sender sees of a reply.</summary>
public sealed class ReplyTextTests
{
    [Theory]
    [InlineData("http://mail.163.com/help/help_spam_16.htm?ip=192.0.2.1&hostid=smtp12&time=1", "http://mail.163.com/help/help_spam_16.htm?ip=&hostid=smtp12&time=1")]
    [InlineData("?ip=2001:db8::1&hostid=smtp12", "?ip=&hostid=smtp12")]
    [InlineData("?ip=2001%3adb8%3A%3A1&hostid=smtp12", "?ip=&hostid=smtp12")]
    [InlineData("IP<192.0.2.1> rejected", "IP<> rejected")]
    [InlineData("IP<2001:DB8:0:0:0:0:0:1> rejected", "IP<> rejected")]
    [InlineData("from [192.0.2.1]:25 and [IPv6:2001:db8::1]", "from []:25 and [IPv]")]
    [InlineData("from ip192.0.2.1x", "from ipx")]
    [InlineData("::1 is here", "is here")]
    [InlineData("at fe80::1%eth0, at ::ffff:192.0.2.1, at 0:0:0:0:0:ffff:192.0.2.1", "at , at , at")]
    [InlineData("192.0.2.1", "")]
    [InlineData("1192.0.2.1.9", "1.9")]
    public void No_address_is_left_of_a_reply(string text, string shown) => Assert.Equal(shown, ReplyText.ForTheSender(text));

    [Theory]
    [InlineData("Mail OK queued as gzga-smtp-mtada-g0-3,_____wD3b9A5wdVnlc1XSA--.23112S2 1742062057")]
    [InlineData("5.7.3 HL:ITC 163 smtp12,EMCowABXbp2dXmFbV75OLg--.8377S2 1533107869")]
    [InlineData("at 12:34:56 from 00:1b:63:84:45:e6")]
    [InlineData("Requested mail action aborted: exceeded mailsize limit")]
    [InlineData("version 1.2.3 of MI:STC")]
    [InlineData("邮件内容被拒绝 😀")]
    public void Everything_else_stays_as_163_said_it(string text) => Assert.Equal(text, ReplyText.ForTheSender(text));

    [Theory]
    [InlineData("a\u0000b\u001bc\u007fd\u0085e\tf\u2028g", "a b c d e f g")]
    [InlineData("192.0\u200b.2.1", "")]
    [InlineData("a\u202ecod\u202c", "acod")]
    [InlineData(" line one \nline two\n", "line one \nline two")]
    public void Nothing_but_text_is_shown(string text, string shown) => Assert.Equal(shown, ReplyText.ForTheSender(text));

    [Fact]
    public void A_lone_surrogate_is_no_text() => Assert.Equal("a\ufffdb", ReplyText.ForTheSender("a\ud800b"));

    [Fact]
    public void A_long_reply_is_cut_and_never_in_the_middle_of_a_character_or_an_address()
    {
        Assert.Equal(ReplyText.LongestShown, ReplyText.ForTheSender(new string('x', 60_000)).Length);
        Assert.Equal(ReplyText.LongestShown - 1, ReplyText.ForTheSender(new string('x', ReplyText.LongestShown - 1) + "😀").Length);
        Assert.DoesNotContain("192", ReplyText.ForTheSender(new string('x', ReplyText.LongestShown - 5) + " 192.0.2.1"), StringComparison.Ordinal);
    }

    [Fact]
    public void Text_is_read_as_utf8_else_as_gb18030_else_as_latin1()
    {
        var gb18030 = CodePagesEncodingProvider.Instance.GetEncoding("GB18030")!;
        Assert.Equal("认证失败", ReplyText.Decode(Encoding.UTF8.GetBytes("认证失败")));
        Assert.Equal("认证失败", ReplyText.Decode(gb18030.GetBytes("认证失败")));
        Assert.Equal("caf\u00e9\u00ff", ReplyText.Decode([.. "caf"u8, 0xE9, 0xFF]));
    }

    [Fact]
    public void No_form_of_an_ipv6_address_survives()
    {
        var addresses = Gen.Byte.Array[16].Select(Gen.Int[0, 4], (bytes, zeros) =>
        {
            // Runs of zeros are what makes the short forms.
            Array.Clear(bytes, 2 * zeros, 16 - (4 * zeros));
            return new IPAddress(bytes);
        });

        addresses.Select(Gen.Int[0, 3]).Sample((address, form) =>
        {
            var text = form switch
            {
                0 => address.ToString(),
                1 => address.ToString().ToUpperInvariant(),
                2 => string.Join(':', address.GetAddressBytes().Chunk(2).Select(pair => Convert.ToHexString(pair))),
                _ => string.Join(':', address.GetAddressBytes().Chunk(2).Take(6).Select(pair => Convert.ToHexString(pair))) + ":192.0.2.1",
            };

            // The address of nobody is the one that may stay.
            return text == "::" || ReplyText.ForTheSender($"<{text}> [{text}] ip={text}&") == "<> [] ip=&";
        });
    }
}
