namespace Smtp163Addin.Api.Pane;

/// <summary>How long a browser may keep a file of the pane.</summary>
internal enum PaneCaching
{
    /// <summary>Not at all. Pages name the hashed files, so an old page would ask for files that are gone.</summary>
    Never,

    /// <summary>For a day: icons, whose names stay when their pixels change.</summary>
    Day,

    /// <summary>For good: the name holds a hash of the content.</summary>
    Forever,
}
