using System.Collections.Concurrent;
using System.Globalization;
using Smtp163Addin.Tests;
using Xunit;

namespace Smtp163Addin.Api.Tests.Attacks;

/// <summary>Counts what was tried and what was stopped, and prints it when every attack has been tried.</summary>
public sealed class AttackReport : IDisposable
{
    private readonly ConcurrentDictionary<string, int> _tried = new();
    private readonly ConcurrentDictionary<string, int> _stopped = new();
    private readonly ConcurrentQueue<string> _through = new();

    /// <summary>Notes one attempt.</summary>
    /// <param name="kind">What kind of attack it is.</param>
    /// <param name="attempt">What was tried.</param>
    /// <param name="stopped">Whether it came to nothing.</param>
    public void Note(string kind, string attempt, bool stopped)
    {
        _tried.AddOrUpdate(kind, 1, (_, count) => count + 1);
        _stopped.AddOrUpdate(kind, stopped ? 1 : 0, (_, count) => count + (stopped ? 1 : 0));
        if (!stopped)
        {
            _through.Enqueue($"{kind}: {attempt}");
        }
    }

    /// <summary>Fails when an attempt of a kind was not stopped.</summary>
    /// <param name="kind">The kind.</param>
    public void AssertAllStopped(string kind)
    {
        Assert.True(_tried.GetValueOrDefault(kind) > 0, $"Nothing was tried: {kind}");
        Assert.DoesNotContain(_through, attempt => attempt.StartsWith(kind + ":", StringComparison.Ordinal));
    }

    /// <summary>Prints the count.</summary>
    public void Dispose()
    {
        var lines = _tried.Keys.Order(StringComparer.Ordinal)
            .Select(kind => string.Create(CultureInfo.InvariantCulture, $"  {_stopped[kind],4} of {_tried[kind],4}  {kind}"))
            .Prepend(string.Create(CultureInfo.InvariantCulture, $"Attacks stopped: {_stopped.Values.Sum()} of {_tried.Values.Sum()}"))
            .Concat(_through.Select(attempt => "  NOT STOPPED  " + attempt))
            .ToList();
        lines.ForEach(Console.WriteLine);
        var results = Directory.CreateDirectory(Repository.PathOf("artifacts", "test-results"));
        File.WriteAllLines(Path.Combine(results.FullName, "attacks.txt"), lines);
    }
}
