using System.Globalization;

namespace Smtp163Addin.Api.Hosting;

/// <summary>
/// Reads single values strictly. The platform's binder reports a value that does not parse with a stack trace and with the value
/// itself, which may be a secret; here the operator gets one line with the key and the remedy.
/// </summary>
internal sealed class ConfigurationReader(IConfiguration configuration)
{
    /// <summary>Reads a text; an empty one counts as absent.</summary>
    public string? Text(string key)
    {
        var value = configuration[key]?.Trim();
        return string.IsNullOrEmpty(value) ? null : value;
    }

    /// <summary>Reads a whole number within bounds, both included.</summary>
    public long Number(string key, long fallback, long least, long most)
    {
        if (configuration[key] is not { } text)
        {
            return fallback;
        }

        return long.TryParse(text, NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture, out var number)
            && number >= least && number <= most
            ? number
            : throw ConfigurationException.For(key, string.Create(CultureInfo.InvariantCulture, $"write a whole number from {least} to {most}."));
    }

    /// <summary>Reads a time span written as <c>hh:mm:ss</c>, longer than nothing and at most <paramref name="most"/>.</summary>
    public TimeSpan Duration(string key, TimeSpan fallback, TimeSpan most)
    {
        if (configuration[key] is not { } text)
        {
            return fallback;
        }

        return TimeSpan.TryParseExact(text.Trim(), "c", CultureInfo.InvariantCulture, out var duration)
            && duration > TimeSpan.Zero && duration <= most
            ? duration
            : throw ConfigurationException.For(
                key, string.Create(CultureInfo.InvariantCulture, $"write a time as hh:mm:ss, longer than 00:00:00 and at most {most:c}."));
    }

    /// <summary>Reads a list, either as numbered keys (<c>key:0</c>) or as one value with commas.</summary>
    public IReadOnlyList<string> List(string key)
    {
        var numbered = configuration.GetSection(key).GetChildren().Select(child => child.Value);
        var joined = (configuration[key] ?? "").Split(',');
        return [.. numbered.Concat(joined).Select(value => value?.Trim() ?? "").Where(value => value.Length > 0)];
    }
}
