using System.Security.Cryptography;
using System.Text;

namespace Smtp163Addin.Benchmarks.Forgetting;

/// <summary>The body of a request that sends a mail.</summary>
internal static class MailBody
{
    public const string ContentType = "multipart/form-data; boundary=next";

    /// <summary>Makes one.</summary>
    /// <param name="attachmentBytes">The size of the one attachment, or 0 for none.</param>
    public static byte[] Make(int attachmentBytes)
    {
        var attachments = attachmentBytes > 0 ? $$"""[{"name":"figures.bin","size":{{attachmentBytes}}}]""" : "[]";
        var message = $$"""
            {
              "account": { "address": "someone@163.com", "authorizationCode": "ABCDEFGHIJKLMNOP" },
              "subject": "Quarterly figures",
              "to": [{ "name": "Other", "address": "other@example.com" }],
              "body": { "html": "<p>The figures are attached.</p>", "text": "The figures are attached." },
              "attachments": {{attachments}}
            }
            """;
        List<byte> body = [.. Part("message", "application/json"), .. Encoding.UTF8.GetBytes(message)];
        if (attachmentBytes > 0)
        {
            body.AddRange([.. Part("attachment", "application/octet-stream"), .. RandomNumberGenerator.GetBytes(attachmentBytes)]);
        }

        return [.. body, .. "\r\n--next--\r\n"u8];
    }

    private static byte[] Part(string name, string contentType) =>
        Encoding.ASCII.GetBytes($"\r\n--next\r\nContent-Disposition: form-data; name=\"{name}\"\r\nContent-Type: {contentType}\r\n\r\n");
}
