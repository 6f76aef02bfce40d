namespace Smtp163Addin.Relay.Replies;

/// <summary>How far a reply has been read.</summary>
internal enum ReplyProgress
{
    /// <summary>More bytes must come.</summary>
    Incomplete,

    /// <summary>The last line is there.</summary>
    Complete,

    /// <summary>It has not the form of a reply.</summary>
    NotSmtp,

    /// <summary>It is longer than any reply may be.</summary>
    TooLong,
}
