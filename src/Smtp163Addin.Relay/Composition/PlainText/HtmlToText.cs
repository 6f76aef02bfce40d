using MimeKit.Text;

namespace Smtp163Addin.Relay.Composition.PlainText;

/// <summary>
/// Derives the text alternative of an HTML body: links keep their targets, lists their marks, tables their rows, quotes their
/// <c>&gt;</c>. What a reader would not see is left out.
/// </summary>
/// <remarks>
/// It walks over the tags of MimeKit's tokenizer and builds no tree. A tree costs more than its text: nested or unclosed elements
/// make every HTML5 parser work in proportion to the square of the length, and the sender chooses the HTML.
/// </remarks>
internal sealed class HtmlToText
{
    private readonly TextLayout _layout;
    private readonly OpenElements _open;
    private readonly Invisible _invisible = new();

    private HtmlToText(int length)
    {
        _layout = new TextLayout(longestWithMarks: Math.Max(length, 4096) * 2);
        _open = new OpenElements(_layout);
    }

    /// <summary>Derives the text.</summary>
    /// <param name="html">Any HTML, however broken.</param>
    /// <returns>The text, its lines joined by a newline.</returns>
    public static string Convert(string html)
    {
        using var reader = new StringReader(html.Replace("\r\n", "\n", StringComparison.Ordinal));
        var tokenizer = new HtmlTokenizer(reader) { DecodeCharacterReferences = true };
        var renderer = new HtmlToText(html.Length);
        while (tokenizer.ReadNextToken(out var token))
        {
            switch (token)
            {
                case HtmlTagToken tag:
                    renderer.Tag(tag);
                    break;
                case HtmlDataToken { Kind: HtmlTokenKind.Data or HtmlTokenKind.CData } data:
                    renderer.Text(data.Data);
                    break;
            }
        }

        return renderer._layout.ToString();
    }

    private void Text(string text)
    {
        if (_invisible.Active)
        {
            return;
        }

        if (_open.Preformatted)
        {
            _layout.Preformatted(text);
        }
        else
        {
            _layout.Flow(text);
        }
    }

    private void Tag(HtmlTagToken tag)
    {
        if (_invisible.Hides(tag))
        {
            return;
        }

        if (tag.IsEndTag)
        {
            _open.End(tag.Id);
        }
        else
        {
            _open.Start(tag);
        }
    }
}
