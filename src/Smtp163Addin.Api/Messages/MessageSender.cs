using System.Security.Cryptography;
using Smtp163Addin.Api.Hosting;
using Smtp163Addin.Api.Limits;
using Smtp163Addin.Api.Problems;
using Smtp163Addin.Api.Requests;
using Smtp163Addin.Api.Uploads;
using Smtp163Addin.Relay.Drafts;

namespace Smtp163Addin.Api.Messages;

/// <summary>Reads a message from the wire and hands it to the relay while its attachments are still arriving.</summary>
internal sealed class MessageSender(GuardedRelay relay, UploadLimits limits)
{
    private const int MostMessageBytes = 8 * 1024 * 1024;

    /// <summary>Answers <c>POST /messages</c>.</summary>
    /// <param name="context">The request.</param>
    /// <returns>The answer.</returns>
    public async Task<IResult> SendAsync(HttpContext context)
    {
        var body = (UploadBody)context.Request.Body;
        using var broken = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, body.Stalled);
        try
        {
            if (MultipartUpload.Open(context.Request, out var unreadable) is not { } upload)
            {
                return Answer.With(context, unreadable!);
            }

            var (draft, problem) = await ReadDraftAsync(upload, broken.Token);
            if (draft is null)
            {
                return Answer.With(context, problem!);
            }

            if (draft.Attachments.Count == 0)
            {
                await upload.EnsureOverAsync(broken.Token);
            }

            return await relay.SendAsync(context, draft, new AttachmentUploads(upload, draft), broken.Token);
        }
        catch (UploadException upload)
        {
            return Answer.With(context, upload.Problem);
        }
        catch (OperationCanceledException) when (body.Stalled.IsCancellationRequested)
        {
            return Answer.With(context, UploadBody.StalledProblem);
        }
    }

    private async Task<(Draft? Draft, Problem? Problem)> ReadDraftAsync(MultipartUpload upload, CancellationToken cancellationToken)
    {
        var json = await upload.ReadMessageAsync(MostMessageBytes, cancellationToken);
        try
        {
            return StrictJson.TryRead(json, RequestJson.Default.MessageRequest, "message", out var request, out var problem)
                ? DraftChecks.Check(request, limits)
                : (null, problem);
        }
        finally
        {
            CryptographicOperations.ZeroMemory(json.Array);
        }
    }
}
