using MimeKit.Text;

namespace Smtp163Addin.Relay.Composition.PlainText;

/// <summary>Where a link leads, as a reader of plain text needs it.</summary>
/// <param name="Address">The address that is shown; for <c>mailto:</c> without the scheme.</param>
internal sealed record LinkTarget(string Address)
{
    private const string MailTo = "mailto:";

    /// <summary>Takes the target of a link.</summary>
    /// <param name="tag">The start tag.</param>
    /// <returns>The target, or <see langword="null"/> when the link leads nowhere outside of the mail.</returns>
    public static LinkTarget? Of(HtmlTagToken tag)
    {
        var address = tag.Attributes.FirstOrDefault(attribute => attribute.Id == HtmlAttributeId.Href)?.Value?.Trim();
        if (string.IsNullOrEmpty(address) || address[0] == '#' || IsScript(address))
        {
            return null;
        }

        return new LinkTarget(address.StartsWith(MailTo, StringComparison.OrdinalIgnoreCase) ? address[MailTo.Length..] : address);
    }

    /// <summary>Writes the target behind the text of the link, unless the text says it already.</summary>
    /// <param name="layout">Where the text is.</param>
    /// <param name="start">Where the text of the link begins.</param>
    public void WriteAfter(TextLayout layout, int start)
    {
        if (layout.EndsWith(start, Address) || layout.EndsWith(start, Address.TrimEnd('/')) || layout.EndsWith(start, WithoutScheme()))
        {
            return;
        }

        layout.Flow(layout.Length > start ? " <" : "<");
        layout.Flow(Address + ">");
    }

    private static bool IsScript(string address) =>
        address.StartsWith("javascript:", StringComparison.OrdinalIgnoreCase)
        || address.StartsWith("vbscript:", StringComparison.OrdinalIgnoreCase)
        || address.StartsWith("data:", StringComparison.OrdinalIgnoreCase);

    private string WithoutScheme()
    {
        var scheme = Address.IndexOf("://", StringComparison.Ordinal);
        return (scheme < 0 ? Address : Address[(scheme + 3)..]).TrimEnd('/');
    }
}
