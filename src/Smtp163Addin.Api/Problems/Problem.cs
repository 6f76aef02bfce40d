using Smtp163Addin.Relay.Outcomes;

namespace Smtp163Addin.Api.Problems;

/// <summary>Why a request was not fulfilled, as it is told to the caller. Never logged but for its code.</summary>
/// <param name="Code">What happened.</param>
internal sealed record Problem(ProblemCode Code)
{
    /// <summary>Whether the same request may succeed later.</summary>
    public bool Retryable { get; init; } = ProblemCatalogue.IsRetryable(Code);

    /// <summary>Whether anything was delivered.</summary>
    public Delivery Delivered { get; init; } = Code == ProblemCode.DeliveryUnknown ? Delivery.Unknown : Delivery.No;

    /// <summary>163's own words.</summary>
    public SmtpReply? Reply { get; init; }

    /// <summary>The recipients that 163 refused, as given.</summary>
    public IReadOnlyList<string> Recipients { get; init; } = [];

    /// <summary>What is wrong, by the path of the field (<c>to[0].address</c>); each text says the remedy and no value.</summary>
    public IReadOnlyDictionary<string, string[]> Errors { get; init; } = new Dictionary<string, string[]>();

    /// <summary>When it is worth another try.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>The HTTP status.</summary>
    public int Status => ProblemCatalogue.StatusOf(Code, Retryable);

    /// <summary>Retells a failure of the relay.</summary>
    /// <param name="failed">The failure.</param>
    /// <returns>The problem.</returns>
    public static Problem From(RelayOutcome.Failed failed) => new(ProblemCatalogue.CodeOf(failed.Code))
    {
        Retryable = failed.Retryable,
        Delivered = failed.Delivered,
        Reply = failed.Reply,
        Recipients = failed.Recipients,
        RetryAfter = failed.RetryAfter,
    };

    /// <summary>Makes a problem with one error.</summary>
    /// <param name="code">What happened.</param>
    /// <param name="field">The path of the field, or a word such as <c>message</c> for a part.</param>
    /// <param name="remedy">What is wrong and what to do, without the value.</param>
    /// <returns>The problem.</returns>
    public static Problem At(ProblemCode code, string field, string remedy) =>
        new(code) { Errors = new Dictionary<string, string[]> { [field] = [remedy] } };

    /// <summary>Says the code only: the rest may hold addresses.</summary>
    /// <returns>The code.</returns>
    public override string ToString() => Code.ToString();
}
