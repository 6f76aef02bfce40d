using Smtp163Addin.Privacy.Tests.Report;
using Xunit;
using Xunit.Sdk;
using Xunit.v3;

[assembly: AssemblyFixture(typeof(PrivacyReport))]
[assembly: Parallelization(Mode = ParallelMode.None)]
[assembly: TestCollectionOrderer(typeof(TableLast))]

namespace Smtp163Addin.Privacy.Tests.Report;

/// <summary>Runs the test of the table when all others have noted their evidence.</summary>
public sealed class TableLast : ITestCollectionOrderer
{
    public const string Collection = "The table";

    public IReadOnlyCollection<TTestCollection> OrderTestCollections<TTestCollection>(IReadOnlyCollection<TTestCollection> testCollections)
        where TTestCollection : ITestCollection =>
        [.. testCollections.OrderBy(collection => collection.TestCollectionDisplayName == Collection)];
}
