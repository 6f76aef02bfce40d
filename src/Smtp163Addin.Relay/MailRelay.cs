using Smtp163Addin.Relay.Drafts;
using Smtp163Addin.Relay.Outcomes;

namespace Smtp163Addin.Relay;

/// <summary>Sends a draft in one SMTP conversation with 163. Nothing is kept and nothing is tried twice.</summary>
public sealed class MailRelay
{
    private readonly RelayOptions _options;
    private readonly TimeProvider _time;

    /// <summary>Makes a relay; one serves the whole process, since it counts conversations and remembers a pause.</summary>
    /// <param name="options">Where and how patiently to talk.</param>
    /// <param name="time">The clock.</param>
    public MailRelay(RelayOptions options, TimeProvider time)
    {
        _options = options;
        _time = time;
    }

    /// <summary>Signs in, sends the draft and answers as soon as 163's final reply is there.</summary>
    /// <param name="draft">What to send.</param>
    /// <param name="attachments">The bytes of the draft's attachments.</param>
    /// <param name="cancellationToken">Ends the send while the final dot is not on its way; after that it is ignored.</param>
    /// <returns>What became of the mail.</returns>
    /// <exception cref="OperationCanceledException">The token was cancelled before the final dot: nothing was delivered.</exception>
    public Task<RelayOutcome> SendAsync(Draft draft, IAttachmentReader attachments, CancellationToken cancellationToken) =>
        throw new NotSupportedException($"{_options.Host} {_time.GetUtcNow()}");

    /// <summary>Tries an address and a code: one connection, one login, nothing sent.</summary>
    /// <param name="account">The account.</param>
    /// <param name="cancellationToken">Ends the attempt.</param>
    /// <returns><see cref="RelayOutcome.Accepted"/> or <see cref="RelayOutcome.Failed"/>.</returns>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public Task<RelayOutcome> VerifyAsync(Account account, CancellationToken cancellationToken) =>
        throw new NotSupportedException($"{_options.Host} {_time.GetUtcNow()}");
}
