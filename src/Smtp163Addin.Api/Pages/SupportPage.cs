using System.Text.Encodings.Web;
using Smtp163Addin.Api.Privacy;
using Smtp163Addin.Api.Problems;

namespace Smtp163Addin.Api.Pages;

/// <summary>The support page: whom to write to, the common remedies, and every code that the service answers with.</summary>
internal static class SupportPage
{
    public static HtmlPage Page { get; } = new("en", "Support: 163 SMTP Email Sender", $"""
        <h1>Support</h1>
        <p>Write to <a href="mailto:{PolicyDocument.English.Contact}">{PolicyDocument.English.Contact}</a>, or use the
        <strong>Feedback</strong> button of the add-in. Please leave out your authorization code; nobody needs it to help you.</p>
        <h2>What helps most often</h2>
        <ul>
        <li><strong>163 does not accept the code.</strong> It is not the password of the web mail. In 163's web mail, open the settings
        for POP3/SMTP/IMAP, switch SMTP on and make an authorization code; 163 shows it once.</li>
        <li><strong>163 takes the mail for spam.</strong> Very short texts and words such as “test” are refused most often. Write a real
        subject and a few sentences, and wait a little before the next try.</li>
        <li><strong>Nobody can say whether the mail was sent.</strong> Look into the Sent folder of your 163 mailbox before you send
        again.</li>
        <li><strong>The add-in does not show.</strong> It runs beside drafts of Microsoft 365 and Outlook.com mailboxes, not in a 163
        mailbox that was added to Outlook.</li>
        </ul>
        <h2>What the codes mean</h2>
        <table>
        <thead><tr><th scope="col">Code</th><th scope="col">Meaning</th></tr></thead>
        <tbody>
        {string.Join('\n', ProblemCatalogue.All.Select(Row))}
        </tbody>
        </table>
        <p><a href="/">About</a> · <a href="/privacy">Privacy policy</a></p>
        """);

    private static string Row(ProblemCode code)
    {
        var name = ProblemCatalogue.NameOf(code);
        return $"<tr id=\"{name}\"><td><code>{name}</code></td><td>{HtmlEncoder.Default.Encode(ProblemCatalogue.TitleOf(code))}</td></tr>";
    }
}
