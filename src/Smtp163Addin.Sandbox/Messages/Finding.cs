namespace Smtp163Addin.Sandbox.Messages;

/// <summary>Something that the client should not have done.</summary>
/// <param name="Kind">What.</param>
/// <param name="Line">The line of the message, from 1; 0 when it was a command.</param>
public sealed record Finding(FindingKind Kind, long Line);
