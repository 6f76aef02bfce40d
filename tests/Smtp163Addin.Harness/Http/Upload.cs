using System.Net.Http.Headers;
using System.Text;

namespace Smtp163Addin.Harness.Http;

/// <summary>Makes the bodies of <c>POST /api/v1/messages</c>.</summary>
public static class Upload
{
    public const string Boundary = "a-boundary-of-the-tests";

    /// <summary>A draft as the pane would send it.</summary>
    public static HttpContent Of(string message, params IReadOnlyList<byte[]> attachments)
    {
        var form = new MultipartFormDataContent(Boundary);
        var json = new StringContent(message, Encoding.UTF8, "application/json");
        form.Add(json, "message");
        foreach (var attachment in attachments)
        {
            var part = new ByteArrayContent(attachment);
            part.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
            form.Add(part, "attachment", "ignored.bin");
        }

        return form;
    }

    /// <summary>A body of exactly these bytes, announced as multipart/form-data.</summary>
    public static HttpContent Raw(byte[] body, string contentType = $"multipart/form-data; boundary={Boundary}")
    {
        var content = new ByteArrayContent(body);
        content.Headers.TryAddWithoutValidation("Content-Type", contentType);
        return content;
    }

    /// <summary>The same of a text.</summary>
    public static HttpContent Raw(string body) => Raw(Encoding.UTF8.GetBytes(body));

    /// <summary>The <c>message</c> part as text, with its delimiter before it and the line break after it.</summary>
    public static string MessagePart(string message, string contentType = "application/json") =>
        $"--{Boundary}\r\nContent-Disposition: form-data; name=\"message\"\r\nContent-Type: {contentType}\r\n\r\n{message}\r\n";

    /// <summary>An <c>attachment</c> part as text.</summary>
    public static string AttachmentPart(string content) =>
        $"--{Boundary}\r\nContent-Disposition: form-data; name=\"attachment\"; filename=\"x\"\r\n\r\n{content}\r\n";

    /// <summary>What begins a part, and ends the one before.</summary>
    public const string Delimiter = $"--{Boundary}\r\n";

    /// <summary>The closing delimiter.</summary>
    public const string End = $"--{Boundary}--\r\n";
}
