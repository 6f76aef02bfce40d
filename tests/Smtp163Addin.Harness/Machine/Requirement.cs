using System.Diagnostics;
using Xunit;

namespace Smtp163Addin.Harness.Machine;

/// <summary>What some tests need of the machine. Where it is missing they say so and are skipped, but never on the build machine.</summary>
public static class Requirement
{
    /// <summary>Postfix, Dovecot and root's rights: port 465 is bound and /etc/hosts is covered in a mount namespace.</summary>
    public static void Postfix() => Require(
        "REQUIRE_POSTFIX",
        Missing("/usr/sbin/postfix", "/usr/sbin/dovecot", "/usr/bin/openssl", "/usr/bin/unshare")
            ?? (CanUnshare.Value ? null : "the right to make a mount namespace (root)"));

    /// <summary>strace, and root's rights as above.</summary>
    public static void SystemCallTracing() => Require(
        "REQUIRE_STRACE",
        Missing("/usr/bin/strace", "/usr/bin/unshare")
            ?? (CanUnshare.Value ? null : "the right to make a mount namespace (root)"));

    private static readonly Lazy<bool> CanUnshare = new(() =>
    {
        using var attempt = Process.Start(new ProcessStartInfo("unshare", ["--mount", "true"]) { RedirectStandardError = true });
        attempt?.WaitForExit();
        return Environment.IsPrivilegedProcess && attempt?.ExitCode == 0;
    });

    private static string? Missing(params string[] programs) => programs.FirstOrDefault(program => !File.Exists(program));

    private static void Require(string variable, string? missing)
    {
        if (missing is null)
        {
            return;
        }

        var reason = $"Skipped: this test needs {missing}, which this machine does not have.";
        if (Environment.GetEnvironmentVariable(variable) == "1")
        {
            Assert.Fail($"{reason} {variable}=1 asks for it.");
        }

        Assert.Skip(reason);
    }
}
