using Smtp163Addin.Relay.Admission;
using Smtp163Addin.Relay.Composition;
using Smtp163Addin.Relay.Conversations;
using Smtp163Addin.Relay.Drafts;
using Smtp163Addin.Relay.Outcomes;
using Smtp163Addin.Relay.Replies;

namespace Smtp163Addin.Relay;

/// <summary>Sends a draft in one SMTP conversation with 163. Nothing is kept and nothing is tried twice.</summary>
public sealed class MailRelay : IAsyncDisposable
{
    private readonly RelayOptions _options;
    private readonly TimeProvider _time;
    private readonly SendingPlaces _places;
    private readonly PauseGate _gate;
    private readonly Farewells _farewells = new();

    /// <summary>Makes a relay; one serves the whole process, since it counts conversations and remembers a pause.</summary>
    /// <param name="options">Where and how patiently to talk.</param>
    /// <param name="time">The clock.</param>
    public MailRelay(RelayOptions options, TimeProvider time)
    {
        _options = options;
        _time = time;
        _places = new SendingPlaces(options.MaxConcurrentSends, time);
        _gate = new PauseGate(options.Pause, time);
    }

    /// <summary>Signs in, sends the draft and answers as soon as 163's final reply is there.</summary>
    /// <param name="draft">What to send.</param>
    /// <param name="attachments">The bytes of the draft's attachments.</param>
    /// <param name="cancellationToken">Ends the send while the final dot is not on its way; after that it is ignored.</param>
    /// <returns>What became of the mail.</returns>
    /// <exception cref="ArgumentException">An address of the draft breaks the rules of <see cref="EmailAddress"/>.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled before the final dot: nothing was delivered.</exception>
    public async Task<RelayOutcome> SendAsync(Draft draft, IAttachmentReader attachments, CancellationToken cancellationToken)
    {
        var envelope = Envelope.From(draft);
        using var message = MessageComposer.Compose(draft, attachments, _time);
        return await ConverseAsync(
            draft.Account,
            envelope,
            conversation => conversation.SendAsync(message, draft.MessageId),
            cancellationToken);
    }

    /// <summary>Tries an address and a code: one connection, one login, nothing sent.</summary>
    /// <param name="account">The account.</param>
    /// <param name="cancellationToken">Ends the attempt.</param>
    /// <returns><see cref="RelayOutcome.Accepted"/> or <see cref="RelayOutcome.Failed"/>.</returns>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public Task<RelayOutcome> VerifyAsync(Account account, CancellationToken cancellationToken) =>
        ConverseAsync(account, envelope: null, _ => Task.FromResult<RelayOutcome>(new RelayOutcome.Accepted()), cancellationToken);

    /// <summary>Lets nobody wait for a place any longer, and waits for the last QUIT, two seconds at most.</summary>
    /// <returns>A task.</returns>
    public async ValueTask DisposeAsync()
    {
        await _places.DisposeAsync();
        await _farewells.WhenSaidAsync();
    }

    private static RelayOutcome.Failed Paused(TimeSpan wait) => new(FailureCode.RelayPaused, Retryable: true) { RetryAfter = wait };

    private async Task<RelayOutcome> ConverseAsync(
        Account account, Envelope? envelope, Func<SmtpConversation, Task<RelayOutcome>> afterLogin, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (_gate.Wait is { } left)
        {
            return Paused(left);
        }

        var place = await _places.TakeAsync(cancellationToken);
        if (place is null)
        {
            return new RelayOutcome.Failed(FailureCode.Overloaded, Retryable: true) { RetryAfter = ReplyCatalogue.UsualRetryAfter };
        }

        // The pause may have begun during the wait.
        using var passage = _gate.Enter(out var wait);
        if (passage is null)
        {
            place.Dispose();
            return Paused(wait);
        }

#pragma warning disable CA2000 // The farewell closes it, on every path.
        var conversation = new SmtpConversation(_options, _time, account, envelope, cancellationToken);
#pragma warning restore CA2000
        try
        {
            RelayOutcome? outcome = await conversation.SignInAsync();
            if (conversation.IsLetIn)
            {
                passage.LetIn();
            }

            outcome ??= await afterLogin(conversation);
            return outcome is RelayOutcome.Failed { Code: FailureCode.RelayPaused } refused
                ? refused with { RetryAfter = passage.Refused() }
                : outcome;
        }
        finally
        {
            // The answer does not wait for QUIT. The place does, so that 163 never sees more connections than there are places.
            _farewells.Say(conversation, place);
        }
    }
}
