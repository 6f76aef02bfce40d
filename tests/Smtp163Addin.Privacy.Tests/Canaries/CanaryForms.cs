using System.Text;

namespace Smtp163Addin.Privacy.Tests.Canaries;

/// <summary>The forms in which a word could turn up in a text.</summary>
internal static class CanaryForms
{
    /// <summary>A word as it is, escaped for URLs and for JSON, in hexadecimal, and in base64, of its UTF-8 and of its UTF-16.</summary>
    public static IEnumerable<string> Of(string word)
    {
        yield return word;
        yield return string.Concat(word.Select(character => $"%{(int)character:X2}"));
        yield return string.Concat(word.Select(character => $"\\u{(int)character:X4}"));
        foreach (var bytes in new[] { Encoding.UTF8.GetBytes(word), Encoding.Unicode.GetBytes(word) })
        {
            yield return Convert.ToHexString(bytes);
            yield return string.Join('-', bytes.Select(value => value.ToString("X2", null)));
            yield return string.Join(' ', bytes.Select(value => value.ToString("X2", null)));
            for (var shift = 0; shift < 3; shift++)
            {
                // In base64 a word looks one of three ways, by where it stands; its ends mix with what is beside it.
                var encoded = Convert.ToBase64String([.. new byte[shift], .. bytes]);
                yield return encoded[(shift == 0 ? 0 : 4)..(encoded.Length - 4)];
            }
        }
    }
}
