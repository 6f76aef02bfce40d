using System.Globalization;

namespace Smtp163Addin.Relay.Drafts;

/// <summary>
/// The rule for text that goes into a header: subjects, names of people and of files. Direction marks and zero-width
/// characters are text and stay; what could end a line does not.
/// </summary>
public static class HeaderText
{
    /// <summary>The longest subject, in UTF-16 code units.</summary>
    public const int LongestSubject = 998;

    /// <summary>The longest name of a person or a file, in UTF-16 code units.</summary>
    public const int LongestName = 512;

    /// <summary>
    /// Checks a text that goes into a header: no control character (Unicode category Cc), no U+2028 or U+2029, no lone
    /// surrogate. Nothing is repaired, since what is sent is what was shown.
    /// </summary>
    /// <param name="text">The text.</param>
    /// <param name="longest">The most UTF-16 code units it may have.</param>
    /// <returns>The same text, or the reason why it may not go into a header.</returns>
    public static Checked<string> Check(string text, int longest)
    {
        if (text.Length > longest)
        {
            return new Checked<string>.Refused(
                string.Create(CultureInfo.InvariantCulture, $"It has more than {longest} characters; shorten it."));
        }

        for (var index = 0; index < text.Length; index++)
        {
            var character = text[index];
            if (EndsOrControlsLine(character))
            {
                return new Checked<string>.Refused("It contains a control character or a line break; remove it.");
            }

            if (!char.IsSurrogate(character))
            {
                continue;
            }

            if (!char.IsSurrogatePair(text, index))
            {
                return new Checked<string>.Refused("It contains half of a character (a lone surrogate); remove it.");
            }

            index++;
        }

        return new Checked<string>.Accepted(text);
    }

    /// <summary>Whether a character may not stand in any header: category Cc, LINE SEPARATOR or PARAGRAPH SEPARATOR.</summary>
    /// <param name="character">The character.</param>
    /// <returns><see langword="true"/> when it may not.</returns>
    internal static bool EndsOrControlsLine(char character) => char.IsControl(character) || character is '\u2028' or '\u2029';
}
