using System.Text;
using CsCheck;
using Smtp163Addin.Relay.Conversations;
using Xunit;

namespace Smtp163Addin.Relay.Tests.Conversations;

/// <summary>The final dot is seen where it is, in whatever portions it is written, and nowhere else.</summary>
public sealed class EndOfDataTests
{
    [Theory]
    [InlineData(".\r\n")]
    [InlineData("Hello\r\n.\r\n")]
    [InlineData("..\r\n...\r\n.x\r\n\r\n.\r\n")]
    [InlineData("\r\n\r\n.\r\n")]
    public void A_line_with_a_single_dot_is_the_end(string message)
    {
        var bytes = Encoding.ASCII.GetBytes(message);

        Gen.Int[1, 4].List[bytes.Length].Sample(portions =>
        {
            var end = new EndOfData();
            var at = 0;
            foreach (var portion in portions)
            {
                var length = Math.Min(portion, bytes.Length - at);
                end.Pass(bytes.AsSpan(at, length));
                at += length;

                // What is held back is the beginning of the final dot, and all of it.
                var written = Encoding.ASCII.GetString(bytes, 0, at - end.Pending);
                Assert.Equal(at == bytes.Length, end.IsOver);
                Assert.True(end.IsOver || !(written.EndsWith("\r\n.", StringComparison.Ordinal) || written.EndsWith("\r\n.\r", StringComparison.Ordinal) || written is "." or ".\r"));
            }
        });
    }

    [Theory]
    [InlineData("a\nb\r\n")]
    [InlineData("a\rb\r\n")]
    [InlineData("\n.\r\n")]
    [InlineData("\r\n.\n")]
    [InlineData("\r\n.\rx")]
    [InlineData("a\r\r\n")]
    [InlineData("\r\n.\r\nMAIL FROM:<x@163.com>\r\n")]
    public void What_another_server_might_read_differently_is_not_let_out(string message)
    {
        Assert.Throws<InvalidOperationException>(() => new EndOfData().Pass(Encoding.ASCII.GetBytes(message)));
        Assert.Throws<InvalidOperationException>(() =>
        {
            var end = new EndOfData();
            foreach (var value in Encoding.ASCII.GetBytes(message))
            {
                end.Pass([value]);
            }
        });
    }

    [Theory]
    [InlineData("..\r\n")]
    [InlineData(". \r\n")]
    [InlineData("x.\r\n")]
    [InlineData("x\r\n..\r\n")]
    public void Another_line_with_a_dot_is_not_the_end(string message)
    {
        var end = new EndOfData();
        end.Pass(Encoding.ASCII.GetBytes(message));
        Assert.False(end.IsOver);
        Assert.Equal(0, end.Pending);
    }
}
