namespace Smtp163Addin.Api.Hosting;

/// <summary>A configuration value is wrong or missing. The message is one line: the key, what is wrong and the remedy.</summary>
internal sealed class ConfigurationException : Exception
{
    public ConfigurationException()
        : this("The configuration is wrong.")
    {
    }

    public ConfigurationException(string message)
        : base(message)
    {
    }

    public ConfigurationException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <summary>Names a key in both of its forms, because an operator knows the one that they wrote.</summary>
    /// <param name="key">The key, with colons.</param>
    /// <param name="remedy">What is wrong and what to write instead, without the value itself.</param>
    /// <returns>The exception.</returns>
    public static ConfigurationException For(string key, string remedy) =>
        new($"Configuration {key} (environment variable {key.Replace(":", "__", StringComparison.Ordinal)}): {remedy}");

    /// <summary>Names an environment variable that is no key of the configuration.</summary>
    /// <param name="variable">The variable.</param>
    /// <param name="remedy">What is wrong and what to write instead, without the value itself.</param>
    /// <returns>The exception.</returns>
    public static ConfigurationException ForVariable(string variable, string remedy) => new($"Environment variable {variable}: {remedy}");
}
