using System.Net;

namespace Smtp163Addin.Playground.Inbox;

/// <summary>Makes a page of a mail, as a mail program would show it.</summary>
internal static class RenderedMail
{
    /// <summary>What the page may do: show text, its own styles and the pictures that came with the mail. It gets no origin.</summary>
    public const string Policy = "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'self'";

    /// <summary>Writes the page.</summary>
    /// <param name="mail">The mail.</param>
    /// <returns>HTML in which every <c>cid:</c> is replaced by the picture itself.</returns>
    public static string Html(Mail mail)
    {
        if (mail.Html is not { } html)
        {
            return $"<!doctype html><meta charset=\"utf-8\"><pre style=\"white-space:pre-wrap\">{WebUtility.HtmlEncode(mail.Text)}</pre>";
        }

        foreach (var part in mail.Parts.Where(part => part.ContentId is not null))
        {
            var picture = $"data:{part.ContentType};base64,{Convert.ToBase64String(part.Content.Span)}";
            html = html.Replace($"cid:{part.ContentId}", picture, StringComparison.OrdinalIgnoreCase);
        }

        return $"<!doctype html><meta charset=\"utf-8\"><style>body{{font:14px/1.5 sans-serif;margin:16px}}img{{max-width:100%;height:auto}}</style>{html}";
    }
}
