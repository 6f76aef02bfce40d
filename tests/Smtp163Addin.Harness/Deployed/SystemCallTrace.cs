using System.Text.RegularExpressions;
using Smtp163Addin.Harness.Machine;

namespace Smtp163Addin.Harness.Deployed;

/// <summary>What strace saw of the service: the files it made or opened for writing, and the addresses it connected to.</summary>
public sealed partial class SystemCallTrace
{
    // Devices and the process's own entries in /proc are no files on a disk.
    private static readonly string[] NotOnDisk = ["/dev/null", "/dev/tty", "/dev/urandom", "/dev/pts/", "/proc/"];

    private readonly string _text;

    private SystemCallTrace(string text) => _text = text;

    /// <summary>Every file that was created, opened for writing, renamed, linked, cut or removed, as strace's line tells it.</summary>
    public IReadOnlyList<string> Writes =>
    [
        .. from line in Lines(WritingCall())
           where !Failed().IsMatch(line) && !NotOnDisk.Any(place => line.Contains($"\"{place}", StringComparison.Ordinal))
           select line,
    ];

    /// <summary>Every IP address and port that a socket was connected or sent to.</summary>
    public IReadOnlyList<string> Peers =>
    [
        .. Lines(ConnectingCall())
            .Select(line => InternetAddress().Match(line))
            .Where(match => match.Success)
            // A socket for both families names an IPv4 address in IPv6's form.
            .Select(match => $"{match.Groups["v4"].Value}{match.Groups["v6"].Value.Replace("::ffff:", "", StringComparison.Ordinal)}:{match.Groups["port"].Value}")
            .Distinct(),
    ];

    /// <summary>Every local socket that was connected to, such as a name service's.</summary>
    public IReadOnlyList<string> LocalPeers =>
        [.. Lines(ConnectingCall()).Select(line => LocalAddress().Match(line)).Where(match => match.Success).Select(match => match.Groups[1].Value).Distinct()];

    /// <summary>How often the service connected a socket or sent through one without a connection.</summary>
    public int NetworkCalls => Lines(ConnectingCall()).Count();

    /// <summary>The number of lines, to see that the trace was at work.</summary>
    public int Calls => _text.Count(character => character == '\n');

    /// <summary>The command that runs another under strace, which follows all threads and children and keeps out of the way.</summary>
    public static string[] Command(string file) =>
    [
        "strace", "--daemonize=grandchild", "--follow-forks", "--seccomp-bpf", "--string-limit=4096", $"--output={file}",
        "--trace=open,openat,openat2,creat,mkdir,mkdirat,mknod,mknodat,link,linkat,symlink,symlinkat,rename,renameat,renameat2,"
        + "truncate,unlink,unlinkat,bind,connect,sendto,sendmsg,sendmmsg",
        "--",
    ];

    /// <summary>Reads what strace wrote, once the process has ended and strace has said so.</summary>
    public static async Task<SystemCallTrace> ReadAsync(string file, int processId, CancellationToken cancellationToken)
    {
        var text = "";
        await Condition.WaitAsync(
            () => Regex.IsMatch(text = File.ReadAllText(file), $@"^{processId} +\+\+\+ (exited|killed)", RegexOptions.Multiline),
            "the end of strace's output",
            cancellationToken);
        return new SystemCallTrace(text);
    }

    private IEnumerable<string> Lines(Regex call) => _text.Split('\n').Where(line => call.IsMatch(line));

    [GeneratedRegex(@"^\d+ +(creat|mkdir|mkdirat|mknod|mknodat|link|linkat|symlink|symlinkat|rename|renameat|renameat2|truncate|unlink|unlinkat)\(|^\d+ +bind\(.*sun_path=""/|^\d+ +open(at|at2)?\(.*\bO_(WRONLY|RDWR|CREAT|TRUNC|APPEND|TMPFILE)\b")]
    private static partial Regex WritingCall();

    [GeneratedRegex(@"^\d+ +(connect|sendto|sendmsg|sendmmsg)\(")]
    private static partial Regex ConnectingCall();

    [GeneratedRegex(@"= -1 E[A-Z]+ \(")]
    private static partial Regex Failed();

    [GeneratedRegex("""sin6?_port=htons\((?<port>\d+)\).*?(inet_addr\("(?<v4>[^"]+)"\)|inet_pton\(AF_INET6, "(?<v6>[^"]+)")""")]
    private static partial Regex InternetAddress();

    [GeneratedRegex("""sa_family=AF_UNIX, sun_path=@?"([^"]+)""")]
    private static partial Regex LocalAddress();
}
