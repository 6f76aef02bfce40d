using Xunit;

namespace Smtp163Addin.Api.Tests.SignIn;

/// <summary>One service with sign-in on for all tests of a class that do not change it.</summary>
public sealed class SharedGuardedService : IAsyncLifetime
{
    internal GuardedService Guarded { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Guarded = await GuardedService.StartAsync();

    public ValueTask DisposeAsync() => Guarded.DisposeAsync();
}
