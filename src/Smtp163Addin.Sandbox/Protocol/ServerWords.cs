using System.Globalization;
using System.Security.Cryptography;

namespace Smtp163Addin.Sandbox.Protocol;

/// <summary>
/// What smtp.163.com says, word for word as in public logs. Where no log shows an answer, the marked ones are RFC 5321's code
/// with 163's manner of wording.
/// </summary>
internal static class ServerWords
{
    public const string Greeting = "220 163.com Anti-spam GT for Coremail System (163com[20141201])";
    public const string Helo = "250 OK";
    public const string MailOk = "250 Mail OK";
    public const string StartData = "354 End data with <CR><LF>.<CR><LF>";
    public const string AskUserName = "334 dXNlcm5hbWU6";
    public const string AskPassword = "334 UGFzc3dvcmQ6";
    public const string AskCredentials = "334 ";
    public const string SignedIn = "235 Authentication successful";
    public const string AuthenticationFailed = "535 Error: authentication failed";
    public const string SenderMismatch = "553 Mail from must equal authorized user";
    public const string InvalidUser = "550 Invalid User";
    public const string TooLarge = "552 Requested mail action aborted: exceeded mailsize limit";
    public const string NotImplemented = "502 Error: command not implemented";
    public const string BadSyntax = "500 Error: bad syntax";
    public const string TlsActive = "454 Command not permitted when TLS active";
    public const string Idle = "421 closing transmission channel";
    public const string Bye = "221 Bye";

    /// <summary>No log shows this one.</summary>
    public const string BadSequence = "503 Error: bad sequence of commands";

    /// <summary>No log shows this one.</summary>
    public const string UnknownMechanism = "504 Error: unrecognized authentication type";

    /// <summary>No log shows this one.</summary>
    public const string AuthenticationCancelled = "501 Error: authentication cancelled";

    /// <summary>No log shows this one for NOOP and RSET; HELO is answered so.</summary>
    public const string Ok = "250 OK";

    public static string Ehlo(ServerGeneration generation)
    {
        string mechanisms = generation is ServerGeneration.Until2019 ? "LOGIN PLAIN" : "LOGIN PLAIN XOAUTH2";
        List<string> lines = ["mail"];
        if (OffersPipelining(generation))
        {
            lines.Add("PIPELINING");
        }

        lines.AddRange([$"AUTH {mechanisms}", $"AUTH={mechanisms}", "coremail 1Uxr2xKj7kG0xkI17xGrU7I0s8FY2U3Uj8Cz28x1UUUUU7Ic2I0Y2UrUCa0xDrUUUUj", "STARTTLS"]);
        if (generation is not ServerGeneration.Until2019)
        {
            lines.Add("ID");
        }

        lines.Add("8BITMIME");
        return string.Join("\r\n", lines.Select((line, index) => (index < lines.Count - 1 ? "250-" : "250 ") + line));
    }

    public static bool OffersPipelining(ServerGeneration generation) => generation is not ServerGeneration.Newest;

    public static string HostLabel() => $"gzga-smtp-mtada-g0-{RandomNumberGenerator.GetInt32(5)}";

    public static string QueueId()
    {
        string random = RandomNumberGenerator.GetString("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789", 14);
        return string.Create(CultureInfo.InvariantCulture, $"_____w{random}--.{RandomNumberGenerator.GetInt32(10000, 99999)}S2");
    }

    public static string UnixTime(TimeProvider time) => time.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);

    public static string Queued(string host, string queueId, TimeProvider time) => $"250 Mail OK queued as {host},{queueId} {UnixTime(time)}";

    public static string NotSignedIn(string host, string queueId, TimeProvider time) => $"553 authentication is required,163 {host},{queueId} {UnixTime(time)}";

    public static string SenderDiffersFromHeader(string host, string queueId, TimeProvider time) => $"554 DT:SUM 163 {host},{queueId} {UnixTime(time)}";
}
