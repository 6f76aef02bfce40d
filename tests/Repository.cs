namespace Smtp163Addin.Tests;

/// <summary>The checkout that these tests were built from: they read the texts and drawings that lie in it.</summary>
internal static class Repository
{
    /// <summary>The folder that holds the solution.</summary>
    public static DirectoryInfo Root { get; } = Find(new DirectoryInfo(AppContext.BaseDirectory));

    /// <summary>The full name of a file or folder.</summary>
    /// <param name="parts">Its place below the root.</param>
    /// <returns>The full name.</returns>
    public static string PathOf(params string[] parts) => Path.Combine([Root.FullName, .. parts]);

    private static DirectoryInfo Find(DirectoryInfo directory) =>
        File.Exists(Path.Combine(directory.FullName, "Smtp163Addin.sln"))
            ? directory
            : Find(directory.Parent ?? throw new DirectoryNotFoundException("The tests must run inside the checkout."));
}
