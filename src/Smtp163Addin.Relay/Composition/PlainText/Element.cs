using MimeKit.Text;

namespace Smtp163Addin.Relay.Composition.PlainText;

/// <summary>An open element.</summary>
/// <param name="Id">Its name; a <c>th</c> counts as a <c>td</c>.</param>
internal sealed record Element(HtmlTagId Id)
{
    /// <summary>The number of a list's next item, or of the cells that a row has so far.</summary>
    public int Number { get; set; }

    /// <summary>Where the text stood when the element began: its length for a link, its line for a row.</summary>
    public int Start { get; init; }

    /// <summary>Where a link leads.</summary>
    public LinkTarget? Target { get; init; }

    /// <summary>Whether its lines have marks.</summary>
    public bool Indents { get; init; }

    /// <summary>Whether its white space stays.</summary>
    public bool IsPreformatted => Id is HtmlTagId.Pre or HtmlTagId.Listing or HtmlTagId.Xmp or HtmlTagId.PlainText or HtmlTagId.TextArea;

    /// <summary>Whether an element is one whose end matters.</summary>
    /// <param name="id">The element.</param>
    /// <returns><see langword="true"/> when it is kept while it is open.</returns>
    public static bool IsFollowed(HtmlTagId id) =>
        IsList(id) || id is HtmlTagId.A or HtmlTagId.LI or HtmlTagId.DD or HtmlTagId.BlockQuote or HtmlTagId.Pre or HtmlTagId.Listing
            or HtmlTagId.Xmp or HtmlTagId.PlainText or HtmlTagId.TextArea or HtmlTagId.Table or HtmlTagId.TR or HtmlTagId.TD or HtmlTagId.TH;

    /// <summary>Whether an element is a list.</summary>
    /// <param name="id">The element.</param>
    /// <returns><see langword="true"/> for a list.</returns>
    public static bool IsList(HtmlTagId id) => id is HtmlTagId.UL or HtmlTagId.OL or HtmlTagId.Menu or HtmlTagId.Dir or HtmlTagId.DL;

    /// <summary>Whether an end tag inside an element leaves what is outside of it alone.</summary>
    /// <param name="outer">The element.</param>
    /// <param name="inner">The name in the end tag.</param>
    /// <returns><see langword="true"/> when the end tag reaches no further.</returns>
    public static bool Holds(HtmlTagId outer, HtmlTagId inner) => outer switch
    {
        HtmlTagId.TD => inner is not (HtmlTagId.TR or HtmlTagId.Table),
        HtmlTagId.TR => inner is not HtmlTagId.Table,
        HtmlTagId.Table => true,
        _ when IsList(outer) => inner is HtmlTagId.LI or HtmlTagId.DD,
        _ => false,
    };
}
