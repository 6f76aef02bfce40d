using System.Diagnostics;
using System.Net;
using Smtp163Addin.Harness.Deployed;
using Smtp163Addin.Harness.Machine;

namespace Smtp163Addin.EndToEnd.Tests.Postfix;

/// <summary>A real Postfix with Dovecot's SASL in a folder of its own, at port 465 of a loopback address of its own.</summary>
internal sealed class MailServer : IAsyncDisposable
{
    private readonly DirectoryInfo _folder;
    private readonly Process _process;

    private MailServer(DirectoryInfo folder, IPAddress address, Process process)
    {
        _folder = folder;
        Address = address;
        _process = process;
    }

    /// <summary>Where it listens.</summary>
    public IPAddress Address { get; }

    /// <summary>The file with the certificate of its authority, for SSL_CERT_FILE.</summary>
    public string Authority => Path.Combine(_folder.FullName, "authority.pem");

    /// <summary>What Postfix logged so far.</summary>
    public string Log => File.ReadAllText(Path.Combine(_folder.FullName, "postfix.log"));

    /// <summary>Starts it and waits until it listens.</summary>
    public static async Task<MailServer> StartAsync(CancellationToken cancellationToken)
    {
        var folder = Directory.CreateTempSubdirectory("mail-server-");
        var address = LoopbackAddress.Next();
        var start = new ProcessStartInfo(
            "sh", [Path.Combine(AppContext.BaseDirectory, "Postfix", "mail-server.sh"), folder.FullName, address.ToString()])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync(cancellationToken);
        return await process.StandardOutput.ReadLineAsync(cancellationToken) == "ready"
            ? new MailServer(folder, address, process)
            : throw new InvalidOperationException($"The mail server did not start: {await errors}");
    }

    /// <summary>Waits for all copies of a mail; each recipient's copy is a file.</summary>
    /// <param name="messageId">The message id without angle brackets.</param>
    /// <param name="copies">How many.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The copies.</returns>
    public async Task<IReadOnlyList<ArrivedMail>> WaitForAsync(string messageId, int copies, CancellationToken cancellationToken)
    {
        IReadOnlyList<ArrivedMail> arrived = [];
        await Condition.WaitAsync(() => (arrived = Find(messageId)).Count >= copies, $"{copies} copies of a mail in the maildir", cancellationToken);
        return arrived;
    }

    /// <summary>Waits until nothing is under way any more.</summary>
    public Task WaitUntilIdleAsync(CancellationToken cancellationToken) => Condition.WaitAsync(
        () => new[] { "incoming", "active", "deferred", "maildrop" }
            .All(queue => !Directory.EnumerateFiles(Path.Combine(_folder.FullName, "spool", queue), "*", SearchOption.AllDirectories).Any()),
        "an empty queue",
        cancellationToken);

    /// <summary>The copies of a mail that have arrived.</summary>
    public IReadOnlyList<ArrivedMail> Find(string messageId) =>
    [
        .. from file in new DirectoryInfo(Path.Combine(_folder.FullName, "maildir", "new")) is { Exists: true } directory ? directory.GetFiles() : []
           let mail = ArrivedMail.Read(File.ReadAllBytes(file.FullName))
           where mail.HasMessageId(messageId)
           select mail,
    ];

    public async ValueTask DisposeAsync()
    {
        _process.StandardInput.Close();
        await _process.WaitForExitAsync();
        _process.Dispose();
        _folder.Delete(recursive: true);
    }
}
