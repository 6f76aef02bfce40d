using System.Text.Encodings.Web;
using Smtp163Addin.Api.Headers;

namespace Smtp163Addin.Api.Pane;

/// <summary>Makes the built page the one that is served: office.js from where it shall come, and only its own scripts.</summary>
internal static class PanePage
{
    private const string OfficeScript = PaneOptions.MicrosoftScriptSource + "office.js";

    /// <summary>Puts the list of office.js's files before its tag, and other places where code asked for them.</summary>
    /// <param name="html">The page as Vite built it.</param>
    /// <param name="options">Where office.js comes from.</param>
    /// <returns>The page to serve.</returns>
    /// <exception cref="InvalidOperationException">The page does not load office.js exactly once.</exception>
    public static string Prepare(string html, PaneOptions options)
    {
        var address = html.IndexOf(OfficeScript, StringComparison.Ordinal);
        var tag = address < 0 ? -1 : html.LastIndexOf("<script", address, StringComparison.Ordinal);
        if (tag < 0 || address != html.LastIndexOf(OfficeScript, StringComparison.Ordinal))
        {
            throw new InvalidOperationException($"A page of the pane must load {OfficeScript} exactly once.");
        }

        return string.Concat(
            html[..tag],
            ScriptPolicy(options),
            EarlierScript(options),
            html[tag..address],
            Attribute(options.OfficeScriptSource + "office.js"),
            html[(address + OfficeScript.Length)..]);
    }

    // In the page and not in the header, because proxies commonly refuse header fields of more than 4 or 8 KiB and this
    // list of files is longer. A browser obeys both policies, so the page can only narrow what the header allows.
    private static string ScriptPolicy(PaneOptions options) =>
        $"""<meta http-equiv="Content-Security-Policy" content="{Attribute(PanePolicy.OfficeScripts(options))}" />""" + "\n    ";

    private static string EarlierScript(PaneOptions options) =>
        options.ScriptBeforeOffice is { } script ? $"""<script src="{Attribute(script)}"></script>""" + "\n    " : "";

    private static string Attribute(string value) => HtmlEncoder.Default.Encode(value).Replace("&#x27;", "'", StringComparison.Ordinal);
}
