namespace Smtp163Addin.Relay.Drafts;

/// <summary>The kinds of file that 163 answers with <c>552 Illegal Attachment</c>, as its help page lists them.</summary>
public static class RefusedExtensions
{
    /// <summary>The extensions in lower case, each with its dot. The list is 163's and not complete: 163 may refuse others.</summary>
    public static IReadOnlyList<string> All { get; } =
        [".uu", ".pif", ".scr", ".mim", ".hqx", ".bhx", ".cmd", ".vbs", ".bat", ".com", ".vbe", ".vb", ".js", ".wsh"];

    /// <summary>Whether 163 is known to refuse a file of this name. Dots and white space after the extension do not hide it.</summary>
    /// <param name="fileName">The name as it was given.</param>
    /// <returns><see langword="true"/> when the mail would be refused.</returns>
    public static bool Refuses(string fileName)
    {
        var end = fileName.Length;
        while (end > 0 && (fileName[end - 1] == '.' || char.IsWhiteSpace(fileName[end - 1])))
        {
            end--;
        }

        var bare = fileName[..end];
        return All.Any(extension => bare.EndsWith(extension, StringComparison.OrdinalIgnoreCase));
    }
}
