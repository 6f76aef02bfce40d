using System.Security.Cryptography;

namespace Smtp163Addin.Privacy.Tests.Canaries;

/// <summary>Words that stand in one request and nowhere else. They are ASCII, so that they may stand in every field.</summary>
internal sealed class Canary
{
    private readonly List<string> _words = [];
    private readonly string _uuidStem;

    /// <summary>Begins the words of a request.</summary>
    /// <param name="stem">How all words of the run begin.</param>
    /// <param name="uuidStem">How all message ids of the run begin: their first thirteen digits.</param>
    public Canary(string stem, string uuidStem)
    {
        Stem = stem + RandomNumberGenerator.GetString(CanaryRun.Letters, 4);
        _uuidStem = $"{uuidStem}4{RandomNumberGenerator.GetHexString(3, lowercase: true)}-8{RandomNumberGenerator.GetHexString(3, lowercase: true)}-";
    }

    /// <summary>How the words of this request begin, and those of no other.</summary>
    public string Stem { get; }

    /// <summary>What was made, in its order.</summary>
    public IReadOnlyList<string> Words => _words;

    /// <summary>Makes a new word.</summary>
    public string Word() => Note(Stem + RandomNumberGenerator.GetString(CanaryRun.Letters, 6));

    /// <summary>Makes a new UUID.</summary>
    public string Uuid() => Note(_uuidStem + RandomNumberGenerator.GetHexString(12, lowercase: true));

    /// <summary>Whether a text holds one of the words as it is.</summary>
    public bool IsIn(string text) =>
        text.Contains(Stem, StringComparison.OrdinalIgnoreCase) || text.Contains(_uuidStem, StringComparison.OrdinalIgnoreCase);

    private string Note(string word)
    {
        _words.Add(word);
        return word;
    }
}
