using Smtp163Addin.Relay.Outcomes;

namespace Smtp163Addin.Relay.Replies;

/// <summary>What a negative reply means.</summary>
/// <param name="Code">The contract's code.</param>
/// <param name="Retryable">Whether the same request may succeed later.</param>
/// <param name="RetryAfter">When it is worth another try; of a pause, the relay knows better.</param>
internal sealed record ReplyMeaning(FailureCode Code, bool Retryable, TimeSpan? RetryAfter);
