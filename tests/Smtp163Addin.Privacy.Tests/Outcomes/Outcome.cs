using Microsoft.Extensions.DependencyInjection;

namespace Smtp163Addin.Privacy.Tests.Outcomes;

/// <summary>One way to one outcome of the contract.</summary>
/// <param name="Name">What it is called in the tests.</param>
/// <param name="Code">The <c>code</c> of the problem, or the <c>status</c> of what was fulfilled.</param>
/// <param name="CauseAsync">Brings it about.</param>
internal sealed record Outcome(string Name, string Code, Func<Attempt, Task<HttpResponseMessage>> CauseAsync)
{
    /// <summary>Configuration that it needs beside <see cref="OutcomeTable.Settings"/>.</summary>
    public IReadOnlyDictionary<string, string> Settings { get; init; } = new Dictionary<string, string>();

    /// <summary>Breaks a part of the service with an exception that says a word, where it takes that; else <see langword="null"/>.</summary>
    public Action<IServiceCollection, string>? Break { get; init; }

    /// <summary>Whether the deployed service reaches it with the settings that all share and nothing broken.</summary>
    public bool IsReachedAsDeployed => Settings.Count == 0 && Break is null;
}
