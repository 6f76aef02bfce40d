using Smtp163Addin.Drafts;
using Xunit;

namespace Smtp163Addin.Relay.Tests.Composition;

/// <summary>The readers of the machine: MimeKit, Python's email package and mailparser.</summary>
public sealed class MailReaders : IDisposable
{
    private readonly ProcessReader? _python = ProcessReader.StartPython();
    private readonly ProcessReader? _mailparser = ProcessReader.StartMailparser();

    /// <summary>A reader by its name. A missing program is a failure where REQUIRE_PYTHON is set, else the test says what to install.</summary>
    public IMailReader Named(string name)
    {
        IMailReader? reader = name switch
        {
            "MimeKit" => new MimeKitReader(),
            "Python" => _python,
            _ => _mailparser,
        };

        if (reader is null)
        {
            var missing = $"{name} is missing: install {(name == "Python" ? "python3 (Debian: apt-get install python3)" : "Node.js 20")}.";
            Assert.SkipWhen(Environment.GetEnvironmentVariable("REQUIRE_PYTHON") is null, missing);
            Assert.Fail(missing);
        }

        return reader;
    }

    public void Dispose()
    {
        _python?.Dispose();
        _mailparser?.Dispose();
    }
}
