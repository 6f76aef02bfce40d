using Smtp163Addin.Sandbox;
using Smtp163Addin.Sandbox.Conversations;
using Smtp163Addin.Sandbox.Faults;
using Smtp163Addin.Sandbox.Rules;
using Xunit;

namespace Smtp163Addin.Relay.Tests.Sandbox;

/// <summary>What a tester can write into a draft to see a refusal.</summary>
public sealed class RulesTests : IAsyncLifetime
{
    private SmtpSandbox _sandbox = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static TheoryData<RuleTrigger, string, string> Replies()
    {
        var data = new TheoryData<RuleTrigger, string, string>();
        foreach (SandboxRule rule in SandboxRules.Default)
        {
            if (rule.Action is FaultAction.Say(var words, _))
            {
                data.Add(rule.Trigger, rule.Text, words[..words.IndexOfAny([' ', '\r'], 4)]);
            }
        }

        return data;
    }

    public async ValueTask InitializeAsync() => _sandbox = await SmtpSandbox.StartAsync(new SandboxOptions(), Cancellation);

    public ValueTask DisposeAsync() => _sandbox.DisposeAsync();

    [Theory]
    [MemberData(nameof(Replies))]
    public async Task A_rule_answers_with_its_reply_and_nothing_is_accepted(RuleTrigger trigger, string text, string expected)
    {
        IReadOnlyList<string> replies = await SendAsync(
            trigger == RuleTrigger.Account ? $"{text}7@163.com" : "someone@163.com",
            trigger == RuleTrigger.Code ? text.ToUpperInvariant() + "123" : "ABCDEFGHIJKLMNOP",
            trigger == RuleTrigger.Recipient ? $"{text}.else@example.com" : "other@example.com",
            trigger == RuleTrigger.Subject ? $"=?utf-8?B?{Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes($"报价 {text}"))}?=" : "Hello");
        Assert.StartsWith(expected, replies[^1], StringComparison.Ordinal);
        Assert.DoesNotContain('{', replies[^1]);
        Assert.All(replies.SkipLast(1), reply => Assert.True(reply[0] is '2' or '3', reply));
        Assert.Equal(0, _sandbox.Inbox.Count);
    }

    [Theory]
    [InlineData("dropped", "Hello", 0)]
    [InlineData("other", "[cut]", 0)]
    [InlineData("other", "[lost]", 1)]
    public async Task A_rule_may_end_the_connection(string recipient, string subject, int accepted)
    {
        IReadOnlyList<string> replies = await SendAsync("someone@163.com", "ABCDEFGHIJKLMNOP", $"{recipient}@example.com", subject);
        Assert.Equal("", replies[^1]);
        Assert.Equal(accepted, _sandbox.Inbox.Count);
        Assert.Equal(ConversationEnd.EndedByServer, await _sandbox.Conversations.All[0].Ended.WaitAsync(Cancellation));
    }

    [Fact]
    public async Task The_spam_verdict_names_the_client_as_the_real_one_does()
    {
        IReadOnlyList<string> replies = await SendAsync("someone@163.com", "ABCDEFGHIJKLMNOP", "other@example.com", "[spam]");
        Assert.Matches(
            @"^554 DT:SPM 163 (gzga-\S+),\S+--\.\d+S2 \d{10},please see http://mail\.163\.com/help/help_spam_16\.htm\?ip=127\.0\.0\.1&hostid=\1&time=\d{10}$",
            replies[^1]);
    }

    [Fact]
    public async Task Every_rule_says_in_words_what_it_plays_and_none_hides_another()
    {
        Assert.All(SandboxRules.Default, rule => Assert.NotEmpty(rule.Meaning));
        Assert.All(SandboxRules.Default, rule => Assert.Single(SandboxRules.Default, other => other.Matches(rule.Trigger, rule.Text)));
        IReadOnlyList<string> replies = await SendAsync("someone@163.com", "ABCDEFGHIJKLMNOP", "other@example.com", "An ordinary subject");
        Assert.StartsWith("250 Mail OK queued as ", replies[^1], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("someone@163.com", "right", "235")]
    [InlineData("someone@163.com", "Right", "535")]
    [InlineData("stranger@163.com", "right", "535")]
    public async Task Where_codes_are_given_no_other_signs_in(string account, string code, string expected)
    {
        var options = new SandboxOptions { Codes = new Dictionary<string, string> { ["someone@163.com"] = "right" } };
        await using SmtpSandbox sandbox = await SmtpSandbox.StartAsync(options, Cancellation);
        using RawSmtpClient client = await RawSmtpClient.ConnectAsync(sandbox);
        await client.ReadReplyAsync();
        Assert.StartsWith(expected, await client.SayAsync($"AUTH PLAIN {RawSmtpClient.Plain(account, code)}"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("with space")]
    [InlineData("ünicode")]
    [InlineData("12345678901234567890123456789012345678901234567890123456789012345")]
    public async Task A_code_of_the_wrong_shape_does_not_sign_in(string code)
    {
        using RawSmtpClient client = await RawSmtpClient.ConnectAsync(_sandbox);
        await client.ReadReplyAsync();
        Assert.StartsWith("535", await client.SayAsync($"AUTH PLAIN {RawSmtpClient.Plain("someone@163.com", code)}"), StringComparison.Ordinal);
    }

    /// <summary>Goes on until a reply is neither 2xx nor 3xx, or the message is accepted.</summary>
    private async Task<IReadOnlyList<string>> SendAsync(string account, string code, string recipient, string subject)
    {
        using RawSmtpClient client = await RawSmtpClient.ConnectAsync(_sandbox);
        List<string> replies = [await client.ReadReplyAsync()];
        string[] lines =
        [
            $"AUTH PLAIN {RawSmtpClient.Plain(account, code)}",
            $"MAIL FROM:<{account}>",
            $"RCPT TO:<{recipient}>",
            "DATA",
            $"From: <{account}>\r\nSubject: {subject}\r\n\r\nText\r\n.",
        ];
        foreach (string line in lines)
        {
            try
            {
                replies.Add(await client.SayAsync(line));
            }
            catch (IOException)
            {
                replies.Add("");
            }

            if (replies[^1] is not ['2' or '3', ..])
            {
                break;
            }
        }

        return replies;
    }
}
