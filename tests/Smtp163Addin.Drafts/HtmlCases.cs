using System.Text;
using Smtp163Addin.Relay.Drafts;
using static Smtp163Addin.Drafts.DraftCases;

namespace Smtp163Addin.Drafts;

/// <summary>Bodies of HTML, alone or with text, and the pictures in them.</summary>
internal static class HtmlCases
{
    private const string Page = "<html><body><p>报价 &amp; <a href=\"https://example.com/?a=1&amp;b=2\">link</a></p>\r\n<img src=\"cid:picture@1\"></body></html>";

    private static readonly byte[] Pixel = Convert.FromBase64String(
        "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");

    public static IEnumerable<DraftCase> All { get; } =
    [
        Case("HTML alone", Plain with { Body = new Body(Page, null) }),
        Case("HTML and text", Plain with { Body = new Body(Page, "报价 & link\r\n") }),
        Case("HTML of 100 000 characters in a line", Plain with { Body = new Body($"<p>{new string('b', 100_000)}</p>", "short") }),
        Case("HTML of 8 MiB", Plain with { Body = new Body(Large(), "see the HTML") }),
        Case("Empty HTML", Plain with { Body = new Body("", "") }),
        Case("HTML of a dot", Plain with { Body = new Body(".", ".") }),
        Case(
            "A picture in the HTML",
            Plain with { Body = new Body(Page, null), Attachments = [new Attachment("图片.png", "image/png", Pixel.Length, "picture@1")] },
            Content.Of(Pixel)),
        Case(
            "Two pictures in the HTML and two attachments",
            Plain with
            {
                Body = new Body(Page, "text"),
                Attachments =
                [
                    new Attachment("one.png", "image/png", Pixel.Length, "picture@1"),
                    new Attachment("two.png", "image/png", Pixel.Length, "image002.png@01DC5C6B.8A7F2E10"),
                    new Attachment("plain.txt", "text/plain", 3),
                    new Attachment("报价.pdf", "application/pdf", 5000),
                ],
            },
            Content.Of(Pixel),
            Content.Of(Pixel),
            Content.Of("abc"u8),
            Content.Random(5000)),
        Case(
            "An attachment announced before a picture",
            Plain with
            {
                Body = new Body(Page, "text"),
                Attachments =
                [
                    new Attachment("first.pdf", "application/pdf", 100),
                    new Attachment("picture.png", "image/png", Pixel.Length, "picture@1"),
                    new Attachment("last.pdf", "application/pdf", 200),
                ],
            },
            Content.Random(100),
            Content.Of(Pixel),
            Content.Random(200)),
        Case(
            "A picture beside plain text",
            Plain with { Attachments = [new Attachment("picture.png", "image/png", Pixel.Length, "picture@1")] },
            Content.Of(Pixel)),
    ];

    private static string Large()
    {
        var page = new StringBuilder();
        while (page.Length < (8 * 1024 * 1024) - 100)
        {
            page.Append("<p>The same words over and over, with a 汉字 now and then.</p>\r\n");
        }

        return page.ToString();
    }
}
