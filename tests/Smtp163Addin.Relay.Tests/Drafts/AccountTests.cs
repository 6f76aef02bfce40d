using Smtp163Addin.Relay.Drafts;
using Xunit;

namespace Smtp163Addin.Relay.Tests.Drafts;

public sealed class AccountTests
{
    [Theory]
    [InlineData("someone@163.com", "someone@163.com")]
    [InlineData("SomeOne@163.COM", "someone@163.com")]
    [InlineData("someone", "someone@163.com")]
    [InlineData("13800138000", "13800138000@163.com")]
    [InlineData("some_one.x-1", "some_one.x-1@163.com")]
    public void An_account_is_a_163_mailbox_in_lower_case(string given, string address) =>
        Assert.Equal(address, Assert.IsType<Checked<string>.Accepted>(AccountAddress.Parse(given)).Value);

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("@163.com")]
    [InlineData("someone@")]
    [InlineData("someone@126.com")]
    [InlineData("someone@vip.163.com")]
    [InlineData("someone@163.com.")]
    [InlineData("someone@163.com@163.com")]
    [InlineData("some one@163.com")]
    [InlineData("someone@163.com ")]
    [InlineData("\"someone\"@163.com")]
    [InlineData("<someone@163.com>")]
    [InlineData("某人@163.com")]
    [InlineData("İ@163.com")]
    [InlineData("someone@163。com")]
    [InlineData("some\r\none")]
    [InlineData(".someone")]
    [InlineData("Some One <someone@163.com>")]
    public void Anything_else_is_no_account(string? given) => Assert.IsType<Checked<string>.Refused>(AccountAddress.Parse(given));

    [Theory]
    [InlineData("ABCDEFGHIJKLMNOP", "ABCDEFGHIJKLMNOP")]
    [InlineData(" ABCD EFGH\tIJKL\r\nMNOP\u00A0\u3000\u2028", "ABCDEFGHIJKLMNOP")]
    [InlineData("!~", "!~")]
    [InlineData("x", "x")]
    public void White_space_in_a_code_is_removed(string given, string code) =>
        Assert.Equal(code, Assert.IsType<Checked<string>.Accepted>(AuthorizationCode.Parse(given)).Value);

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" \u3000\t")]
    [InlineData("ABCD\u200BEFGH")]
    [InlineData("授权码")]
    [InlineData("ABC\0")]
    [InlineData("ABC\u007f")]
    [InlineData("12345678901234567890123456789012345678901234567890123456789012345")]
    public void What_cannot_be_a_code_is_refused(string? given) => Assert.IsType<Checked<string>.Refused>(AuthorizationCode.Parse(given));

    [Fact]
    public void A_code_of_64_characters_is_the_longest()
    {
        Assert.IsType<Checked<string>.Accepted>(AuthorizationCode.Parse(new string('x', 64)));
        Assert.IsType<Checked<string>.Accepted>(AuthorizationCode.Parse(string.Join(' ', new string('x', 64).ToCharArray())));
    }

    [Fact]
    public void Nothing_of_a_code_shows_in_text_made_of_it()
    {
        Assert.DoesNotContain("SECRET", AuthorizationCode.Parse("SECRET").ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("SECRET", AuthorizationCode.Parse("SECRET密").ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("SECRET", new Account("a@163.com", "SECRET").ToString(), StringComparison.Ordinal);
    }
}
