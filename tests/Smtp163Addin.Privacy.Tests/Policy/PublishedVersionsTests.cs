using System.Security.Cryptography;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Smtp163Addin.Tests;
using Xunit;

namespace Smtp163Addin.Privacy.Tests.Policy;

/// <summary>
/// What users agree to or install does not change under the same version: docs/versions.txt holds the hash of each version, and a
/// changed file needs a higher version and a line of its own.
/// </summary>
public sealed partial class PublishedVersionsTests
{
    public static TheoryData<string> Texts => ["manifest.xml", "PRIVACY.md", "PRIVACY.zh-CN.md"];

    [Theory]
    [MemberData(nameof(Texts))]
    public void A_changed_text_has_a_new_version(string file)
    {
        var newest = Published(file)[^1];
        var content = File.ReadAllBytes(Repository.PathOf(file));

        Assert.Equal(newest.Version, VersionOf(file));
        Assert.True(
            newest.Hash == Convert.ToHexStringLower(SHA256.HashData(content)),
            $"{file} was changed: raise its version and add a line to docs/versions.txt with {Convert.ToHexStringLower(SHA256.HashData(content))}.");
    }

    [Theory]
    [MemberData(nameof(Texts))]
    public void Versions_only_rise(string file)
    {
        var versions = Published(file).Select(published => published.Version).ToList();

        Assert.Equal(versions.Order(), versions);
        Assert.Equal(versions.Distinct(), versions);
    }

    [Fact]
    public void Both_languages_of_the_policy_have_one_version_and_one_date()
    {
        var headers = PolicyText.Files.Select(file => Header().Match(PolicyText.Read(file))).ToList();

        Assert.All(headers, header => Assert.True(header.Success));
        Assert.Equal(headers[0].Value, headers[1].Value);
        Assert.Equal("163 SMTP Email Sender", headers[0].Groups["name"].Value);
        Assert.True(DateOnly.TryParseExact(headers[0].Groups["effective"].Value, "yyyy-MM-dd", out _));
    }

    private static Version VersionOf(string file) => Version.Parse(
        file.EndsWith(".xml", StringComparison.Ordinal)
            ? XDocument.Load(Repository.PathOf(file)).Root!.Elements().Single(element => element.Name.LocalName == "Version").Value
            : Header().Match(PolicyText.Read(file)).Groups["version"].Value);

    private static List<(Version Version, string Hash)> Published(string file) =>
    [
        .. from line in File.ReadLines(Repository.PathOf("docs", "versions.txt"))
           let fields = line.Split(' ', StringSplitOptions.RemoveEmptyEntries)
           where fields is [var name, _, _] && name == file
           select (Version.Parse(fields[1]), fields[2]),
    ];

    [GeneratedRegex(@"\A---\nname: (?<name>.+)\nversion: (?<version>\d+\.\d+)\neffective: (?<effective>[\d-]+)\n---\n")]
    private static partial Regex Header();
}
