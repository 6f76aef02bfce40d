using Smtp163Addin.Drafts;
using Smtp163Addin.Harness.Deployed;
using Smtp163Addin.Harness.Machine;
using Xunit;

namespace Smtp163Addin.EndToEnd.Tests.Postfix;

/// <summary>A mail server and the service that relays to it, started at the first test that needs them.</summary>
public sealed class PostfixFixture : IAsyncLifetime
{
    private MailServer? _mail;
    private ServiceProcess? _service;
    private ProcessReader? _python;
    private ProcessReader? _mailparser;

    /// <summary>The mail server.</summary>
    internal MailServer Mail => _mail!;

    /// <summary>The service, with its production settings.</summary>
    internal ServiceProcess Service => _service!;

    /// <summary>The programs that read what arrived.</summary>
    internal IReadOnlyList<IMailReader> Readers => [new MimeKitReader(), _python!, _mailparser!];

    /// <summary>Starts both, or skips the test where the machine has no Postfix.</summary>
    public async Task RequireAsync(CancellationToken cancellationToken)
    {
        Requirement.Postfix();
        _python ??= ProcessReader.StartPython();
        _mailparser ??= ProcessReader.StartMailparser();
        Assert.NotNull(_python);
        Assert.NotNull(_mailparser);
        _mail ??= await MailServer.StartAsync(cancellationToken);
        _service ??= await ServiceProcess.StartAsync(
            new ServiceSettings { MailServer = _mail.Address, Authorities = _mail.Authority, ReadOnly = true }, cancellationToken);
    }

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        if (_service is not null)
        {
            await _service.DisposeAsync();
        }

        if (_mail is not null)
        {
            await _mail.DisposeAsync();
        }

        _python?.Dispose();
        _mailparser?.Dispose();
    }
}
