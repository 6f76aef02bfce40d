using Smtp163Addin.Relay.Drafts;

namespace Smtp163Addin.Api.Hosting;

/// <summary>Where feedback goes, and from which mailbox when the sender gives none.</summary>
/// <param name="Recipient">The operator's contact.</param>
/// <param name="Account">The operator's feedback mailbox, or <see langword="null"/>.</param>
internal sealed record FeedbackMailboxes(string Recipient, Account? Account)
{
    /// <summary>Says nothing: a code is in here.</summary>
    /// <returns>The type's name.</returns>
    public override string ToString() => nameof(FeedbackMailboxes);
}
