namespace Smtp163Addin.Drafts;

/// <summary>A mailbox as a reader shows it.</summary>
/// <param name="Name">The decoded display name; empty or <see langword="null"/> when there is none.</param>
/// <param name="Address">The address.</param>
public sealed record ReadMailbox(string? Name, string Address);
