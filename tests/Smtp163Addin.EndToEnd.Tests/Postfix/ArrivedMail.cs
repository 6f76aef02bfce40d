using System.Text;

namespace Smtp163Addin.EndToEnd.Tests.Postfix;

/// <summary>A mail as it lies in the maildir: lines that Postfix put before it, then what was sent, with LF for CRLF.</summary>
/// <param name="Recipient">Whose copy this is.</param>
/// <param name="Sender">The envelope's sender.</param>
/// <param name="Content">What was sent, every newline CRLF again.</param>
internal sealed record ArrivedMail(string Recipient, string Sender, byte[] Content)
{
    private const string DeliveredTo = "Delivered-To: ";
    private const string ReturnPath = "Return-Path: ";

    /// <summary>Reads a file of the maildir.</summary>
    public static ArrivedMail Read(byte[] file)
    {
        // Postfix writes Return-Path, X-Original-To, Delivered-To and one Received, which is folded over lines with a tab.
        var position = 0;
        var fields = new List<string>();
        while (NextLine(file, position) is var line && (IsAdded(line) || line.StartsWith('\t')))
        {
            fields.Add(line);
            position += Encoding.UTF8.GetByteCount(line) + 1;
        }

        return new ArrivedMail(
            fields.Single(field => field.StartsWith(DeliveredTo, StringComparison.Ordinal))[DeliveredTo.Length..],
            fields.Single(field => field.StartsWith(ReturnPath, StringComparison.Ordinal))[ReturnPath.Length..].Trim('<', '>'),
            WithCrLf(file.AsSpan(position)));
    }

    /// <summary>Whether its header names that message id.</summary>
    public bool HasMessageId(string messageId)
    {
        var end = Content.AsSpan().IndexOf("\r\n\r\n"u8);
        return Content.AsSpan(0, end).IndexOf(Encoding.ASCII.GetBytes(messageId)) >= 0;
    }

    private static bool IsAdded(string line) =>
        new[] { ReturnPath, "X-Original-To: ", DeliveredTo, "Received: " }.Any(field => line.StartsWith(field, StringComparison.Ordinal));

    private static string NextLine(byte[] file, int position)
    {
        var rest = file.AsSpan(position);
        var end = rest.IndexOf((byte)'\n');
        return Encoding.UTF8.GetString(rest[..(end < 0 ? rest.Length : end)]);
    }

    private static byte[] WithCrLf(ReadOnlySpan<byte> content)
    {
        var bytes = new List<byte>(content.Length + (content.Length / 60));
        foreach (var octet in content)
        {
            if (octet == (byte)'\n')
            {
                bytes.Add((byte)'\r');
            }

            bytes.Add(octet);
        }

        return [.. bytes];
    }
}
