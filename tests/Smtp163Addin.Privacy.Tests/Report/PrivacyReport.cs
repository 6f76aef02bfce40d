using System.Collections.Concurrent;
using System.Globalization;
using Smtp163Addin.Tests;

namespace Smtp163Addin.Privacy.Tests.Report;

/// <summary>Gathers the evidence of all tests, and prints it as one table when the last of them is over.</summary>
public sealed class PrivacyReport : IDisposable
{
    private readonly ConcurrentQueue<Evidence> _noted = new();

    /// <summary>One row for each check, in the order of the promises. What was noted of the same check several times is added up.</summary>
    public IReadOnlyList<Evidence> Rows =>
    [
        .. _noted
            .GroupBy(evidence => (evidence.Promise, evidence.Check))
            .Select(same => same.First() with { Tried = same.Sum(one => one.Tried), Found = same.Sum(one => one.Found) })
            .OrderBy(evidence => evidence.Number),
    ];

    /// <summary>Notes what a test has tried and found. Call it before the assertion, so that the table tells of a broken promise too.</summary>
    public void Note(string promise, string check, int tried, int found) => _noted.Enqueue(new Evidence(promise, check, tried, found));

    /// <summary>Prints the table, and leaves it in <c>artifacts/test-results/privacy.txt</c>.</summary>
    public void Dispose()
    {
        var rows = Rows;
        if (rows.Count == 0)
        {
            return;
        }

        var width = rows.Max(row => row.Check.Length);
        var lines = rows
            .Select(row => Line(row.Promise, row.Check, width, Number(row.Tried), Number(row.Found)))
            .Prepend(new string('-', width + 24))
            .Prepend(Line("", "how it was checked", width, "tried", "found"))
            .ToList();
        lines.ForEach(Console.WriteLine);
        var results = Directory.CreateDirectory(Repository.PathOf("artifacts", "test-results"));
        File.WriteAllLines(Path.Combine(results.FullName, "privacy.txt"), lines);
    }

    private static string Number(int number) => number.ToString("N0", CultureInfo.InvariantCulture);

    private static string Line(string promise, string check, int width, string tried, string found) =>
        $"{promise,-4} {check.PadRight(width)} {tried,9} {found,7}";
}
