using MimeKit.Text;

namespace Smtp163Addin.Relay.Composition.PlainText;

/// <summary>Which elements stand on lines of their own.</summary>
internal static class Blocks
{
    /// <summary>Whether an element begins and ends a line and has no other layout.</summary>
    /// <param name="id">The element.</param>
    /// <returns><see langword="true"/> for the likes of <c>div</c>.</returns>
    public static bool IsBlock(HtmlTagId id) => id is
        HtmlTagId.Address or HtmlTagId.Article or HtmlTagId.Aside or HtmlTagId.Body or HtmlTagId.Caption or HtmlTagId.Center
        or HtmlTagId.Details or HtmlTagId.Dialog or HtmlTagId.Div or HtmlTagId.DT or HtmlTagId.FieldSet or HtmlTagId.FigCaption
        or HtmlTagId.Figure or HtmlTagId.Footer or HtmlTagId.Form or HtmlTagId.Header or HtmlTagId.Legend or HtmlTagId.Main
        or HtmlTagId.Nav or HtmlTagId.Option or HtmlTagId.Section or HtmlTagId.Summary;

    /// <summary>Whether an element is a heading.</summary>
    /// <param name="id">The element.</param>
    /// <returns><see langword="true"/> for <c>h1</c> to <c>h6</c>.</returns>
    public static bool IsHeading(HtmlTagId id) => id is >= HtmlTagId.H1 and <= HtmlTagId.H6;
}
