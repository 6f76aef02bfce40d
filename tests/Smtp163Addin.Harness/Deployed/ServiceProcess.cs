using System.Diagnostics;
using System.Globalization;
using System.Text;
using Smtp163Addin.Tests;

namespace Smtp163Addin.Harness.Deployed;

/// <summary>
/// The service as it is deployed: a process of its own in the Production environment. A mount namespace with another /etc/hosts
/// gives smtp.163.com a loopback address, so that not one setting of the product differs from a real one.
/// </summary>
public sealed class ServiceProcess : IAsyncDisposable
{
    private const string Listening = "Now listening on: ";

    private const string CoverHosts = "mount --bind \"$1\" /etc/hosts && shift && ";
    private const string MakeReadOnly = "for place in / /tmp /var/tmp /dev/shm; do if mountpoint -q $place; then mount -o remount,bind,ro $place || exit; fi; done && ! touch /tmp/written 2> /dev/null && ";
    private const string Run = "exec \"$@\"";

    private readonly Process _process;
    private readonly DirectoryInfo _folder;
    private readonly StringBuilder _output = new();
    private readonly TaskCompletionSource<Uri> _listening = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private ServiceProcess(Process process, DirectoryInfo folder)
    {
        _process = process;
        _folder = folder;
        process.OutputDataReceived += (_, line) => Take(line.Data);
        process.ErrorDataReceived += (_, line) => Take(line.Data);
        process.Exited += (_, _) => _listening.TrySetException(new InvalidOperationException($"The service ended: {Output}"));
    }

    /// <summary>A client of the service.</summary>
    public HttpClient Client { get; private set; } = null!;

    /// <summary>The process, to look into from outside.</summary>
    public int Id => _process.Id;

    /// <summary>All that the service wrote to its standard output and error.</summary>
    public string Output
    {
        get
        {
            lock (_output)
            {
                return _output.ToString();
            }
        }
    }

    /// <summary>How many requests to the API are over: each leaves one line.</summary>
    public int FinishedRequests => Output.Split("Smtp163Addin.Api.Requests").Length - 1;

    /// <summary>Starts the service and waits until it listens.</summary>
    public static async Task<ServiceProcess> StartAsync(ServiceSettings settings, CancellationToken cancellationToken)
    {
        var folder = Directory.CreateTempSubdirectory("service-");
        var hosts = Path.Combine(folder.FullName, "hosts");
        await File.WriteAllTextAsync(hosts, $"127.0.0.1 localhost\n{settings.MailServer} smtp.163.com\n", cancellationToken);

        var assembly = Repository.PathOf("src", "Smtp163Addin.Api", "bin", BuildConfiguration, "net10.0", "Smtp163Addin.Api.dll");
        string[] service = [Environment.ProcessPath is { } path && Path.GetFileName(path) == "dotnet" ? path : "dotnet", assembly];
        string[] command = settings.SystemCalls is { } trace ? [.. SystemCallTrace.Command(trace), .. service] : service;
        var start = new ProcessStartInfo(
            "unshare", ["--mount", "sh", "-c", settings.ReadOnly ? CoverHosts + MakeReadOnly + Run : CoverHosts + Run, "sh", hosts, .. command])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Path.GetDirectoryName(assembly),
            Environment =
            {
                ["ASPNETCORE_ENVIRONMENT"] = "Production",
                ["DOTNET_ENVIRONMENT"] = "Production",
                ["ASPNETCORE_URLS"] = "http://127.0.0.1:0",
                ["DOTNET_EnableDiagnostics"] = "0",
                ["Public__Origin"] = "https://add-in.example",
                ["Authentication__Mode"] = "Anonymous",
                ["RateLimits__SendsPerMinute"] = "100000",
                ["RateLimits__FailedLoginsPer15Minutes"] = "1000",
                ["SSL_CERT_FILE"] = settings.Authorities,
            },
        };
        foreach (var (name, value) in settings.Variables)
        {
            start.Environment[name] = value;
        }

        var service163 = new ServiceProcess(new Process { StartInfo = start, EnableRaisingEvents = true }, folder);
        await service163.ListenAsync(cancellationToken);
        return service163;
    }

    /// <summary>Asks the process to stop and waits until it has ended.</summary>
    public async Task StopAsync()
    {
        if (!_process.HasExited)
        {
            using var kill = Process.Start("kill", ["-TERM", _process.Id.ToString(CultureInfo.InvariantCulture)]);
            await kill.WaitForExitAsync();
        }

        await _process.WaitForExitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        Client?.Dispose();
        await StopAsync();
        _process.Dispose();
        _folder.Delete(recursive: true);
    }

    private static string BuildConfiguration => new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name;

    private async Task ListenAsync(CancellationToken cancellationToken)
    {
        _process.Start();
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
        Client = new HttpClient { BaseAddress = await _listening.Task.WaitAsync(cancellationToken), Timeout = Timeout.InfiniteTimeSpan };
    }

    private void Take(string? line)
    {
        if (line is null)
        {
            return;
        }

        lock (_output)
        {
            _output.AppendLine(line);
        }

        if (line.IndexOf(Listening, StringComparison.Ordinal) is var start and >= 0)
        {
            _listening.TrySetResult(new Uri(line[(start + Listening.Length)..].Trim()));
        }
    }
}
