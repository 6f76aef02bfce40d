namespace Smtp163Addin.Relay.Outcomes;

/// <summary>What became of a mail or of a login. Exactly one of the nested cases.</summary>
public abstract record RelayOutcome
{
    private RelayOutcome()
    {
    }

    /// <summary>163 took the mail: its final reply was 250.</summary>
    /// <param name="MessageId">The message id with angle brackets.</param>
    /// <param name="Recipients">How many addresses stood in the envelope, each once.</param>
    /// <param name="Reply">163's final reply.</param>
    public sealed record Sent(string MessageId, int Recipients, SmtpReply Reply) : RelayOutcome;

    /// <summary>163 accepted the address and the code; nothing was sent.</summary>
    public sealed record Accepted : RelayOutcome;

    /// <summary>The mail was not sent, or nobody can say whether it was: see <see cref="Delivered"/>.</summary>
    /// <param name="Code">What happened.</param>
    /// <param name="Retryable">Whether the same request may succeed later.</param>
    public sealed record Failed(FailureCode Code, bool Retryable) : RelayOutcome
    {
        /// <summary>Whether anything was delivered.</summary>
        public Delivery Delivered => Code == FailureCode.DeliveryUnknown ? Delivery.Unknown : Delivery.No;

        /// <summary>163's own words, IP addresses removed, or <see langword="null"/> when it said nothing.</summary>
        public SmtpReply? Reply { get; init; }

        /// <summary>The addresses that 163 refused, as they were given; empty but for <see cref="FailureCode.RecipientsRefused"/>.</summary>
        public IReadOnlyList<string> Recipients { get; init; } = [];

        /// <summary>When it is worth another try, or <see langword="null"/> when nothing is known.</summary>
        public TimeSpan? RetryAfter { get; init; }
    }
}
