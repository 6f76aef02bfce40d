using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Net.Http.Headers;
using Smtp163Addin.Sandbox;

namespace Smtp163Addin.Playground.Inbox;

/// <summary>The sandbox's inbox for the page and the browser tests. Never part of the service that is deployed.</summary>
internal static class InboxEndpoints
{
    /// <summary>Maps the inbox and the conversations.</summary>
    /// <param name="endpoints">The group <c>/playground</c>.</param>
    public static void MapInbox(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet("/inbox", (MailReader mails) => mails.All().Select(mail => new MailSummary(mail)));
        endpoints.MapDelete("/inbox", Clear);
        endpoints.MapGet("/inbox/events", Watch);
        endpoints.MapGet("/inbox/{number:int}", Read);
        endpoints.MapGet("/inbox/{number:int}/source", Source);
        endpoints.MapGet("/inbox/{number:int}/rendered", Rendered);
        endpoints.MapGet("/inbox/{number:int}/parts/{index:int}", Part);
        endpoints.MapGet("/conversations", (SmtpSandbox sandbox) =>
            sandbox.Conversations.All.Select(conversation => new ConversationSummary(conversation)));
    }

    private static NoContent Clear(SmtpSandbox sandbox)
    {
        sandbox.Inbox.Clear();
        sandbox.Conversations.Clear();
        return TypedResults.NoContent();
    }

    private static ServerSentEventsResult<int> Watch(SmtpSandbox sandbox, IHostApplicationLifetime lifetime, CancellationToken gone) =>
        TypedResults.ServerSentEvents(Arrivals(sandbox, lifetime.ApplicationStopping, gone));

    // A stop of the playground does not wait for pages that are still open.
    private static async IAsyncEnumerable<SseItem<int>> Arrivals(
        SmtpSandbox sandbox, CancellationToken stopping, [EnumeratorCancellation] CancellationToken gone)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(stopping, gone);
        await using var arrivals = sandbox.Inbox.WatchAsync(either.Token).GetAsyncEnumerator(either.Token);
        while (true)
        {
            try
            {
                if (!await arrivals.MoveNextAsync())
                {
                    yield break;
                }
            }
            catch (OperationCanceledException)
            {
                yield break;
            }

            yield return new SseItem<int>(arrivals.Current.Number);
        }
    }

    private static Results<Ok<Mail>, NotFound> Read(int number, MailReader mails) =>
        mails.Find(number) is { } mail ? TypedResults.Ok(mail) : TypedResults.NotFound();

    private static Results<FileContentHttpResult, NotFound> Source(int number, MailReader mails) =>
        mails.Message(number) is { } message
            ? TypedResults.Bytes(message.Content, "text/plain; charset=utf-8", enableRangeProcessing: true)
            : TypedResults.NotFound();

    private static Results<ContentHttpResult, NotFound> Rendered(int number, MailReader mails, HttpResponse response)
    {
        if (mails.Find(number) is not { } mail)
        {
            return TypedResults.NotFound();
        }

        response.Headers[HeaderNames.ContentSecurityPolicy] = RenderedMail.Policy;
        return TypedResults.Content(RenderedMail.Html(mail), "text/html; charset=utf-8");
    }

    private static Results<FileContentHttpResult, NotFound> Part(int number, int index, MailReader mails) =>
        mails.Find(number)?.Parts.ElementAtOrDefault(index) is { } part
            ? TypedResults.Bytes(part.Content, "application/octet-stream", part.Name)
            : TypedResults.NotFound();
}
