using Smtp163Addin.Api.Problems;
using Smtp163Addin.Relay.Drafts;
using Smtp163Addin.Relay.Outcomes;

namespace Smtp163Addin.Api.Limits;

/// <summary>
/// One login at 163, or the reason why there is none. A login that is disposed of without a word on how it ended
/// counts as failed: whoever hangs up while the answer is on its way has made 163 count it too.
/// </summary>
internal sealed class LoginPermit : IDisposable
{
    private Action<bool>? _end;

    private LoginPermit(Problem? problem, Action<bool>? end)
    {
        Problem = problem;
        _end = end;
    }

    /// <summary>What to answer when the caller may not log in now; else <see langword="null"/>.</summary>
    public Problem? Problem { get; }

    /// <summary>Makes a login that may be tried.</summary>
    /// <param name="end">Told once whether the login failed.</param>
    /// <returns>The permit.</returns>
    public static LoginPermit Granted(Action<bool> end) => new(problem: null, end);

    /// <summary>Makes a refusal.</summary>
    /// <param name="problem">What to answer.</param>
    /// <returns>The permit.</returns>
    public static LoginPermit Refused(Problem problem) => new(problem, end: null);

    /// <summary>Gives the login free as soon as the relay asks for an attachment, which it does only after 163 accepted it.</summary>
    /// <param name="attachments">The attachments of the draft.</param>
    /// <returns>The same attachments, watched.</returns>
    public IAttachmentReader Watch(IAttachmentReader attachments) => new WatchedAttachments(attachments, this);

    /// <summary>Judges the login by what the relay reports. Only a refused login counts against the caller.</summary>
    /// <param name="outcome">What became of the mail or the login.</param>
    public void Judge(RelayOutcome outcome) =>
        End(outcome is RelayOutcome.Failed { Code: FailureCode.AuthenticationFailed or FailureCode.SmtpDisabled });

    /// <summary>Notes that no login was tried.</summary>
    public void NotTried() => End(failed: false);

    /// <inheritdoc/>
    public void Dispose() => End(failed: true);

    private void End(bool failed) => Interlocked.Exchange(ref _end, null)?.Invoke(failed);

    private sealed class WatchedAttachments(IAttachmentReader attachments, LoginPermit login) : IAttachmentReader
    {
        public ValueTask<Stream> OpenAsync(int index, CancellationToken cancellationToken)
        {
            login.End(failed: false);
            return attachments.OpenAsync(index, cancellationToken);
        }
    }
}
