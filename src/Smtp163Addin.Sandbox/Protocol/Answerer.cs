using System.Globalization;
using System.Net.Sockets;
using Smtp163Addin.Sandbox.Faults;

namespace Smtp163Addin.Sandbox.Protocol;

/// <summary>Gives the right answers, or does what a fault wants in their place.</summary>
internal sealed class Answerer(SessionContext context, SmtpChannel channel)
{
    /// <summary>Whether a fault made the server end the conversation; otherwise, when it is over, the client left.</summary>
    public bool EndedByServer { get; private set; }

    /// <summary>Answers at a stage.</summary>
    /// <param name="stage">Where the conversation is.</param>
    /// <param name="right">The right answer without its last CRLF.</param>
    /// <param name="cancellationToken">The end of the sandbox.</param>
    /// <returns>The code that was said, 0 for what was not SMTP, or null when the conversation is over.</returns>
    public ValueTask<int?> AnswerAsync(FaultStage stage, string right, CancellationToken cancellationToken) =>
        AnswerAsync(context.Faults.Reach(stage), right, cancellationToken);

    /// <summary>Answers, or does what a fault wants in place of the answer.</summary>
    /// <returns>As the other.</returns>
    public ValueTask<int?> AnswerAsync(Fault? fault, string right, CancellationToken cancellationToken) =>
        fault is null ? SayAsync(right + "\r\n", cancellationToken) : PerformAsync(fault, right, cancellationToken);

    /// <summary>Writes whole lines.</summary>
    public async ValueTask<int?> SayAsync(string words, CancellationToken cancellationToken)
    {
        foreach (string line in words.Split("\r\n", StringSplitOptions.RemoveEmptyEntries))
        {
            context.Conversation.Record(context.Time.GetUtcNow(), fromClient: false, line.Length > 2000 ? line[..2000] : line);
        }

        await channel.WriteAsync(words, cancellationToken);
        return CodeOf(words);
    }

    /// <summary>Does what a fault wants.</summary>
    /// <returns>As an answer.</returns>
    public async ValueTask<int?> PerformAsync(Fault fault, string right, CancellationToken cancellationToken)
    {
        context.Conversation.Record(fault);
        string answer = right.Length == 0 ? "" : right + "\r\n";
        switch (fault.Action)
        {
            case FaultAction.Close:
                return await AfterwardsAsync(0, Afterwards.Close, cancellationToken);
            case FaultAction.Reset:
                return await AfterwardsAsync(0, Afterwards.Reset, cancellationToken);
            case FaultAction.StaySilent:
                return await AfterwardsAsync(0, Afterwards.StaySilent, cancellationToken);
            case FaultAction.HalfClose:
                context.Socket.Shutdown(SocketShutdown.Send);
                return await AfterwardsAsync(0, Afterwards.StaySilent, cancellationToken);
            case FaultAction.StopReading:
                await Task.Delay(Timeout.InfiniteTimeSpan, cancellationToken);
                return null;
            case FaultAction.Delay(var time):
                await Task.Delay(time, context.Time, cancellationToken);
                return await SayAsync(answer, cancellationToken);
            case FaultAction.AnswerWhen(var released):
                await released.WaitAsync(cancellationToken);
                return await SayAsync(answer, cancellationToken);
            case FaultAction.Drip(var gap):
                return await DripAsync(answer, gap, cancellationToken);
            case FaultAction.AnswerThen(var then):
                return await AfterwardsAsync(await SayAsync(answer, cancellationToken), then, cancellationToken);
            case FaultAction.Say(var words, var then):
                return await AfterwardsAsync(await SayAsync(context.Fill(words), cancellationToken), then, cancellationToken);
            case FaultAction.LongLine(var octets):
                return await SayAsync(string.Concat("250-", new string('x', Math.Max(0, octets - 4)), "\r\n", answer), cancellationToken);
            case FaultAction.PlainText:
                return await AfterwardsAsync(await SayAsync(ServerWords.Greeting + "\r\n", cancellationToken), Afterwards.StaySilent, cancellationToken);
            default:
                throw new InvalidOperationException($"A fault of this kind cannot strike at {fault.Stage}.");
        }
    }

    /// <summary>The code that will be said: the right one, or that of the words that a fault puts in its place.</summary>
    public static int CodeToSay(Fault? fault, string right) => CodeOf(fault?.Action is FaultAction.Say(var words, _) ? words : right);

    private static int CodeOf(string words) =>
        words.Length >= 4 && words[3] is ' ' or '-' && int.TryParse(words.AsSpan(0, 3), NumberStyles.None, CultureInfo.InvariantCulture, out int code) ? code : 0;

    private async ValueTask<int?> DripAsync(string answer, TimeSpan gap, CancellationToken cancellationToken)
    {
        context.Conversation.Record(context.Time.GetUtcNow(), fromClient: false, answer.TrimEnd());
        foreach (char octet in answer)
        {
            if (gap > TimeSpan.Zero)
            {
                await Task.Delay(gap, context.Time, cancellationToken);
            }

            await channel.WriteAsync(octet.ToString(), cancellationToken);
        }

        return CodeOf(answer);
    }

    private async ValueTask<int?> AfterwardsAsync(int? said, Afterwards then, CancellationToken cancellationToken)
    {
        switch (then)
        {
            case Afterwards.GoOn:
                return said;
            case Afterwards.StaySilent:
                await channel.DrainAsync(cancellationToken);
                return null;
            case Afterwards.Reset:
                context.Socket.LingerState = new LingerOption(enable: true, seconds: 0);
                EndedByServer = true;
                return null;
            default:
                EndedByServer = true;
                return null;
        }
    }
}
