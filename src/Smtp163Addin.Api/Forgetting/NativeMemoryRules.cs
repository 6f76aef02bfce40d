using System.Runtime.InteropServices;

namespace Smtp163Addin.Api.Forgetting;

/// <summary>What the process asks of Linux and its C library about memory that the .NET heap does not hold, such as OpenSSL's.</summary>
internal static partial class NativeMemoryRules
{
    private const int FillFreedMemory = -6; // M_PERTURB of malloc.h
    private const int FillByte = 0xA5;
    private const int SetDumpable = 4; // PR_SET_DUMPABLE of sys/prctl.h

    /// <summary>
    /// Has freed memory overwritten, and forbids core dumps: a process that may not be dumped leaves no file when it is killed, and
    /// nobody but root can look into it. Where there is no such call (another C library, another system) nothing happens.
    /// </summary>
    public static void Apply()
    {
        Try(static () => SetAllocator(FillFreedMemory, FillByte));
        Try(static () => SetProcess(SetDumpable, 0, 0, 0, 0));
    }

    /// <summary>Gives freed memory back to the system.</summary>
    public static void GiveBack() => Try(static () => Trim(0));

    private static void Try(Func<int> call)
    {
        if (!OperatingSystem.IsLinux())
        {
            return;
        }

        try
        {
            call();
        }
        catch (Exception missing) when (missing is EntryPointNotFoundException or DllNotFoundException)
        {
            // musl, the C library of Alpine, has neither mallopt nor malloc_trim.
        }
    }

    [LibraryImport("libc", EntryPoint = "mallopt")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int SetAllocator(int parameter, int value);

    [LibraryImport("libc", EntryPoint = "malloc_trim")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Trim(nuint padding);

    [LibraryImport("libc", EntryPoint = "prctl")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int SetProcess(int option, nuint value, nuint unused3, nuint unused4, nuint unused5);
}
