using System.Buffers.Binary;
using System.ComponentModel;
using System.Diagnostics;
using System.Reflection;
using System.Text.Json;

namespace Smtp163Addin.Drafts;

/// <summary>Reads mails with a script in another language, which stays up between mails.</summary>
public sealed class ProcessReader : IMailReader, IDisposable
{
    private readonly Process _process;
    private readonly SemaphoreSlim _turn = new(1);

    private ProcessReader(string name, Process process)
    {
        Name = name;
        _process = process;
    }

    /// <inheritdoc/>
    public string Name { get; }

    /// <summary>Starts Python's email package.</summary>
    /// <returns>The reader, or <see langword="null"/> when there is no python3 on this machine.</returns>
    public static ProcessReader? StartPython() => Start("Python's email", "python3", "read.py");

    /// <summary>Starts mailparser on Node.js.</summary>
    /// <returns>The reader, or <see langword="null"/> when there is no Node.js on this machine.</returns>
    public static ProcessReader? StartMailparser() => Start("mailparser", "node", "read.mjs");

    /// <inheritdoc/>
    public async Task<ReadMail> ReadAsync(ReadOnlyMemory<byte> mail, CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken);
        try
        {
            var length = new byte[sizeof(int)];
            BinaryPrimitives.WriteInt32BigEndian(length, mail.Length);
            await _process.StandardInput.BaseStream.WriteAsync(length, cancellationToken);
            await _process.StandardInput.BaseStream.WriteAsync(mail, cancellationToken);
            await _process.StandardInput.BaseStream.FlushAsync(cancellationToken);

            var line = await _process.StandardOutput.ReadLineAsync(cancellationToken)
                ?? throw new InvalidOperationException($"{Name} ended: {await _process.StandardError.ReadToEndAsync(cancellationToken)}");
            return JsonSerializer.Deserialize<ReadMail>(line, JsonSerializerOptions.Web)!;
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>Ends the script.</summary>
    public void Dispose()
    {
        _process.StandardInput.Close();
        _process.WaitForExit();
        _process.Dispose();
        _turn.Dispose();
    }

    private static ProcessReader? Start(string name, string program, string script)
    {
        var directory = typeof(ProcessReader).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
            .Single(attribute => attribute.Key == "ReadersDirectory").Value!;
        var start = new ProcessStartInfo(program, [Path.Combine(directory, script)])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };

        try
        {
            return new ProcessReader(name, Process.Start(start)!);
        }
        catch (Win32Exception)
        {
            return null;
        }
    }
}
