using Smtp163Addin.Sandbox.Certificates;
using Smtp163Addin.Sandbox.Faults;

namespace Smtp163Addin.Relay.Tests.Storm;

/// <summary>What happens to one send of the storm: a function of the seed and its number.</summary>
internal sealed record StormPlan(int Number, int Concurrency, int Seed)
{
    private const string Spam = "554 DT:SPM 163 {host},{id} {time},please see http://mail.163.com/help/help_spam_16.htm?ip={client}&hostid={host}&time={time}";

    private static readonly FaultAction[] Breaks = [new FaultAction.Close(), new FaultAction.Reset(), new FaultAction.HalfClose()];

    private static readonly FaultAction[] Refusals =
    [
        FaultAction.Reply("451 Requested action aborted: local error in processing"),
        FaultAction.Reply("421 closing transmission channel", Afterwards.Close),
        FaultAction.Reply("550 no"),
        FaultAction.Reply("554 MI:STC 163 {host},{id} {time}"),
        new FaultAction.Say("\u0000\u0001\u00fe\u00ff\r\n"),
        new FaultAction.Say("25", Afterwards.Close),
        new FaultAction.AnswerThen(Afterwards.Close),
        new FaultAction.LongLine(100_000),
    ];

    private static readonly FaultAction[] LastWords =
    [
        FaultAction.Reply(Spam),
        FaultAction.Reply("451 DT:SPM, please try again"),
        FaultAction.Reply("552 Requested mail action aborted: exceeded mailsize limit", Afterwards.Close),
        new FaultAction.Say("250 Mail OK queu", Afterwards.Close),
        new FaultAction.Say("250-Mail OK\r\n", Afterwards.Reset),
        FaultAction.Reply("well, yes"),
        new FaultAction.AnswerThen(Afterwards.Close),
        new FaultAction.AnswerThen(Afterwards.StaySilent),
        new FaultAction.Drip(TimeSpan.Zero),
        new FaultAction.Delay(TimeSpan.FromMilliseconds(30)),
    ];

    public string Address => $"storm{Number}@163.com";

    public IReadOnlyList<Fault> Faults { get; private init; } = [];

    public int Bytes { get; private init; }

    public int Recipients { get; private init; }

    /// <summary>After how long the sender gives up, or null.</summary>
    public TimeSpan? GivesUpAfter { get; private init; }

    /// <summary>After how many bytes the upload breaks off, or null.</summary>
    public int? UploadBreaksAfter { get; private init; }

    /// <summary>After how many bytes the upload waits for the relay to end it, or null: the server breaks while it comes.</summary>
    public int? UploadWaitsAfter { get; private init; }

    /// <summary>Whether the answer to the final dot may go missing.</summary>
    public bool MayBeUnknown => Faults.Any(fault => fault.Stage == FaultStage.EndOfData);

    /// <summary>Whether something is planned that may end the send.</summary>
    public bool MayFail => GivesUpAfter is not null || UploadBreaksAfter is not null || Faults.Any(fault => fault.Stage != FaultStage.Quit);

    /// <summary>Plans a send.</summary>
    public static StormPlan For(int seed, int number, int concurrency)
    {
        var random = Dice(seed, number);
        var plan = new StormPlan(number, concurrency, seed)
        {
            Bytes = random.Next(4) == 0 ? random.Next(3) : random.Next(100_000),
            Recipients = random.Next(1, 4),
        };
        FaultAction OneOf(FaultAction[] actions) => actions[random.Next(actions.Length)];

        // Silence costs a whole time-out; with few senders it would take minutes.
        FaultAction Break() => concurrency >= 24 && random.Next(8) == 0 ? new FaultAction.StaySilent() : OneOf(Breaks);
        plan = random.Next(100) switch
        {
            < 35 => plan,
            < 50 => plan with { Faults = [new Fault((FaultStage)random.Next((int)FaultStage.Auth, (int)FaultStage.Body), random.Next(2) == 0 ? Break() : OneOf(Refusals))] },
            < 60 => plan with
            {
                Bytes = 60_000,
                UploadWaitsAfter = 50_000,
                Faults = [new Fault(FaultStage.Body, random.Next(2) == 0 ? OneOf(Breaks) : FaultAction.Reply("552 Requested mail action aborted: exceeded mailsize limit")) { AfterOctets = random.Next(50_000) }],
            },
            < 68 => plan with { Faults = [new Fault(FaultStage.EndOfData, Break()) { LosesMessage = random.Next(2) == 0 }] },
            < 75 => plan with { Faults = [new Fault(FaultStage.EndOfData, OneOf(LastWords))] },
            < 80 => plan with { Faults = [new Fault(FaultStage.Quit, Break())] },
            < 89 => plan with { GivesUpAfter = TimeSpan.FromMilliseconds(random.Next(40)) },
            < 98 => plan with { UploadBreaksAfter = random.Next(plan.Bytes + 1) },
            _ when random.Next(4) > 0 => plan,
            _ => plan with { Faults = [new Fault(FaultStage.MailFrom, FaultAction.Reply("421 HL:ICC 163 {host},{id} {time}", Afterwards.Close))] },
        };

        // A small mail may be out to its final dot before anybody sees that the server left after its 354.
        return plan.Faults is [{ Stage: FaultStage.Data, Action: FaultAction.AnswerThen }] ? plan with { Bytes = 60_000, UploadWaitsAfter = 50_000 } : plan;
    }

    /// <summary>Plans what goes wrong in a connection before anybody knows whose it is: one in ten.</summary>
    public static IReadOnlyList<Fault> BeforeSignIn(int seed, int connection)
    {
        var random = Dice(seed, -connection);
        return random.Next(10) > 0 ? [] : random.Next(6) switch
        {
            0 => [new Fault(FaultStage.Connect, Breaks[random.Next(Breaks.Length)])],
            1 => [new Fault(FaultStage.Handshake, Breaks[random.Next(Breaks.Length)])],
            2 => [new Fault(FaultStage.Handshake, new FaultAction.FlawedCertificate((CertificateFlaw)random.Next(4)))],
            3 => [new Fault(FaultStage.Connect, new FaultAction.PlainText())],
            4 => [new Fault(FaultStage.Greeting, Refusals[random.Next(Refusals.Length)])],
            _ => [new Fault(FaultStage.Ehlo, Refusals[random.Next(Refusals.Length)])],
        };
    }

    /// <summary>The bytes of the attachment.</summary>
    public byte[] Content()
    {
        byte[] content = new byte[Bytes];
        Dice(Seed, Number).NextBytes(content);
        return content;
    }

    public override string ToString() =>
        $"{Concurrency} at once, {Bytes} bytes, faults [{string.Join(", ", Faults)}], gives up {GivesUpAfter}, upload breaks {UploadBreaksAfter}";

    private static Random Dice(int seed, int number) => new(unchecked((seed * 1_000_003) ^ (number * 7919)));
}
