using System.Globalization;
using System.Text;

namespace Smtp163Addin.Api.Forgetting;

/// <summary>
/// Looks for words in the memory of a running process, in UTF-8, UTF-16 and base64:
/// <c>dotnet Smtp163Addin.Api.dll scan-memory PID</c>, the words on the input stream, one a line, so that they stand in no command line.
/// Linux only; needs the right to read the process's memory, which is root's.
/// </summary>
internal static class MemoryScan
{
    /// <summary>The word on the command line.</summary>
    public const string Command = "scan-memory";

    private const int BlockBytes = 1024 * 1024;

    /// <summary>Scans and writes one line for each word: how many copies, and its place in the list. The words are not repeated.</summary>
    /// <param name="process">The process id.</param>
    /// <returns>0 when nothing was found, 1 when something was.</returns>
    public static async Task<int> RunAsync(string process)
    {
        var words = new List<string>();
        while (await Console.In.ReadLineAsync() is { } line)
        {
            if (line.Length > 0)
            {
                words.Add(line);
            }
        }

        var copies = Count(int.Parse(process, CultureInfo.InvariantCulture), words);
        for (var index = 0; index < words.Count; index++)
        {
            await Console.Out.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"word {index + 1}: {copies[index]} copies"));
        }

        return copies.Sum() == 0 ? 0 : 1;
    }

    /// <summary>Counts the copies of words in a process.</summary>
    /// <param name="process">The process id.</param>
    /// <param name="words">The words, of 8 characters or more each.</param>
    /// <returns>For each word, how many places hold one of its forms.</returns>
    public static int[] Count(int process, IReadOnlyList<string> words)
    {
        var forms = words.Select(word => FormsOf(word).ToArray()).ToArray();
        var overlap = forms.SelectMany(form => form).Max(form => form.Length) - 1;
        var copies = new int[words.Count];
        var block = new byte[BlockBytes + overlap];
        using var memory = File.OpenHandle($"/proc/{process}/mem");
        foreach (var (start, end) in RegionsOf(process))
        {
            for (var at = start; at < end; at += BlockBytes)
            {
                var wanted = (int)Math.Min(block.Length, end - at);
                var read = Read(memory, block.AsSpan(0, wanted), at);
                Count(block.AsSpan(0, read), BlockBytes, forms, copies);
            }
        }

        return copies;
    }

    private static void Count(ReadOnlySpan<byte> bytes, int countBefore, byte[][][] forms, int[] copies)
    {
        for (var word = 0; word < forms.Length; word++)
        {
            foreach (var form in forms[word])
            {
                for (int from = 0, at; (at = bytes[from..].IndexOf(form)) >= 0 && from + at < countBefore; from += at + 1)
                {
                    copies[word]++;
                }
            }
        }
    }

    private static int Read(Microsoft.Win32.SafeHandles.SafeFileHandle memory, Span<byte> block, long at)
    {
        try
        {
            return RandomAccess.Read(memory, block, at);
        }
        catch (IOException)
        {
            // The region went away, or is one that nobody can read, such as the kernel's own.
            return 0;
        }
    }

    private static List<(long Start, long End)> RegionsOf(int process) =>
    [
        .. from line in File.ReadLines($"/proc/{process}/maps")
           let fields = line.Split(' ')
           where fields[1].StartsWith('r') && !line.EndsWith("[vvar]", StringComparison.Ordinal) && !line.EndsWith("[vsyscall]", StringComparison.Ordinal)
           let bounds = fields[0].Split('-')
           let start = long.Parse(bounds[0], NumberStyles.HexNumber, CultureInfo.InvariantCulture)
           let end = ulong.Parse(bounds[1], NumberStyles.HexNumber, CultureInfo.InvariantCulture)
           where end <= long.MaxValue
           select (start, (long)end),
    ];

    private static IEnumerable<byte[]> FormsOf(string word)
    {
        var utf8 = Encoding.UTF8.GetBytes(word);
        var utf16 = Encoding.Unicode.GetBytes(word);
        yield return utf8;
        yield return utf16;
        for (var shift = 0; shift < 3; shift++)
        {
            // In base64 a word looks one of three ways, by where it stands; its ends mix with what is beside it.
            var encoded = Convert.ToBase64String([.. new byte[shift], .. utf8])[(shift == 0 ? 0 : 4)..];
            yield return Encoding.ASCII.GetBytes(encoded[..^4]);
            yield return Encoding.Unicode.GetBytes(encoded[..^4]);
        }
    }
}
