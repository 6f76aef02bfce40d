using Smtp163Addin.Relay.Drafts;
using static Smtp163Addin.Drafts.DraftCases;

namespace Smtp163Addin.Drafts;

/// <summary>
/// Bodies that would end the data early for a server that takes more than CRLF.CRLF for its end (SMTP smuggling, 2023): each holds a
/// second mail that must never be one.
/// </summary>
internal static class SmugglingCases
{
    private const string SecondMail = "MAIL FROM:<evil@example.com>{0}RCPT TO:<victim@example.com>{0}DATA{0}Subject: smuggled{0}{0}smuggled{1}";

    private static readonly Dictionary<string, string> EndsOfData = new()
    {
        ["LF . LF"] = "\n.\n",
        ["LF . CRLF"] = "\n.\r\n",
        ["CRLF . LF"] = "\r\n.\n",
        ["CR . CR"] = "\r.\r",
        ["CR . CRLF"] = "\r.\r\n",
        ["CRLF . CR"] = "\r\n.\r",
        ["LF . CR"] = "\n.\r",
        ["CR . LF"] = "\r.\n",
        ["CRLF . CRLF"] = "\r\n.\r\n",
        ["CRLF NUL . CRLF"] = "\r\n\0.\r\n",
        ["CRLF . NUL CRLF"] = "\r\n.\0\r\n",
        ["CR CRLF . CR CRLF"] = "\r\r\n.\r\r\n",
        ["NEL . NEL"] = "\u0085.\u0085",
        ["LS . LS"] = "\u2028.\u2028",
        ["VT . FF"] = "\v.\f",
    };

    public static IEnumerable<DraftCase> All { get; } = EndsOfData.Select(end =>
    {
        var newLine = end.Value.Split('.')[0];
        var text = "before" + end.Value + SecondMail.Replace("{0}", newLine, StringComparison.Ordinal).Replace("{1}", end.Value, StringComparison.Ordinal);
        return Case(
            $"A smuggled mail after {end.Key}",
            Plain with
            {
                Body = new Body($"<pre>{text}</pre>", text),
                Attachments = [new Attachment("smuggled.txt", "text/plain", System.Text.Encoding.UTF8.GetByteCount(text))],
            },
            Content.Of(System.Text.Encoding.UTF8.GetBytes(text)));
    });
}
