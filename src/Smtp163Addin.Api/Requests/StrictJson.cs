using System.Diagnostics.CodeAnalysis;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using System.Text.RegularExpressions;
using Microsoft.Net.Http.Headers;
using Smtp163Addin.Api.Problems;

namespace Smtp163Addin.Api.Requests;

/// <summary>
/// Reads JSON as strictly as the contract asks. The framework's own binding is not used: it logs the path of what it could not read,
/// and a path can hold words of the request.
/// </summary>
internal static partial class StrictJson
{
    private const string Remedy =
        "It is not what the contract says: it has another type, is an unknown or doubled member, or holds text that is not valid Unicode.";

    private const string NotJson = "It is not one JSON object in UTF-8; see the contract for its members.";

    /// <summary>Whether a Content-Type is JSON in UTF-8.</summary>
    public static bool IsJson(string? contentType) =>
        MediaTypeHeaderValue.TryParse(contentType, out var type)
        && type.MediaType.Equals("application/json", StringComparison.OrdinalIgnoreCase)
        && (type.Charset.Length == 0 || HeaderUtilities.RemoveQuotes(type.Charset).Equals("utf-8", StringComparison.OrdinalIgnoreCase));

    /// <summary>Reads one value.</summary>
    /// <param name="utf8">The whole text.</param>
    /// <param name="type">The type and its strict options.</param>
    /// <param name="root">What the whole is called in an error.</param>
    /// <param name="value">The value.</param>
    /// <param name="problem">Why there is none; it repeats nothing of the text.</param>
    /// <returns>Whether the text is as the contract says.</returns>
    public static bool TryRead<T>(
        ReadOnlySpan<byte> utf8,
        JsonTypeInfo<T> type,
        string root,
        [NotNullWhen(true)] out T? value,
        [NotNullWhen(false)] out Problem? problem)
        where T : class
    {
        value = null;
        try
        {
            value = JsonSerializer.Deserialize(utf8, type);
            problem = value is null ? Problem.At(ProblemCode.InvalidRequest, root, NotJson) : null;
        }
        catch (JsonException wrong)
        {
            var path = KnownPath(wrong.Path, type.Options);
            problem = Problem.At(ProblemCode.InvalidRequest, path.Length == 0 ? root : path, path.Length == 0 ? NotJson : Remedy);
        }

        return problem is null;
    }

    // The path of the exception may hold a member's name as it was sent. Only what our own types know is repeated.
    private static string KnownPath(string? path, JsonSerializerOptions options)
    {
        var known = new StringBuilder();
        foreach (Match step in Step().Matches(path ?? ""))
        {
            var name = step.Groups["name"].Value;
            if (name.Length > 0 && !MemberNames(options).Contains(name))
            {
                break;
            }

            known.Append(known.Length > 0 && name.Length > 0 ? "." : "").Append(name.Length > 0 ? name : step.Value);
        }

        return known.ToString();
    }

    private static HashSet<string> MemberNames(JsonSerializerOptions options) =>
    [
        .. RequestJson.Types
            .Select(options.GetTypeInfo)
            .SelectMany(type => type.Properties)
            .Select(property => property.Name),
    ];

    [GeneratedRegex(@"\.(?<name>[^.\[\]]+)|\[\d+\]", RegexOptions.ExplicitCapture)]
    private static partial Regex Step();
}
