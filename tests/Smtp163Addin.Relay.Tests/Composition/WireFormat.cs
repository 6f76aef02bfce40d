namespace Smtp163Addin.Relay.Tests.Composition;

/// <summary>Checks the octets of a message against RFC 5321 section 4.5.3.1.6 and RFC 5322 section 2.3.</summary>
internal static class WireFormat
{
    private const int LongestLine = 998;

    public static IReadOnlyList<string> Faults(ReadOnlySpan<byte> message)
    {
        var faults = new List<string>();
        var lineStart = 0;
        for (var index = 0; index < message.Length; index++)
        {
            switch (message[index])
            {
                case (byte)'\r' when index + 1 < message.Length && message[index + 1] == '\n':
                    if (index - lineStart > LongestLine)
                    {
                        faults.Add($"A line of {index - lineStart} octets at {lineStart}.");
                    }

                    index++;
                    lineStart = index + 1;
                    break;
                case (byte)'\r' or (byte)'\n':
                    faults.Add($"A bare line break at {index}.");
                    break;
                case not (byte)'\t' and (< (byte)' ' or > (byte)'~'):
                    faults.Add($"Octet {message[index]} at {index}.");
                    break;
            }
        }

        if (lineStart != message.Length)
        {
            faults.Add("The last line does not end.");
        }

        return faults;
    }
}
