namespace Smtp163Addin.Relay.Drafts;

/// <summary>The importance of a mail (RFC 2156, header <c>Importance</c>).</summary>
public enum Importance
{
    /// <summary>No header is written.</summary>
    Normal,

    /// <summary>Less important than others.</summary>
    Low,

    /// <summary>More important than others.</summary>
    High,
}
