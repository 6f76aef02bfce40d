using CsCheck;
using MimeKit;
using Smtp163Addin.Drafts;
using Smtp163Addin.Relay.Drafts;
using Xunit;

namespace Smtp163Addin.Relay.Tests.Composition;

/// <summary>Properties of a hundred thousand random drafts; the variable CsCheck_Iter asks for more.</summary>
public sealed class RandomDraftsTests
{
    private static readonly long Drafts = Math.Max(100_000, Check.Iter);

    private static readonly MimeKitReader Reader = new();

    [Fact]
    public Task What_is_read_is_what_was_written() => RandomDrafts.Kept.SampleAsync(
        async one =>
        {
            var bytes = await Composed.BytesAsync(one);
            var mail = await Reader.ReadAsync(bytes, CancellationToken.None);

            Assert.Equal("", string.Join('\n', WireFormat.Faults(bytes).Concat(Arrival.Differences(mail, one.Draft, one.Contents))));
            Assert.Equal(ExpectedFields(one.Draft), mail.Fields.Order(StringComparer.Ordinal));
        },
        iter: Drafts,
        print: Print);

    [Fact]
    public Task No_text_makes_a_header_or_a_command_even_if_it_was_not_checked() => RandomDrafts.Broken.SampleAsync(
        async one =>
        {
            var bytes = await Composed.BytesAsync(one);
            using var stream = new MemoryStream(bytes, writable: false);
            using var message = await MimeMessage.LoadAsync(stream, CancellationToken.None);

            Assert.Equal("", string.Join('\n', WireFormat.Faults(bytes)));
            Assert.Equal(ExpectedFields(one.Draft), message.Headers.Concat(message.Body!.Headers).Select(header => header.Field).Order(StringComparer.Ordinal));
            Assert.Equal(one.Contents.Count + (one.Draft.Body.Html is null ? 1 : 2), message.BodyParts.Count());
        },
        iter: Drafts,
        print: Print);

    private static IOrderedEnumerable<string> ExpectedFields(Draft draft)
    {
        List<string> fields = ["Date", "From", "Subject", "Message-Id", "MIME-Version", "Content-Type"];
        Add(draft.To.Count > 0 || draft.Cc.Count == 0, "To");
        Add(draft.Cc.Count > 0, "Cc");
        Add(draft.ReplyTo.Count > 0, "Reply-To");
        Add(draft.InReplyTo is not null, "In-Reply-To");
        Add(draft.References.Count > 0, "References");
        Add(draft.Importance != Importance.Normal, "Importance");
        Add(draft.Importance != Importance.Normal, "X-Priority");
        Add(draft.RequestReadReceipt, "Disposition-Notification-To");
        Add(draft.Body.Html is null && draft.Attachments.Count == 0, "Content-Transfer-Encoding");
        return fields.Order(StringComparer.Ordinal);

        void Add(bool present, string field)
        {
            if (present)
            {
                fields.Add(field);
            }
        }
    }

    private static string Print(DraftCase one) => System.Text.Json.JsonSerializer.Serialize(one.Draft);
}
