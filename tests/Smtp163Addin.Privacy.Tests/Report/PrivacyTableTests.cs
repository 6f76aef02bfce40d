using Smtp163Addin.Harness.Machine;
using Smtp163Addin.Privacy.Tests.Policy;
using Xunit;

namespace Smtp163Addin.Privacy.Tests.Report;

/// <summary>The last test of all: the table is complete, and nothing was found.</summary>
[Collection(TableLast.Collection)]
public sealed class PrivacyTableTests(PrivacyReport report)
{
    [Fact]
    public void Every_promise_was_tried_and_nothing_was_found()
    {
        var rows = report.Rows;

        Assert.All(rows, row => Assert.True(row.Tried > 0, $"{row.Promise}: nothing was tried: {row.Check}"));
        Assert.All(rows, row => Assert.True(row.Found == 0, $"{row.Promise}: found {row.Found} of {row.Tried}: {row.Check}"));

        // Where the server cannot be watched, the table lacks its rows.
        Requirement.SystemCallTracing();
        Assert.Equal(PolicyText.Promises, rows.Select(row => row.Promise).Distinct());
    }
}
