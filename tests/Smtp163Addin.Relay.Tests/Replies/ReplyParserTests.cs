using System.Globalization;
using System.Text;
using CsCheck;
using Smtp163Addin.Relay.Outcomes;
using Smtp163Addin.Relay.Replies;
using Xunit;

namespace Smtp163Addin.Relay.Tests.Replies;

/// <summary>
/// The parser takes what RFC 5321 calls a reply and nothing else, however the bytes come. A longer run of the hostile ones:
/// <c>SMTP163_FUZZ_SAMPLES=1000000</c>.
/// </summary>
public sealed class ReplyParserTests
{
    private const int OrdinarySamples = 20_000;

    private static long Samples { get; } =
        long.TryParse(Environment.GetEnvironmentVariable("SMTP163_FUZZ_SAMPLES"), NumberStyles.None, CultureInfo.InvariantCulture, out var samples)
            ? samples
            : OrdinarySamples;

    [Theory]
    [InlineData("250 Mail OK\r\n", 250, "Mail OK")]
    [InlineData("250-mail\r\n250-PIPELINING\r\n250 8BITMIME\r\n", 250, "mail\nPIPELINING\n8BITMIME")]
    [InlineData("250\r\n", 250, "")]
    [InlineData("250 \r\n", 250, "")]
    [InlineData("250-\r\n250\r\n", 250, "\n")]
    [InlineData("250 bare line feed\n", 250, "bare line feed")]
    [InlineData("599 x\ry\r\n", 599, "x\ry")]
    public void A_reply_is_read_whole(string bytes, int code, string text)
    {
        var parser = new ReplyParser();

        Assert.Equal(bytes.Length, parser.Feed(Encoding.ASCII.GetBytes(bytes + "421 next")));
        Assert.Equal(ReplyProgress.Complete, parser.Progress);
        Assert.Equal(new Reply(code, text), parser.TakeReply());
        Assert.Equal(ReplyProgress.Incomplete, parser.Progress);
    }

    [Theory]
    [InlineData("garbage\r\n")]
    [InlineData("\r\n")]
    [InlineData("25\r\n")]
    [InlineData("25x OK\r\n")]
    [InlineData("250OK\r\n")]
    [InlineData("250=OK\r\n")]
    [InlineData("150 not yet\r\n")]
    [InlineData("199 x\r\n")]
    [InlineData("600 x\r\n")]
    [InlineData("000 x\r\n")]
    [InlineData(" 250 OK\r\n")]
    [InlineData("250-a\r\n550 b\r\n")]
    [InlineData("250-a\r\n\r\n")]
    [InlineData("HTTP/1.1 400 Bad Request\r\n")]
    [InlineData("\u0016\u0003\u0001")]
    public void What_is_no_reply_is_not_taken_for_one(string bytes)
    {
        var parser = new ReplyParser();

        parser.Feed(Encoding.Latin1.GetBytes(bytes));

        Assert.Equal(ReplyProgress.NotSmtp, parser.Progress);
        Assert.Throws<InvalidOperationException>(parser.TakeReply);
    }

    [Theory]
    [InlineData("250 no line end")]
    [InlineData("250-mail\r\n")]
    [InlineData("250")]
    [InlineData("25")]
    [InlineData("")]
    public void Half_a_reply_is_none(string bytes)
    {
        var parser = new ReplyParser();

        parser.Feed(Encoding.ASCII.GetBytes(bytes));

        Assert.Equal(ReplyProgress.Incomplete, parser.Progress);
        Assert.Equal(bytes.Length > 0, parser.IsInside);
    }

    [Fact]
    public void A_reply_may_be_64_KiB_long_and_no_longer()
    {
        var longest = "250 " + new string('x', ReplyParser.LongestReply - 6) + "\r\n";
        var parser = new ReplyParser();
        parser.Feed(Encoding.ASCII.GetBytes(longest));
        Assert.Equal(ReplyProgress.Complete, parser.Progress);

        parser = new ReplyParser();
        var taken = parser.Feed(Encoding.ASCII.GetBytes("250 x" + longest[4..]));
        Assert.Equal(ReplyProgress.TooLong, parser.Progress);
        Assert.Equal(ReplyParser.LongestReply + 1, taken);

        parser = new ReplyParser();
        parser.Feed(Encoding.ASCII.GetBytes(string.Concat(Enumerable.Repeat("250-x\r\n", 20_000))));
        Assert.Equal(ReplyProgress.TooLong, parser.Progress);
    }

    [Fact]
    public void It_does_not_matter_in_which_portions_the_bytes_come()
    {
        var bytes = Encoding.ASCII.GetBytes("250-mail\r\n250-AUTH LOGIN PLAIN\r\n250 8BITMIME\r\n");

        Gen.Int[1, 8].List[bytes.Length].Sample(portions =>
        {
            var parser = new ReplyParser();
            var at = 0;
            foreach (var portion in portions)
            {
                at += parser.Feed(bytes.AsSpan(at, Math.Min(portion, bytes.Length - at)));
            }

            return parser.Progress == ReplyProgress.Complete && parser.TakeReply().Text == "mail\nAUTH LOGIN PLAIN\n8BITMIME";
        });
    }

    [Fact]
    public void Whatever_a_server_sends_is_read_classified_and_shown_within_bounds()
    {
        // Bytes at random are soon no SMTP; pieces of real replies get further.
        var pieces = Gen.OneOf(
            Gen.OneOf("250", "554", "451", "421", "-", " ", "\r\n", "\n", "\r", "::", ":", ".", "1.2.3.4", "fe80::1", "%3A", "HL:", "MI:SFQ", "DT:SPM", "IP<", "> rejected", "IP is rejected", "\"", "@", "\0", "认证")
                .Select(Encoding.UTF8.GetBytes),
            Gen.Byte.Array[0, 6]);

        pieces.Array[0, 60].Select(parts => parts.SelectMany(part => part).ToArray()).Sample(
            bytes =>
            {
                var parser = new ReplyParser();
                var rest = bytes.AsSpan();
                while (!rest.IsEmpty && parser.Progress == ReplyProgress.Incomplete)
                {
                    rest = rest[parser.Feed(rest)..];
                    if (parser.Progress == ReplyProgress.Complete)
                    {
                        Check(parser.TakeReply());
                    }
                }
            },
            iter: Samples);
    }

    private static void Check(Reply reply)
    {
        Assert.InRange(reply.Code, 200, 599);
        var shown = reply.ToSmtpReply().Text;
        Assert.InRange(shown.Length, 0, ReplyText.LongestShown);
        Assert.DoesNotMatch(@"[0-9]{1,3}\.[0-9]{1,3}\.[0-9]{1,3}\.[0-9]{1,3}", shown);
        Assert.DoesNotContain(shown, character => char.IsControl(character) && character != '\n');
        if (!reply.IsPositive)
        {
            var meaning = ReplyCatalogue.Classify(reply);
            Assert.True(Enum.IsDefined(meaning.Code));
            Assert.NotEqual(FailureCode.DeliveryUnknown, meaning.Code);
        }
    }
}
