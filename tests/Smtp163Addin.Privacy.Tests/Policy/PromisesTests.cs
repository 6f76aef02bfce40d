using System.Text.RegularExpressions;
using Smtp163Addin.Tests;
using Xunit;

namespace Smtp163Addin.Privacy.Tests.Policy;

/// <summary>Every promise of the policy has a test that carries its id, and every id that a test carries is promised.</summary>
public sealed partial class PromisesTests
{
    private static readonly string[] Promises = [.. Enumerable.Range(1, 13).Select(number => $"P{number}")];

    [Theory]
    [InlineData("PRIVACY.md")]
    [InlineData("PRIVACY.zh-CN.md")]
    public void The_policy_makes_each_promise_once(string file)
    {
        var made = MadePromise().Matches(Read(file)).Select(match => match.Groups[1].Value).ToList();

        // The introduction shows how a promise is marked, with the first id.
        Assert.Equal("P1", made[0]);
        Assert.Equal(Promises, made.Skip(1).OrderBy(id => int.Parse(id[1..], null)));
    }

    [Theory]
    [InlineData("PRIVACY.md")]
    [InlineData("PRIVACY.zh-CN.md")]
    public void The_policy_says_of_each_promise_how_it_is_checked(string file) =>
        Assert.Equal(Promises, CheckedPromise().Matches(Read(file)).Select(match => match.Groups[1].Value));

    [Theory]
    [InlineData("PRIVACY.md", 7)]
    [InlineData("PRIVACY.zh-CN.md", 7)]
    public void The_policy_has_its_sections(string file, int sections) =>
        Assert.Equal(Enumerable.Range(1, sections), Section().Matches(Read(file)).Select(match => int.Parse(match.Groups[1].Value, null)));

    [Fact]
    public void Every_promise_has_a_test() => Assert.Empty(Promises.Except(TestedPromises()));

    [Fact]
    public void Every_tested_promise_is_made() => Assert.Empty(TestedPromises().Except(Promises));

    private static HashSet<string> TestedPromises()
    {
        var tests = SourcesBelow("tests", "*.cs").SelectMany(text => Trait().Matches(text));
        var web = SourcesBelow("addin-web", "*.ts").Concat(SourcesBelow("addin-web", "*.tsx")).SelectMany(text => Tag().Matches(text));
        return [.. tests.Concat(web).Select(match => match.Groups[1].Value)];
    }

    private static IEnumerable<string> SourcesBelow(string folder, string pattern) =>
        from file in new DirectoryInfo(Repository.PathOf(folder)).EnumerateFiles(pattern, SearchOption.AllDirectories)
        where !Generated().IsMatch(file.FullName[Repository.Root.FullName.Length..])
        select File.ReadAllText(file.FullName);

    private static string Read(string file) => File.ReadAllText(Repository.PathOf(file));

    [GeneratedRegex(@"\[(P\d+)\]")]
    private static partial Regex MadePromise();

    [GeneratedRegex(@"^\| (P\d+) \|", RegexOptions.Multiline)]
    private static partial Regex CheckedPromise();

    [GeneratedRegex(@"^## (\d+)\. ", RegexOptions.Multiline)]
    private static partial Regex Section();

    [GeneratedRegex("""Trait\("Promise", "(P\d+)"\)""")]
    private static partial Regex Trait();

    [GeneratedRegex(@"@(P\d+)\b")]
    private static partial Regex Tag();

    [GeneratedRegex(@"[\\/](node_modules|bin|obj|dist|dist-playground)[\\/]")]
    private static partial Regex Generated();
}
