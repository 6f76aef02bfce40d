using Smtp163Addin.Tests;

namespace Smtp163Addin.Privacy.Tests.Policy;

/// <summary>The policy as it lies in the repository.</summary>
internal static class PolicyText
{
    /// <summary>Its two languages.</summary>
    public static readonly string[] Files = ["PRIVACY.md", "PRIVACY.zh-CN.md"];

    /// <summary>The ids of all promises, in their order.</summary>
    public static readonly string[] Promises = [.. Enumerable.Range(1, 13).Select(number => $"P{number}")];

    /// <summary>Reads a file of the repository.</summary>
    public static string Read(string file) => File.ReadAllText(Repository.PathOf(file));
}
