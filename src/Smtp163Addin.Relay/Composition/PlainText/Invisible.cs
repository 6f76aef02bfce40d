using MimeKit.Text;

namespace Smtp163Addin.Relay.Composition.PlainText;

/// <summary>Follows the elements that a reader does not see: scripts, styles, and what a style or the <c>hidden</c> attribute hides.</summary>
internal sealed class Invisible
{
    private HtmlTagId _hidden;
    private string _name = "";
    private int _nested;
    private int _tables;

    /// <summary>Whether what comes now is hidden.</summary>
    public bool Active { get; private set; }

    /// <summary>Looks at a tag, which may begin or end something hidden.</summary>
    /// <param name="tag">The tag.</param>
    /// <returns><see langword="true"/> when the tag itself is hidden.</returns>
    public bool Hides(HtmlTagToken tag)
    {
        if (!Active)
        {
            return !tag.IsEndTag && Begins(tag);
        }

        if (Closes(tag))
        {
            Active = false;
            return !tag.IsEndTag ? Begins(tag) : IsSameElement(tag);
        }

        return true;
    }

    private static bool IsVoid(HtmlTagId id) => id is
        HtmlTagId.Area or HtmlTagId.Base or HtmlTagId.Br or HtmlTagId.Col or HtmlTagId.Embed or HtmlTagId.HR or HtmlTagId.Image
        or HtmlTagId.Input or HtmlTagId.Link or HtmlTagId.Meta or HtmlTagId.Param or HtmlTagId.Source or HtmlTagId.Track or HtmlTagId.Wbr;

    private static bool IsNeverShown(HtmlTagToken tag) =>
        tag.Id is HtmlTagId.Script or HtmlTagId.Style or HtmlTagId.Title or HtmlTagId.IFrame or HtmlTagId.NoFrames or HtmlTagId.NoEmbed
            or HtmlTagId.Xml or HtmlTagId.DataList
        || tag.Name.Equals("template", StringComparison.OrdinalIgnoreCase)
        || tag.Name.Equals("svg", StringComparison.OrdinalIgnoreCase);

    private static bool IsHidden(HtmlTagToken tag)
    {
        foreach (var attribute in tag.Attributes)
        {
            if (attribute.Name.Equals("hidden", StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }

            if (attribute.Id == HtmlAttributeId.Style && attribute.Value is { } style && IsHiddenBy(style))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsHiddenBy(string style) =>
        style.Split(';').Select(declaration => declaration.Split(':', 2)).Any(declaration =>
            declaration is [var property, var value]
            && (property.Trim().ToUpperInvariant(), value.Split('!')[0].Trim().ToUpperInvariant())
                is ("DISPLAY", "NONE") or ("VISIBILITY", "HIDDEN") or ("MSO-HIDE", "ALL"));

    private bool Begins(HtmlTagToken tag)
    {
        if (!IsNeverShown(tag) && !IsHidden(tag))
        {
            return false;
        }

        if (!IsVoid(tag.Id))
        {
            (Active, _hidden, _name, _nested, _tables) = (true, tag.Id, tag.Name, 0, 0);
        }

        return true;
    }

    // What ends an element is its own end tag, the end of the cell it stands in, or a tag that ends it without one: without that, a
    // hidden paragraph that is never closed would swallow the rest of the mail.
    private bool Closes(HtmlTagToken tag)
    {
        if (tag.Id == HtmlTagId.Table && _hidden != HtmlTagId.Table)
        {
            if (!tag.IsEndTag)
            {
                _tables++;
                return _hidden == HtmlTagId.P;
            }

            return --_tables < 0;
        }

        if (IsSameElement(tag))
        {
            if (tag.IsEndTag)
            {
                return --_nested < 0;
            }

            if (_tables == 0 && HasOptionalEnd(_hidden))
            {
                return true;
            }

            _nested++;
            return false;
        }

        return _tables == 0 && (_hidden == HtmlTagId.P ? EndsParagraph(tag) : IsAround(tag));
    }

    private bool IsSameElement(HtmlTagToken tag) => tag.Name.Equals(_name, StringComparison.OrdinalIgnoreCase);

    private static bool HasOptionalEnd(HtmlTagId id) =>
        id is HtmlTagId.P or HtmlTagId.TD or HtmlTagId.TH or HtmlTagId.TR or HtmlTagId.DD or HtmlTagId.DT;

    private static bool EndsParagraph(HtmlTagToken tag) =>
        Blocks.IsBlock(tag.Id) || tag.Id is HtmlTagId.P or HtmlTagId.UL or HtmlTagId.OL or HtmlTagId.LI or HtmlTagId.BlockQuote
            or HtmlTagId.Pre or HtmlTagId.HR or HtmlTagId.TD or HtmlTagId.TH or HtmlTagId.TR;

    private static bool IsAround(HtmlTagToken tag) =>
        tag.IsEndTag && tag.Id is HtmlTagId.TD or HtmlTagId.TH or HtmlTagId.TR or HtmlTagId.TBody or HtmlTagId.Body;
}
