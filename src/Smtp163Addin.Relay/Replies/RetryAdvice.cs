namespace Smtp163Addin.Relay.Replies;

/// <summary>Whether the same mail may be sent again after a reply.</summary>
internal enum RetryAdvice
{
    /// <summary>It would be refused again.</summary>
    Never,

    /// <summary>It may pass later, whatever the number says.</summary>
    Always,

    /// <summary>It may pass later when the number is 4xx (RFC 5321 section 4.2.1); the same tag comes with both.</summary>
    AsTheNumber,
}
