using System.Security.Cryptography;
using System.Text;

namespace Smtp163Addin.Api.Tests.Canaries;

/// <summary>
/// Words that stand in one request and nowhere else, and the forms in which they could turn up. A canary is ASCII, so that its URL
/// and JSON forms are itself.
/// </summary>
internal sealed class Canary
{
    private const int Letters = 14;

    private readonly List<string> _words = [];

    /// <summary>Makes a new word.</summary>
    public string Word()
    {
        var word = "kanari" + RandomNumberGenerator.GetString("bcdfghjklmnpqrstvwxz", Letters);
        _words.Add(word);
        return word;
    }

    /// <summary>Takes a text as a canary that cannot be a word, such as a UUID.</summary>
    public string Note(string text)
    {
        _words.Add(text);
        return text;
    }

    /// <summary>The words, in the order in which they were made.</summary>
    public IReadOnlyList<string> Words => _words;

    /// <summary>How many words were made.</summary>
    public int Count => _words.Count;

    /// <summary>The words of which a text holds a trace, in any form.</summary>
    public IReadOnlyList<string> FoundIn(string text) => [.. _words.Where(word => FormsOf(word).Any(form => text.Contains(form, StringComparison.OrdinalIgnoreCase)))];

    /// <summary>The forms in which a word could turn up in a text.</summary>
    public static IEnumerable<string> FormsOf(string word)
    {
        yield return word;
        foreach (var bytes in new[] { Encoding.UTF8.GetBytes(word), Encoding.Unicode.GetBytes(word) })
        {
            yield return Convert.ToHexString(bytes);
            yield return string.Join('-', bytes.Select(value => value.ToString("X2", null)));
            for (var shift = 0; shift < 3; shift++)
            {
                // In base64 a word looks one of three ways, by where it stands; its ends mix with what is beside it.
                var encoded = Convert.ToBase64String([.. new byte[shift], .. bytes]);
                yield return encoded[(shift == 0 ? 0 : 4)..(encoded.Length - 4)];
            }
        }
    }
}
