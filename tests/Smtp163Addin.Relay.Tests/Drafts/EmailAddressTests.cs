using Smtp163Addin.Relay.Drafts;
using Xunit;

namespace Smtp163Addin.Relay.Tests.Drafts;

public sealed class EmailAddressTests
{
    private const string Local64 = "1234567890123456789012345678901234567890123456789012345678901234";
    private const string Label63 = "a23456789012345678901234567890123456789012345678901234567890123";

    [Theory]
    [InlineData("a@b.c")]
    [InlineData("first.last+tag@example.com")]
    [InlineData("!#$%&'*+-/=?^_`{|}~@example.com")]
    [InlineData("UPPER@Example.COM")]
    [InlineData("\"first last\"@example.com")]
    [InlineData("\"a@b\"@example.com")]
    [InlineData("\"a,b;c:d(e)\"@example.com")]
    [InlineData("user@localhost")]
    [InlineData("user@xn--fsqu00a.xn--0zwm56d")]
    [InlineData("user@1.example")]
    [InlineData(Local64 + "@example.com")]
    [InlineData("a@" + Label63 + ".example")]
    public void An_ASCII_address_goes_out_as_it_was_given(string address) => Assert.Equal(address, Accepted(address).Wire);

    [Theory]
    [InlineData("user@例子.测试", "user@xn--fsqu00a.xn--0zwm56d")]
    [InlineData("user@BÜCHER.example", "user@xn--bcher-kva.example")]
    [InlineData("user@faß.de", "user@xn--fa-hia.de")]
    [InlineData("user@例子。测试", "user@xn--fsqu00a.xn--0zwm56d")]
    [InlineData("user@ｅｘａｍｐｌｅ.com", "user@example.com")]
    [InlineData("user@نامه\u200Cای.com", "user@xn--mgba3gch31f060k.com")]
    public void An_internationalised_domain_goes_out_in_punycode(string address, string wire) => Assert.Equal(wire, Accepted(address).Wire);

    [Theory]
    [InlineData(null, "empty")]
    [InlineData("", "empty")]
    [InlineData("user", "such as name@example.com")]
    [InlineData("@example.com", "such as name@example.com")]
    [InlineData("user@", "such as name@example.com")]
    [InlineData("用户@example.com", "outside ASCII")]
    [InlineData("us\u200Ber@example.com", "outside ASCII")]
    [InlineData("\u202Auser@example.com", "outside ASCII")]
    [InlineData("user@[192.0.2.1]", "square brackets")]
    [InlineData("user@[IPv6:2001:db8::1]", "square brackets")]
    [InlineData("user(comment)@example.com", "comment")]
    [InlineData("(comment)user@example.com", "comment")]
    [InlineData("user@example.com(comment)", "comment")]
    [InlineData("Friends:a@example.com;", "group")]
    [InlineData("Friends:;", "such as name@example.com")]
    [InlineData("user@example.com.", "ends with a dot")]
    [InlineData("user.@example.com", "a character or a dot")]
    [InlineData(".user@example.com", "a character or a dot")]
    [InlineData("us..er@example.com", "a character or a dot")]
    [InlineData("us er@example.com", "a character or a dot")]
    [InlineData(" user@example.com", "a character or a dot")]
    [InlineData("user@example.com ", "not one that mail")]
    [InlineData("<user@example.com>", "a character or a dot")]
    [InlineData("Name <user@example.com>", "a character or a dot")]
    [InlineData("a@example.com,b@example.com", "a character or a dot")]
    [InlineData("a@b@example.com", "a character or a dot")]
    [InlineData("user\\@example.com", "a character or a dot")]
    [InlineData("user@exa mple.com", "not one that mail")]
    [InlineData("user@-example.com", "not one that mail")]
    [InlineData("user@example-.com", "not one that mail")]
    [InlineData("user@exa_mple.com", "not one that mail")]
    [InlineData("user@example..com", "not one that mail")]
    [InlineData("user@.example.com", "not one that mail")]
    [InlineData("user@exam\u200Bple.com", "invisible")]
    [InlineData("user@example.com\u202C", "invisible")]
    [InlineData("user@\u00ADexample.com", "invisible")]
    [InlineData("user@a" + Label63 + ".com", "not one that mail")]
    [InlineData("user\r\n@example.com", "control character")]
    [InlineData("user@example.com\r\nRCPT TO:<x@y>", "control character")]
    [InlineData("user\0@example.com", "control character")]
    [InlineData("user\u2028@example.com", "control character")]
    [InlineData("\"user@example.com", "quotes")]
    [InlineData("\"us\\\"er\"@example.com", "quotes")]
    [InlineData("\"us\"er\"@example.com", "quotes")]
    [InlineData("\"a>b\"@example.com", "quotes")]
    [InlineData("\"\"@example.com", "quotes")]
    [InlineData("\"@example.com", "quotes")]
    [InlineData("\"例\"@example.com", "outside ASCII")]
    [InlineData("1" + Local64 + "@example.com", "longer than 64")]
    public void What_163_cannot_take_is_refused_with_the_reason(string? address, string reason) =>
        Assert.Contains(reason, Assert.IsType<Checked<EmailAddress>.Refused>(EmailAddress.Parse(address)).Reason, StringComparison.Ordinal);

    [Fact]
    public void The_longest_address_has_254_octets()
    {
        var domain = string.Join('.', Label63, Label63, Label63[..61]);

        Assert.Equal(254, Accepted(Local64 + "@" + domain).Wire.Length);
        Assert.IsType<Checked<EmailAddress>.Refused>(EmailAddress.Parse(Local64 + "@" + domain + "x"));
    }

    [Fact]
    public void The_length_counts_in_punycode()
    {
        var domain = string.Join('.', Enumerable.Repeat("测试测试测试测试测试测试测试", 8)) + ".com";

        Assert.True(domain.Length < 200);
        Assert.IsType<Checked<EmailAddress>.Refused>(EmailAddress.Parse(Local64 + "@" + domain));
    }

    [Theory]
    [InlineData("user@Example.com", "user@example.COM", true)]
    [InlineData("user@例子.测试", "user@XN--FSQU00A.xn--0zwm56d", true)]
    [InlineData("User@example.com", "user@example.com", false)]
    public void One_mailbox_is_one_whatever_the_case_of_its_domain(string one, string other, bool same)
    {
        Assert.Equal(same, Accepted(one) == Accepted(other));
        Assert.Equal(same, Accepted(one).GetHashCode() == Accepted(other).GetHashCode());
    }

    [Fact]
    public void A_megabyte_of_address_is_refused_at_once() =>
        Assert.IsType<Checked<EmailAddress>.Refused>(EmailAddress.Parse(new string('例', 1_000_000) + "@" + new string('例', 1_000_000)));

    [Fact]
    public void Nothing_of_an_address_shows_in_text_made_of_it()
    {
        Assert.Equal("EmailAddress", Accepted("someone@example.com").ToString());
        Assert.DoesNotContain("someone", EmailAddress.Parse("someone@example.com").ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("someone", EmailAddress.Parse("someone @example.com").ToString(), StringComparison.Ordinal);
    }

    private static EmailAddress Accepted(string address) => Assert.IsType<Checked<EmailAddress>.Accepted>(EmailAddress.Parse(address)).Value;
}
