using System.Reflection;
using System.Text.RegularExpressions;
using Markdig;

namespace Smtp163Addin.Api.Privacy;

/// <summary>The privacy policy in one language, as it was when this service was built.</summary>
internal sealed partial class PolicyDocument
{
    private static readonly MarkdownPipeline Pipeline =
        new MarkdownPipelineBuilder().UseYamlFrontMatter().UseAutoIdentifiers().UsePipeTables().DisableHtml().Build();

    private PolicyDocument(string language, string resource)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(resource)
            ?? throw new InvalidOperationException($"The build did not embed {resource}.");
        using var reader = new StreamReader(stream);
        var markdown = reader.ReadToEnd();
        Language = language;
        Version = VersionLine().Match(markdown).Groups["version"].Value;
        Contact = MailAddress().Match(markdown).Value;
        Title = Heading().Match(markdown).Groups["title"].Value;
        Html = Markdown.ToHtml(markdown, Pipeline)
            .Replace("href=\"PRIVACY.md\"", "href=\"/privacy/en\"", StringComparison.Ordinal)
            .Replace("href=\"PRIVACY.zh-CN.md\"", "href=\"/privacy/zh-CN\"", StringComparison.Ordinal);
    }

    /// <summary>The policy in English, which also names version and contact for the whole service.</summary>
    public static PolicyDocument English { get; } = new("en", "PRIVACY.md");

    /// <summary>The policy in Simplified Chinese.</summary>
    public static PolicyDocument Chinese { get; } = new("zh-CN", "PRIVACY.zh-CN.md");

    /// <summary>The language tag (BCP 47).</summary>
    public string Language { get; }

    /// <summary>The version, from the document's header.</summary>
    public string Version { get; }

    /// <summary>The address to write to.</summary>
    public string Contact { get; }

    /// <summary>The main heading.</summary>
    public string Title { get; }

    /// <summary>The text as HTML.</summary>
    public string Html { get; }

    [GeneratedRegex(@"^version:\s*(?<version>\S+)\s*$", RegexOptions.Multiline | RegexOptions.ExplicitCapture)]
    private static partial Regex VersionLine();

    [GeneratedRegex("[A-Za-z0-9._-]+@163\\.com")]
    private static partial Regex MailAddress();

    [GeneratedRegex("^# (?<title>.+)$", RegexOptions.Multiline | RegexOptions.ExplicitCapture)]
    private static partial Regex Heading();
}
