using System.Text;
using Smtp163Addin.Api.Forgetting;
using Smtp163Addin.Harness.Deployed;
using Smtp163Addin.Harness.Http;
using Smtp163Addin.Harness.Machine;
using Smtp163Addin.Privacy.Tests.Canaries;
using Smtp163Addin.Privacy.Tests.Outcomes;
using Smtp163Addin.Privacy.Tests.Report;
using Smtp163Addin.Sandbox;
using Xunit;

namespace Smtp163Addin.Privacy.Tests.Audit;

public sealed class BusyServiceTests(PrivacyReport report) : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("busy-");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    [Trait("Promise", "P5")]
    public async Task Nothing_of_a_mail_is_left_in_memory_while_another_upload_goes_on()
    {
        Requirement.SystemCallTracing();
        var address = LoopbackAddress.Next();
        var authorities = Path.Combine(_folder.FullName, "authority.pem");
        await using var sandbox = await SmtpSandbox.StartAsync(new SandboxOptions { Address = address, Port = 465 }, Cancellation);
        await sandbox.WriteAuthorityAsync(authorities, Cancellation);
        await using var service = await ServiceProcess.StartAsync(
            new ServiceSettings { MailServer = address, Authorities = authorities }, Cancellation);
        using var hangUp = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        var endless = service.Client.PostAsync(new Uri("/api/v1/messages", UriKind.Relative), Endless(), hangUp.Token);

        var run = new CanaryRun();
        foreach (var outcome in OutcomeTable.All.Where(outcome => outcome.Name is "a mail" or "unknown user" or "an account elsewhere"))
        {
            using var response = await outcome.CauseAsync(new Attempt(service.Client, _ => 0, sandbox, run.OfRequest(), Cancellation));
            Assert.Contains($"\"{outcome.Code}\"", await response.Content.ReadAsStringAsync(Cancellation), StringComparison.Ordinal);
        }

        var copies = 0;
        await Condition.WaitAsync(
            () => (copies = MemoryScan.Count(service.Id, run.Stems).Sum()) == 0, () => $"{copies} copies to be forgotten", Cancellation);
        report.Note("P5", "copies in the server's memory while another upload goes on", run.Count, copies);

        Assert.False(endless.IsCompleted);
        await hangUp.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => endless);
    }

    /// <summary>An upload whose attachment comes a byte every second and never ends.</summary>
    private static PacedContent Endless() => new(async (stream, cancellationToken) =>
    {
        await stream.WriteAsync(
            Encoding.UTF8.GetBytes(Upload.MessagePart(Sample.WithAttachments(1_000_000)) + Upload.Delimiter + "\r\n"), cancellationToken);
        while (true)
        {
            await stream.WriteAsync("x"u8.ToArray(), cancellationToken);
            await stream.FlushAsync(cancellationToken);
            await Task.Delay(TimeSpan.FromSeconds(1), cancellationToken);
        }
    });
}
