using System.Text.RegularExpressions;
using Smtp163Addin.Tests;
using Xunit;

namespace Smtp163Addin.Privacy.Tests.Policy;

/// <summary>Every promise of the policy has a test that carries its id, and every id that a test carries is promised.</summary>
public sealed partial class PromisesTests
{
    [Theory]
    [InlineData("PRIVACY.md")]
    [InlineData("PRIVACY.zh-CN.md")]
    public void The_policy_makes_each_promise_once(string file)
    {
        var made = MadePromise().Matches(PolicyText.Read(file)).Select(match => match.Groups[1].Value).ToList();

        // The introduction shows how a promise is marked, with the first id.
        Assert.Equal("P1", made[0]);
        Assert.Equal(PolicyText.Promises, made.Skip(1).OrderBy(id => int.Parse(id[1..], null)));
    }

    [Theory]
    [InlineData("PRIVACY.md")]
    [InlineData("PRIVACY.zh-CN.md")]
    public void The_policy_says_of_each_promise_how_it_is_checked(string file) =>
        Assert.Equal(PolicyText.Promises, CheckedPromise().Matches(PolicyText.Read(file)).Select(match => match.Groups[1].Value));

    [Theory]
    [InlineData("PRIVACY.md", 7)]
    [InlineData("PRIVACY.zh-CN.md", 7)]
    public void The_policy_has_its_sections(string file, int sections) =>
        Assert.Equal(Enumerable.Range(1, sections), Section().Matches(PolicyText.Read(file)).Select(match => int.Parse(match.Groups[1].Value, null)));

    [Fact]
    public void Every_promise_has_a_test() => Assert.Empty(PolicyText.Promises.Except(TestedPromises()));

    [Fact]
    public void Every_tested_promise_is_made() => Assert.Empty(TestedPromises().Except(PolicyText.Promises));

    [Theory]
    [InlineData("PRIVACY.md")]
    [InlineData("PRIVACY.zh-CN.md")]
    public void Every_test_that_the_policy_names_checks_that_promise(string file)
    {
        var tests = Tests().ToLookup(test => test.Name, test => test.Promises);
        var named =
            from row in CheckedPromise().Matches(PolicyText.Read(file))
            from name in NamedTest().Matches(row.Groups["tests"].Value)
            select (Promise: row.Groups[1].Value, Name: name.Groups[1].Value);

        Assert.All(named, test => Assert.True(
            tests[test.Name].Any(promises => promises.Contains(test.Promise)), $"{test.Name} does not check {test.Promise}."));
        Assert.Equal(PolicyText.Promises, named.Select(test => test.Promise).Distinct());
    }

    private static HashSet<string> TestedPromises() => [.. Tests().SelectMany(test => test.Promises)];

    /// <summary>The names of all tests, as the policy gives them, and the promises that they carry.</summary>
    private static IEnumerable<(string Name, HashSet<string> Promises)> Tests() =>
        FilesBelow("tests", "*.cs").Select(file => (Path.GetFileNameWithoutExtension(file.Name), PromisesIn(file, Trait())))
            .Concat(FilesBelow("addin-web", "*.ts").Select(file => (file.Name, PromisesIn(file, Tag()))));

    private static HashSet<string> PromisesIn(FileInfo file, Regex mark) =>
        [.. mark.Matches(File.ReadAllText(file.FullName)).Select(match => match.Groups[1].Value)];

    private static IEnumerable<FileInfo> FilesBelow(string folder, string pattern) =>
        new DirectoryInfo(Repository.PathOf(folder)).EnumerateFiles(pattern, SearchOption.AllDirectories)
            .Where(file => !Generated().IsMatch(file.FullName[Repository.Root.FullName.Length..]));

    [GeneratedRegex(@"\[(P\d+)\]")]
    private static partial Regex MadePromise();

    [GeneratedRegex(@"^\| (P\d+) \|.*\|(?<tests>[^|]+)\|$", RegexOptions.Multiline)]
    private static partial Regex CheckedPromise();

    [GeneratedRegex("`([^`]+)`")]
    private static partial Regex NamedTest();

    [GeneratedRegex(@"^## (\d+)\. ", RegexOptions.Multiline)]
    private static partial Regex Section();

    [GeneratedRegex("""Trait\("Promise", "(P\d+)"\)""")]
    private static partial Regex Trait();

    [GeneratedRegex(@"@(P\d+)\b")]
    private static partial Regex Tag();

    [GeneratedRegex(@"[\\/](node_modules|bin|obj|dist|dist-playground)[\\/]")]
    private static partial Regex Generated();
}
