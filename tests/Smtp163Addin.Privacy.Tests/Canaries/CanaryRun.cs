using System.Security.Cryptography;

namespace Smtp163Addin.Privacy.Tests.Canaries;

/// <summary>All canaries of one run. They begin alike, so that a log or a whole memory is searched for a beginning and not for each of them.</summary>
internal sealed class CanaryRun
{
    /// <summary>What words are made of: no vowels, so that none of them is a word of a language.</summary>
    public const string Letters = "bcdfghjklmnpqrstvwxz";

    private readonly List<Canary> _requests = [];

    /// <summary>How the words and the message ids of this run begin.</summary>
    public IReadOnlyList<string> Stems { get; } =
    [
        "kanari" + RandomNumberGenerator.GetString(Letters, 8),
        $"{RandomNumberGenerator.GetHexString(8, lowercase: true)}-{RandomNumberGenerator.GetHexString(4, lowercase: true)}-",
    ];

    /// <summary>The canaries of each request.</summary>
    public IReadOnlyList<Canary> Requests => _requests;

    /// <summary>How many words were made.</summary>
    public int Count => _requests.Sum(request => request.Words.Count);

    /// <summary>The canaries of another request.</summary>
    public Canary OfRequest()
    {
        var request = new Canary(Stems[0], Stems[1]);
        _requests.Add(request);
        return request;
    }

    /// <summary>The lines of a text that hold a canary of this run, in any form.</summary>
    public IReadOnlyList<string> FoundIn(IEnumerable<string> lines) =>
        [.. lines.Where(line => Stems.Any(stem => CanaryForms.Of(stem).Any(form => line.Contains(form, StringComparison.OrdinalIgnoreCase))))];
}
