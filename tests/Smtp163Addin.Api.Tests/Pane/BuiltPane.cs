using Smtp163Addin.Api.Pane;

namespace Smtp163Addin.Api.Tests.Pane;

/// <summary>A folder that looks like the built pane, so that these tests do not depend on what the pane holds today.</summary>
internal sealed class BuiltPane : IDisposable
{
    public const string Script = "console.log('the pane'); // and enough text that compressing it gains something: the pane, the pane, the pane";

    public BuiltPane()
    {
        Write("taskpane.html", """
            <!doctype html>
            <html>
              <head>
                <meta charset="utf-8" />
                <script async src="https://appsforoffice.microsoft.com/lib/1/hosted/office.js"></script>
                <script type="module" crossorigin src="/assets/taskpane-Ab3_-x9Z.js"></script>
              </head>
              <body></body>
            </html>
            """);
        Write("assets/taskpane-Ab3_-x9Z.js", Script);
        Write("assets/taskpane-Cd4_-y8W.css", "body { margin: 0 }");
        Write("icons/icon-64.png", "not really a picture");
        Write("notes.unknown-extension", "not for anyone");
    }

    /// <summary>The folder.</summary>
    public DirectoryInfo Directory { get; } = System.IO.Directory.CreateTempSubdirectory("pane");

    /// <summary>Options that serve this folder.</summary>
    public PaneOptions Options => new() { Directory = Directory.FullName };

    public void Write(string path, string content)
    {
        var file = new FileInfo(Path.Combine(Directory.FullName, path));
        file.Directory!.Create();
        File.WriteAllText(file.FullName, content);
    }

    public void Dispose() => Directory.Delete(recursive: true);
}
