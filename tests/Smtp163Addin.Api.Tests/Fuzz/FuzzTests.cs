using System.Text;
using CsCheck;
using Microsoft.AspNetCore.Http;
using Smtp163Addin.Api.Hosting;
using Smtp163Addin.Api.Messages;
using Smtp163Addin.Api.Problems;
using Smtp163Addin.Api.Requests;
using Smtp163Addin.Api.Uploads;
using Smtp163Addin.Harness.Http;
using Xunit;

namespace Smtp163Addin.Api.Tests.Fuzz;

/// <summary>
/// The readers of hostile input never throw anything unplanned, never hang and never read on for ever. A longer run:
/// <c>SMTP163_FUZZ_SAMPLES=1000000</c>.
/// </summary>
public sealed class FuzzTests
{
    private static readonly string Valid =
        Upload.MessagePart(Sample.WithAttachments(3, 0)) + Upload.AttachmentPart("abc") + Upload.AttachmentPart("") + Upload.End;

    [Fact]
    public void The_multipart_reader_ends_every_upload_in_good_order()
    {
        Gen.Select(Hostile.Versions(Valid), Gen.Int[1, 4096]).Sample(
            (bytes, piece) =>
            {
                using var source = new DribblingStream(bytes, piece);
                var ended = ReadAllAsync(source).Wait(TimeSpan.FromSeconds(60), TestContext.Current.CancellationToken);
                return ended && source.Reads <= (bytes.Length / Math.Min(piece, 4096)) + 50;
            },
            iter: Hostile.Samples);
    }

    [Fact]
    public void The_json_reader_ends_every_text_in_good_order()
    {
        var valid = Sample.Message(message =>
        {
            message["account"]!["displayName"] = "Some One";
            message["replyTo"] = new System.Text.Json.Nodes.JsonArray(new System.Text.Json.Nodes.JsonObject { ["name"] = "x", ["address"] = "y@例え.jp" });
            message["references"] = new System.Text.Json.Nodes.JsonArray("<a@b>");
            message["attachments"] = new System.Text.Json.Nodes.JsonArray(new System.Text.Json.Nodes.JsonObject { ["name"] = "n", ["size"] = 1, ["contentId"] = "c@d", ["contentType"] = "text/plain" });
        });
        Hostile.Versions(valid).Sample(
            json =>
            {
                var read = StrictJson.TryRead<MessageRequest>(json, RequestJson.Default.MessageRequest, "message", out var request, out var problem);
                if (read)
                {
                    problem = DraftChecks.Check(request!, new UploadLimits()).Problem;
                }

                return problem is null
                    || problem.Errors.Count is > 0 and <= 50
                    && problem.Errors.Keys.All(key => Encoding.UTF8.GetByteCount(key) < 60)
                    && problem.Code is ProblemCode.InvalidRequest or ProblemCode.PayloadTooLarge or ProblemCode.AttachmentRefused;
            },
            iter: Hostile.Samples);
    }

    private static async Task ReadAllAsync(Stream source)
    {
        using var body = new UploadBody(source, new UploadLimits(), TimeProvider.System);
        var context = new DefaultHttpContext();
        context.Request.ContentType = $"multipart/form-data; boundary={Upload.Boundary}";
        context.Request.Body = body;
        try
        {
            var upload = MultipartUpload.Open(context.Request, out _)!;
            var json = await upload.ReadMessageAsync(100_000, CancellationToken.None);
            if (!StrictJson.TryRead(json, RequestJson.Default.MessageRequest, "message", out var request, out _)
                || DraftChecks.Check(request, new UploadLimits()) is not { Draft: { } draft })
            {
                return;
            }

            var attachments = new AttachmentUploads(upload, draft);
            for (var index = 0; index < draft.Attachments.Count; index++)
            {
                using var part = await attachments.OpenAsync(index, CancellationToken.None);
                await part.CopyToAsync(Stream.Null);
            }

            if (draft.Attachments.Count == 0)
            {
                await upload.EnsureOverAsync(CancellationToken.None);
            }
        }
        catch (UploadException planned)
        {
            Assert.InRange(planned.Problem.Status, 400, 415);
        }
    }
}
