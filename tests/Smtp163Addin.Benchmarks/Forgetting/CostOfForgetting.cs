using System.Globalization;

namespace Smtp163Addin.Benchmarks.Forgetting;

/// <summary>
/// What forgetting costs the service under load. The deployed service and one that does not forget run side by side, each in a process
/// of its own, so that whatever else the machine does slows both alike: one after the other, even two that were the same differed by
/// far more than forgetting costs.
/// </summary>
internal static class CostOfForgetting
{
    private const int Rounds = 8;

    private static readonly Load WarmUp = new("warm-up", 0, 1, TimeSpan.FromSeconds(8), TimeSpan.Zero);

    private static readonly Load[] Loads =
    [
        // 18 seconds are two of the longest pauses between collections.
        new("Small mails without a pause", 0, 1, TimeSpan.FromSeconds(18), TimeSpan.Zero),
        new("Mails with 1 MB without a pause", 1_000_000, 1, TimeSpan.FromSeconds(18), TimeSpan.Zero),

        // Each pause has two collections in it.
        new("Small mails for half a second, then a pause", 0, 4, TimeSpan.FromSeconds(0.5), TimeSpan.FromSeconds(3)),
    ];

    /// <summary>Measures, and writes the figures for each load.</summary>
    /// <param name="output">Where to.</param>
    public static async Task MeasureAsync(TextWriter output)
    {
        var rounds = new List<(LoadResult Forgetting, LoadResult Plain)[]>();
        for (var round = 0; round < Rounds; round++)
        {
            // Each is started first as often as the other, should that make a difference.
            rounds.Add(await RunAsync(forgettingFirst: round % 2 == 0));
        }

        for (var load = 0; load < Loads.Length; load++)
        {
            var pairs = rounds.ConvertAll(round => round[load]);
            await output.WriteLineAsync(Loads[load].Name);
            await output.WriteLineAsync(Line(
                "mails/s", pairs.ConvertAll(pair => (pair.Forgetting.MailsPerSecond, pair.Plain.MailsPerSecond)), cost: ratio => 1 - ratio));
            await output.WriteLineAsync(Line(
                "ms of the processor a mail",
                pairs.ConvertAll(pair => (pair.Forgetting.ProcessorMilliseconds, pair.Plain.ProcessorMilliseconds)),
                cost: ratio => ratio - 1));
        }
    }

    private static async Task<(LoadResult Forgetting, LoadResult Plain)[]> RunAsync(bool forgettingFirst)
    {
        await using var first = await MeasuredService.StartAsync(forgets: forgettingFirst);
        await using var second = await MeasuredService.StartAsync(forgets: !forgettingFirst);
        await Task.WhenAll(WarmUp.RunAsync(first), WarmUp.RunAsync(second));
        var results = new (LoadResult Forgetting, LoadResult Plain)[Loads.Length];
        for (var load = 0; load < Loads.Length; load++)
        {
            var both = await Task.WhenAll(Loads[load].RunAsync(first), Loads[load].RunAsync(second));
            results[load] = forgettingFirst ? (both[0], both[1]) : (both[1], both[0]);
        }

        return results;
    }

    private static string Line(string unit, List<(double Forgetting, double Plain)> pairs, Func<double, double> cost) => string.Create(
        CultureInfo.InvariantCulture,
        $"  {Spread(pairs.ConvertAll(pair => pair.Forgetting))} {unit}, without forgetting {Spread(pairs.ConvertAll(pair => pair.Plain))}: costs {Spread(pairs.ConvertAll(pair => 100 * cost(pair.Forgetting / pair.Plain)))} %");

    private static string Spread(List<double> values)
    {
        var sorted = values.Order().ToList();
        var median = (sorted[(sorted.Count - 1) / 2] + sorted[sorted.Count / 2]) / 2;
        return string.Create(CultureInfo.InvariantCulture, $"{median:F1} ({sorted[0]:F1} to {sorted[^1]:F1})");
    }
}
