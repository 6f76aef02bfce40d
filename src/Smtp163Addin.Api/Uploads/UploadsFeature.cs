using System.Buffers;
using Microsoft.AspNetCore.Server.Kestrel.Core.Features;
using Smtp163Addin.Api.Hosting;

namespace Smtp163Addin.Api.Uploads;

/// <summary>The door of this feature: uploads are timed, and an early answer reaches the client.</summary>
internal static class UploadsFeature
{
    private const int BlockBytes = 32 * 1024;

    /// <summary>
    /// Wraps the body of every request to an endpoint marked <see cref="UploadEndpoint"/>. When the answer is written before the
    /// upload is over, the rest is read and dropped within the upload's own limits: a browser that is still sending over HTTP/1.1
    /// reads no answer before it is done, and sees a broken connection if the server closes first. Whoever answered, be it the
    /// endpoint or a refusal in front of it, is covered.
    /// </summary>
    /// <param name="app">The application; call this after routing and before anything that answers.</param>
    public static void UseUploads(this WebApplication app)
    {
        var limits = app.Services.GetRequiredService<UploadLimits>();
        var time = app.Services.GetRequiredService<TimeProvider>();
        app.Use(async (context, next) =>
        {
            if (context.GetEndpoint()?.Metadata.GetMetadata<UploadEndpoint>() is null)
            {
                await next(context);
                return;
            }

            if (context.Features.Get<IHttpMinRequestBodyDataRateFeature>() is { } rate)
            {
                rate.MinDataRate = null;
            }

            using var body = new UploadBody(context.Request.Body, limits, time);
            context.Request.Body = body;
            await next(context);
            if (!context.RequestAborted.IsCancellationRequested)
            {
                await context.Response.CompleteAsync();
                await DropRestAsync(body, context.RequestAborted);
            }
        });
    }

    // What cannot be read any more is left to the server, which then ends the stream (HTTP/2) or the connection (HTTP/1.1) after the
    // answer. To abort here could take the answer away from a client that has not read it yet.
    private static async Task DropRestAsync(UploadBody body, CancellationToken cancellationToken)
    {
        var block = ArrayPool<byte>.Shared.Rent(BlockBytes);
        try
        {
            while (await body.ReadAsync(block, cancellationToken) > 0)
            {
            }
        }
        catch (Exception broken) when (broken is UploadException or OperationCanceledException)
        {
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(block, clearArray: true);
        }
    }
}
