using MimeKit;
using Smtp163Addin.Relay.Drafts;

namespace Smtp163Addin.Relay.Composition;

/// <summary>Writes the values of headers so that every reader gets exactly the text that was given.</summary>
internal static class HeaderFields
{
    // A reader may cut or join white space and takes =? for the start of an encoded-word, so such text is encoded.
    private const int LongestPlainWord = 60;

    // Harmless in a quoted-string to every reader. Quotes, backslashes, percent signs and apostrophes are legal there too, but some
    // readers unescape what they should not.
    private const string PlainInNames = " !#$&()*+,-./:;<>=?@[]^_`{|}~";

    /// <summary>Writes unstructured text, as in <c>Subject</c> (RFC 5322 section 3.2.5).</summary>
    /// <param name="field">The header's name.</param>
    /// <param name="text">The text.</param>
    /// <returns>The header.</returns>
    public static Header Unstructured(string field, string text)
    {
        var value = new HeaderValue(field);
        var tokens = IsPlain(text) && text.Split(' ').All(word => word.Length <= LongestPlainWord)
            ? text.Split(' ')
            : EncodedWords.Split(text, value.Room);

        foreach (var token in tokens)
        {
            value.Add(token);
        }

        return value.ToHeader();
    }

    /// <summary>Writes a list of mailboxes (RFC 5322 section 3.4), domains in punycode.</summary>
    /// <param name="field">The header's name.</param>
    /// <param name="mailboxes">At least one mailbox.</param>
    /// <returns>The header.</returns>
    public static Header Mailboxes(string field, IReadOnlyList<Mailbox> mailboxes)
    {
        var value = new HeaderValue(field);
        for (var index = 0; index < mailboxes.Count; index++)
        {
            if (index > 0)
            {
                value.Close(',');
            }

            var address = WireAddress.Of(mailboxes[index]).Wire;
            if (string.IsNullOrWhiteSpace(mailboxes[index].Name))
            {
                value.Add(address);
                continue;
            }

            foreach (var token in Phrase(mailboxes[index].Name!, value.Room))
            {
                value.Add(token);
            }

            value.Add("<" + address + ">");
        }

        return value.ToHeader();
    }

    /// <summary>Writes message ids (RFC 5322 section 3.6.4).</summary>
    /// <param name="field">The header's name.</param>
    /// <param name="identifiers">Checked ids without angle brackets.</param>
    /// <returns>The header.</returns>
    public static Header Identifiers(string field, IEnumerable<string> identifiers)
    {
        var value = new HeaderValue(field);
        foreach (var identifier in identifiers)
        {
            value.Add("<" + identifier + ">");
        }

        return value.ToHeader();
    }

    /// <summary>
    /// Writes a value with parameters, as in <c>Content-Type</c>, of which the last is a file's name: a quoted-string, or encoded-words
    /// within quotes. RFC 2231 is the standard's form, but webmail in China, Foxmail and old Outlook show such names as garbage, and
    /// readers that know RFC 2231 read this form too.
    /// </summary>
    /// <param name="field">The header's name.</param>
    /// <param name="essence">What stands before the name, in tokens, such as <c>text/calendar</c> and <c>method=REQUEST</c>.</param>
    /// <param name="parameter">The name of the parameter that holds the file's name.</param>
    /// <param name="fileName">The file's name.</param>
    /// <returns>The header.</returns>
    public static Header WithFileName(string field, IEnumerable<string> essence, string parameter, string fileName)
    {
        var value = new HeaderValue(field);
        foreach (var token in essence)
        {
            value.Add(token).Close(';');
        }

        if (IsPlain(fileName) && fileName.All(character => char.IsAsciiLetterOrDigit(character) || PlainInNames.Contains(character, StringComparison.Ordinal)))
        {
            return value.Add(parameter + "=\"" + fileName + "\"").ToHeader();
        }

        var opening = parameter + "=\"";
        var words = EncodedWords.Split(fileName, EncodedWords.LongestWord - opening.Length - 1).ToArray();
        for (var index = 0; index < words.Length; index++)
        {
            value.Add((index == 0 ? opening : "") + words[index] + (index == words.Length - 1 ? "\"" : ""));
        }

        return value.ToHeader();
    }

    private static IEnumerable<string> Phrase(string name, int room)
    {
        if (!IsPlain(name) || name.Length > LongestPlainWord || name.AsSpan().ContainsAny("\"\\"))
        {
            return EncodedWords.Split(name, room);
        }

        return name.All(character => char.IsAsciiLetterOrDigit(character) || character is ' ' or '-' or '_') ? [name] : ["\"" + name + "\""];
    }

    private static bool IsPlain(string text) =>
        text.Length > 0
        && !text.AsSpan().ContainsAnyExceptInRange(' ', '~')
        && text[0] != ' ' && text[^1] != ' '
        && !text.Contains("  ", StringComparison.Ordinal)
        && !text.Contains("=?", StringComparison.Ordinal);
}
