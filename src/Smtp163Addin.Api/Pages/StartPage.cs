namespace Smtp163Addin.Api.Pages;

/// <summary>What somebody sees who opens the service's origin in a browser.</summary>
internal static class StartPage
{
    public static HtmlPage Page { get; } = new("en", "163 SMTP Email Sender", """
        <h1>163 SMTP Email Sender</h1>
        <p>An add-in for Outlook: it sends the mail that you are writing from your 163 mailbox instead. It runs beside a draft in
        a Microsoft 365 or Outlook.com mailbox, in Outlook on the web, on Windows and on Mac.</p>
        <h2>Install it</h2>
        <ol>
        <li>In Outlook, open <strong>Get Add-ins</strong> (on the web: <a href="https://aka.ms/olksideload">aka.ms/olksideload</a>),
        then <strong>My add-ins</strong>.</li>
        <li>Under <strong>Custom add-ins</strong>, choose <strong>Add a custom add-in</strong>, then <strong>Add from URL</strong> or
        <strong>Add from file</strong>.</li>
        <li>Give it this server's <a href="/manifest.xml">manifest.xml</a>.</li>
        </ol>
        <p>In a company, an administrator can do the same for everyone in the Microsoft 365 admin center under
        <strong>Integrated apps</strong>.</p>
        <h2>Use it</h2>
        <p>Write a mail, press <strong>Send via 163</strong>, give your 163 address and its authorization code (163 makes one for mail
        programs in its web settings), and send.</p>
        <p><a href="/privacy">Privacy policy</a> · <a href="/support">Support</a></p>
        """);
}
