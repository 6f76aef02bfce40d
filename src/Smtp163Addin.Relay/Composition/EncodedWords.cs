namespace Smtp163Addin.Relay.Composition;

/// <summary>
/// Writes text as RFC 2047 encoded-words: UTF-8 in base64, no word longer than its line allows, no character split over two words.
/// Readers drop the white space between two words, so the text arrives exactly, however many there are.
/// </summary>
/// <remarks>
/// MimeKit's own encoder is not used: it writes text that looks like an encoded-word (<c>=?utf-8?q?x?=</c> typed by a person) as it
/// is, and readers then decode it into something else.
/// </remarks>
internal static class EncodedWords
{
    /// <summary>The longest encoded-word, in characters (RFC 2047 section 2).</summary>
    public const int LongestWord = 75;

    private const string Start = "=?utf-8?B?";
    private const string End = "?=";
    private const int LongestUtf8Character = 4;

    /// <summary>Splits a text into encoded-words.</summary>
    /// <param name="text">The text. A lone surrogate becomes U+FFFD.</param>
    /// <param name="roomForFirst">How many characters the first word may have, where something stands before it on its line.</param>
    /// <returns>The words in order; they are to be joined by white space or folds.</returns>
    public static IEnumerable<string> Split(string text, int roomForFirst = LongestWord)
    {
        var bytes = new byte[BytesIn(LongestWord)];
        var room = Math.Max(BytesIn(roomForFirst), LongestUtf8Character);
        var count = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            if (count + rune.Utf8SequenceLength > room)
            {
                yield return Word(bytes.AsSpan(0, count));
                count = 0;
                room = bytes.Length;
            }

            count += rune.EncodeToUtf8(bytes.AsSpan(count));
        }

        if (count > 0)
        {
            yield return Word(bytes.AsSpan(0, count));
        }
    }

    private static int BytesIn(int wordLength) => (Math.Min(wordLength, LongestWord) - Start.Length - End.Length) / 4 * 3;

    private static string Word(ReadOnlySpan<byte> bytes) => Start + Convert.ToBase64String(bytes) + End;
}
