namespace Smtp163Addin.Privacy.Tests.Report;

/// <summary>A row of the table: how a promise was checked, and what came of it.</summary>
/// <param name="Promise">The promise's id.</param>
/// <param name="Check">What was looked at, in a few words.</param>
/// <param name="Tried">How many canaries were put in, or attempts made.</param>
/// <param name="Found">How many came to light where they may not be, or succeeded. Kept promises have 0.</param>
public sealed record Evidence(string Promise, string Check, int Tried, int Found)
{
    /// <summary>The promise's number.</summary>
    public int Number => int.Parse(Promise.AsSpan(1), System.Globalization.CultureInfo.InvariantCulture);
}
