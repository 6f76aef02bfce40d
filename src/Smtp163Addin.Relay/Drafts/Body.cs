namespace Smtp163Addin.Relay.Drafts;

/// <summary>The body of a draft. At least one of the two forms is there.</summary>
/// <param name="Html">The HTML form, sent unmodified but for newlines, or <see langword="null"/>.</param>
/// <param name="Text">The plain form, or <see langword="null"/>; where it is missing it is derived from the HTML.</param>
public sealed record Body(string? Html, string? Text)
{
    /// <summary>Says nothing of the content.</summary>
    /// <returns>The type's name.</returns>
    public override string ToString() => nameof(Body);
}
