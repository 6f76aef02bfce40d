using System.Text;
using MimeKit;
using Smtp163Addin.Privacy.Tests.Outcomes;
using Smtp163Addin.Sandbox.Conversations;
using Smtp163Addin.Sandbox.Messages;

namespace Smtp163Addin.Privacy.Tests.Audit;

/// <summary>What one attempt came to, and what stands in for 163 saw of it.</summary>
/// <param name="Name">What was attempted.</param>
/// <param name="Expected">The outcome that it was to have.</param>
/// <param name="Actual">The outcome that it had.</param>
/// <param name="Attempt">The attempt, with its canaries.</param>
/// <param name="Answer">The service's answer, word for word.</param>
/// <param name="Conversations">The conversations with 163 that it led to.</param>
/// <param name="Mails">The mails that 163 took.</param>
internal sealed record Exchange(
    string Name,
    string Expected,
    string Actual,
    Attempt Attempt,
    string Answer,
    IReadOnlyList<Conversation> Conversations,
    IReadOnlyList<ReceivedMessage> Mails)
{
    /// <summary>All that came of it outside the service, in plain text: the answer, the conversations, the mails and what they hold.</summary>
    public IEnumerable<string> Traces =>
    [
        Answer,
        .. Conversations.SelectMany(conversation => conversation.Transcript).Select(line => line.Text),
        .. Mails.SelectMany(Contents),
    ];

    private static IEnumerable<string> Contents(ReceivedMessage mail)
    {
        yield return mail.MailFrom + string.Join(' ', mail.Recipients);
        yield return Encoding.ASCII.GetString(mail.Content.Span);
        using var stream = mail.OpenRead();
        using var message = MimeMessage.Load(stream);
        yield return string.Join('\n', message.Headers.Select(header => header.Value));
        foreach (var part in message.BodyParts.OfType<MimePart>())
        {
            using var content = new MemoryStream();
            part.Content?.DecodeTo(content);
            yield return string.Join('\n', part.Headers.Select(header => header.Value));
            yield return Encoding.UTF8.GetString(content.GetBuffer(), 0, (int)content.Length);
        }
    }
}
