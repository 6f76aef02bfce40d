using System.Globalization;
using System.Text;
using CsCheck;

namespace Smtp163Addin.Api.Tests.Fuzz;

/// <summary>Hostile input: something valid with pieces cut out, doubled, flipped and put in.</summary>
internal static class Hostile
{
    private static readonly string[] Pieces =
    [
        "\r\n", "\n", "\r", "--", "\0", "\"", "\\", "{", "}", "[", "]", ",", ":", "\\ud800", "\\u0000", "null", "1e999", "-1",
        "Content-Disposition: form-data; name=\"attachment\"\r\n\r\n", "Content-Type: text/plain\r\n", "\r\n--a-boundary-of-the-tests", "\r\n--a-boundary-of-the-tests--",
        "\u2028", "\ufeff", "é", "😀", new string('a', 5000),
    ];

    /// <summary>How many samples a run has: some in the ordinary suite, as many as wanted by environment variable.</summary>
    public static long Samples { get; } =
        long.TryParse(Environment.GetEnvironmentVariable("SMTP163_FUZZ_SAMPLES"), NumberStyles.None, CultureInfo.InvariantCulture, out var samples)
            ? samples
            : 2000;

    /// <summary>Makes broken versions of a text.</summary>
    public static Gen<byte[]> Versions(string valid)
    {
        var bytes = Encoding.UTF8.GetBytes(valid);
        var edit = Gen.Select(Gen.Int[0, 3], Gen.Int[0, bytes.Length], Gen.Int[0, 60], Gen.Int[0, Pieces.Length - 1].Select(index => Pieces[index]), Gen.Byte);
        return edit.List[0, 6].Select(edits => edits.Aggregate(bytes, Apply));
    }

    private static byte[] Apply(byte[] bytes, (int Kind, int At, int Length, string Piece, byte Value) edit)
    {
        var at = Math.Min(edit.At, bytes.Length);
        var end = Math.Min(at + edit.Length, bytes.Length);
        return edit.Kind switch
        {
            0 => [.. bytes[..at], .. bytes[end..]],
            1 => [.. bytes[..end], .. bytes[at..]],
            2 => [.. bytes[..at], .. Encoding.UTF8.GetBytes(edit.Piece), .. bytes[at..]],
            _ => [.. bytes[..at], .. bytes[at..end].Select(value => (byte)(value ^ edit.Value)), .. bytes[end..]],
        };
    }
}
