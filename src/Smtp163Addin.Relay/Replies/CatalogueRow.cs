using Smtp163Addin.Relay.Outcomes;

namespace Smtp163Addin.Relay.Replies;

/// <summary>One row of the reply catalogue.</summary>
/// <param name="Match">A NetEase tag (<c>MI:SFQ</c>), a class of tags (<c>HL:</c>) or a part of the text, letter case aside.</param>
/// <param name="Code">What it means.</param>
/// <param name="Advice">Whether to try again.</param>
internal sealed record CatalogueRow(string Match, FailureCode Code, RetryAdvice Advice);
