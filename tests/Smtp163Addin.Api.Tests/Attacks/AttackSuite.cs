using Xunit;

namespace Smtp163Addin.Api.Tests.Attacks;

/// <summary>All attacks, which share one report.</summary>
[CollectionDefinition(Name)]
public sealed class AttackSuite : ICollectionFixture<AttackReport>
{
    public const string Name = "Attacks";
}
