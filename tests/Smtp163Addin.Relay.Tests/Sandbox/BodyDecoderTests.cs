using System.Text;
using CsCheck;
using Smtp163Addin.Sandbox.Messages;
using Smtp163Addin.Sandbox.Protocol;
using Xunit;

namespace Smtp163Addin.Relay.Tests.Sandbox;

/// <summary>The sandbox's reading of a message, against a plain restatement of RFC 5321 section 4.5.2.</summary>
public sealed class BodyDecoderTests
{
    private static readonly Gen<byte[]> Octets =
        OneOf(".", "..", "\r\n", "\r", "\n", "\r\n.\r\n", "x", "\u00e9", "\0").Array[0, 40].Select(parts => Encoding.Latin1.GetBytes(string.Concat(parts)));

    [Fact]
    public void What_was_stuffed_comes_back_however_it_is_cut() =>
        Gen.Select(OneOf("", ".", "..", "x", ".x", "a.", "\r\r", "long line").Array[0, 20], Gen.Int[1, 9].Array[1, 60]).Sample((lines, cuts) =>
        {
            string content = string.Concat(lines.Select(line => line.Replace("\r", "", StringComparison.Ordinal) + "\r\n"));
            string wire = ("\r\n" + content).Replace("\r\n.", "\r\n..", StringComparison.Ordinal)[2..] + ".\r\nQUIT\r\n";
            (BodyDecoder decoder, List<Finding> findings, int taken) = Decode(Encoding.ASCII.GetBytes(wire), cuts);
            Assert.True(decoder.IsDone);
            Assert.Equal("QUIT\r\n", wire[taken..]);
            Assert.Equal(content, Encoding.ASCII.GetString(decoder.Content.Span));
            Assert.Empty(findings);
        });

    [Fact]
    public void Hostile_octets_are_read_alike_however_they_are_cut() =>
        Gen.Select(Octets, Gen.Int[1, 9].Array[1, 60]).Sample((octets, cuts) =>
        {
            (BodyDecoder whole, List<Finding> wholeFindings, int wholeTaken) = Decode(octets, [int.MaxValue]);
            (BodyDecoder cut, List<Finding> cutFindings, int cutTaken) = Decode(octets, cuts);
            Assert.Equal((whole.IsDone, wholeTaken, whole.Size), (cut.IsDone, cutTaken, cut.Size));
            Assert.Equal(whole.Content.ToArray(), cut.Content.ToArray());
            Assert.Equal(whole.Header.ToArray(), cut.Header.ToArray());
            Assert.Equal(wholeFindings.ToHashSet(), cutFindings.ToHashSet());

            // An end of data is CRLF dot CRLF, or dot CRLF right at the start, and nothing else.
            string text = "\r\n" + Encoding.Latin1.GetString(octets);
            int end = text.IndexOf("\r\n.\r\n", StringComparison.Ordinal);
            Assert.Equal(end >= 0, whole.IsDone);
            Assert.Equal(end >= 0 ? end + 3 : octets.Length, wholeTaken);
        });

    [Theory]
    [InlineData("a\nb\r\n", FindingKind.BareLineFeed)]
    [InlineData("a\rb\r\n", FindingKind.BareCarriageReturn)]
    [InlineData(".\rb\r\n", FindingKind.BareCarriageReturn)]
    [InlineData(".a\r\n", FindingKind.DotNotStuffed)]
    [InlineData("a\0\r\n", FindingKind.Nul)]
    [InlineData("a\u00e9\r\n", FindingKind.EightBitHeader)]
    [InlineData("a\r\n\r\na\u00e9\r\nb\u00e9\r\n", FindingKind.EightBitBodyUndeclared)]
    public void What_a_client_may_not_send_is_a_finding(string message, FindingKind expected)
    {
        (BodyDecoder decoder, List<Finding> findings, _) = Decode(Encoding.Latin1.GetBytes(message + ".\r\n"), [int.MaxValue]);
        Assert.True(decoder.IsDone);
        Assert.Equal(expected, Assert.Single(findings).Kind);
    }

    [Theory]
    [InlineData(998, 0)]
    [InlineData(999, 1)]
    public void A_line_may_have_998_octets(int length, int findings)
    {
        string message = $"a\r\n{new string('x', length)}\r\n.\r\n";
        (_, List<Finding> found, _) = Decode(Encoding.ASCII.GetBytes(message), [7]);
        Assert.Equal(Enumerable.Repeat(new Finding(FindingKind.LineTooLong, 2), findings), found);
    }

    [Theory]
    [InlineData("\n.\n")]
    [InlineData("\n.\r\n")]
    [InlineData("\r\n.\n")]
    [InlineData("\r.\r")]
    [InlineData("\r\n.\r")]
    [InlineData("\r\n.\0\r\n")]
    [InlineData("\r\n\0.\r\n")]
    public void What_smuggling_takes_for_an_end_of_data_is_content(string sequence)
    {
        (BodyDecoder decoder, List<Finding> findings, int taken) = Decode(Encoding.ASCII.GetBytes($"a{sequence}MAIL FROM:<x@y>\r\n.\r\n"), [3]);
        Assert.True(decoder.IsDone);
        Assert.Equal(1 + sequence.Length + 20, taken);
        Assert.NotEmpty(findings);
    }

    private static Gen<string> OneOf(params string[] parts) => Gen.Int[0, parts.Length - 1].Select(index => parts[index]);

    private static (BodyDecoder Decoder, List<Finding> Findings, int Taken) Decode(byte[] octets, int[] cuts)
    {
        List<Finding> findings = [];
        var decoder = new BodyDecoder(eightBitAllowed: false, keepContent: true, findings.Add);
        int taken = 0;
        for (int cut = 0; taken < octets.Length && !decoder.IsDone; cut++)
        {
            int length = Math.Min(cuts[cut % cuts.Length], octets.Length - taken);
            taken += decoder.Feed(octets.AsSpan(taken, length));
        }

        return (decoder, findings, taken);
    }
}
