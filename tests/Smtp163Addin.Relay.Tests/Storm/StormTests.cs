using System.Globalization;
using System.Text;
using Smtp163Addin.Relay.Drafts;
using Smtp163Addin.Relay.Outcomes;
using Smtp163Addin.Sandbox;
using Smtp163Addin.Sandbox.Faults;
using Smtp163Addin.Sandbox.Messages;
using Smtp163Addin.Sandbox.Protocol;
using Xunit;

namespace Smtp163Addin.Relay.Tests.Storm;

/// <summary>
/// A thousand sends through one relay, up to 64 at once, while servers and senders break at random: none is lost, none doubled, none
/// misreported. The seed is printed; <c>STORM_SEED</c> sets it and <c>STORM_SENDS</c> the number of sends.
/// </summary>
public sealed class StormTests(ITestOutputHelper output)
{
    private static readonly int[] Concurrency = [2, 8, 24, 64];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Of_a_thousand_sends_none_is_lost_doubled_or_misreported()
    {
        int seed = FromEnvironment("STORM_SEED") ?? Random.Shared.Next();
        int sends = FromEnvironment("STORM_SENDS") ?? 1000;
        output.WriteLine($"seed {seed}, {sends} sends");
        var options = new SandboxOptions { Generation = seed % 2 == 0 ? ServerGeneration.Newest : ServerGeneration.Until2023 };
        await using SmtpSandbox sandbox = await SmtpSandbox.StartAsync(options, Cancellation);
        sandbox.Faults.Choose(number => StormPlan.BeforeSignIn(seed, number));
        var patience = TimeSpan.FromSeconds(8);
        await using var relay = new MailRelay(
            new RelayOptions
            {
                Host = "127.0.0.1",
                Port = sandbox.Port,
                TrustedAuthorities = [sandbox.Authority],
                ConnectTimeout = patience,
                CommandTimeout = patience,
                DataTimeout = patience,
                Pause = TimeSpan.FromMilliseconds(10),
            },
            TimeProvider.System);

        var plans = Enumerable.Range(1, sends).Select(number => StormPlan.For(seed, number, Concurrency[number * Concurrency.Length / (sends + 1)])).ToArray();
        var told = new string[sends + 1];
        foreach (IGrouping<int, StormPlan> phase in plans.GroupBy(plan => plan.Concurrency))
        {
            var parallel = new ParallelOptions { MaxDegreeOfParallelism = phase.Key, CancellationToken = Cancellation };
            await Parallel.ForEachAsync(phase, parallel, async (plan, _) =>
            {
                sandbox.Faults.ForAccount(plan.Address, plan.Faults);
                told[plan.Number] = await SendAsync(relay, plan);
            });
        }

        await sandbox.Conversations.WhenAllEndedAsync(Cancellation);
        ILookup<string, ReceivedMessage> arrived = sandbox.Inbox.Messages.ToLookup(message => message.MailFrom);
        foreach (IGrouping<string, string> kind in told.Skip(1).GroupBy(what => what).OrderByDescending(kind => kind.Count()))
        {
            output.WriteLine($"{kind.Count(),5} {kind.Key}");
        }

        output.WriteLine($"{sandbox.Inbox.Count,5} in the inbox");
        var wrong = plans.Select(plan => Misreported(plan, told[plan.Number], [.. arrived[plan.Address]])).OfType<string>().ToArray();
        Assert.True(wrong.Length == 0, $"seed {seed}:\n{string.Join('\n', wrong)}");
        Assert.Equal(sandbox.Inbox.Count, plans.Sum(plan => arrived[plan.Address].Count()));
        Assert.All(sandbox.Conversations.All, conversation => Assert.True(conversation.Logins <= 1));

        // A send for which nothing was planned fails only by a connection that broke before the sign-in, or where it was kept back.
        int without = plans.Count(plan => !plan.MayFail && told[plan.Number] != "Sent" && !KeptBack(told[plan.Number]));
        int broken = sandbox.Conversations.All.Count(conversation => conversation.Faults.Any(fault => fault.Stage < FaultStage.Auth));
        Assert.True(without <= broken, $"seed {seed}: {without} sends failed without a cause, {broken} connections broke early");
        Assert.All(sandbox.Inbox.Messages, message => Assert.Empty(message.Findings));
        Assert.True(told.Count(what => what == "Sent") > sends / 10, "hardly anything was sent");
    }

    private static int? FromEnvironment(string name) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), CultureInfo.InvariantCulture, out int value) ? value : null;

    private static async Task<string> SendAsync(MailRelay relay, StormPlan plan)
    {
        using var givingUp = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        if (plan.GivesUpAfter is { } after)
        {
            givingUp.CancelAfter(after);
        }

        var draft = new Draft
        {
            Account = new Account(plan.Address, "abcdefghijklmnop"),
            MessageId = $"{plan.Number}@163.com",
            Subject = $"Storm {plan.Number}",
            To = [.. Enumerable.Range(1, plan.Recipients).Select(number => new Mailbox(null, $"r{number}@example.com"))],
            Body = new Body(null, $"Number {plan.Number}"),
            Attachments = [new Attachment("a.bin", null, plan.Bytes)],
        };
        var upload = new StormUpload(plan);
        try
        {
            RelayOutcome outcome = await relay.SendAsync(draft, upload, givingUp.Token);
            if (outcome is not RelayOutcome.Failed failed)
            {
                return "Sent";
            }

            // A polite client does not hurry a relay that asks it to wait; without this a pause would swallow the storm.
            if (failed.Code is FailureCode.RelayPaused or FailureCode.Overloaded)
            {
                await Task.Delay(50, Cancellation);
            }

            return $"{failed.Code}, delivered {failed.Delivered}";
        }
        catch (OperationCanceledException) when (givingUp.IsCancellationRequested && plan.GivesUpAfter is not null)
        {
            return "given up";
        }
        catch (IOException broken) when (broken == upload.Broken)
        {
            return "upload broke off";
        }
    }

    /// <summary>What is wrong with what was told, or null when it is true.</summary>
    private static string? Misreported(StormPlan plan, string told, ReceivedMessage[] arrived)
    {
        string? wrong = (told, arrived.Length) switch
        {
            (_, > 1) => "doubled",
            ("Sent", 0) => "lost",
            ("Sent", 1) => HasAllBytes(plan, arrived[0]) ? null : "not the bytes that were sent",
            ("DeliveryUnknown, delivered Unknown", _) => plan.MayBeUnknown ? null : "unknown without need",
            (_, 1) => "told as not delivered, and delivered",
            _ => null,
        };
        return wrong is null ? null : $"send {plan.Number} ({plan}) was told '{told}', {arrived.Length} arrived: {wrong}";
    }

    private static bool KeptBack(string told) =>
        new[] { FailureCode.RelayPaused, FailureCode.Overloaded, FailureCode.TimedOut }.Any(code => told.StartsWith(code.ToString(), StringComparison.Ordinal));

    private static bool HasAllBytes(StormPlan plan, ReceivedMessage message)
    {
        string wire = Encoding.ASCII.GetString(message.Content.Span);
        string expected = Convert.ToBase64String(plan.Content());
        string squeezed = wire.Replace("\r\n", "", StringComparison.Ordinal);
        return message.Recipients.Count == plan.Recipients && (expected.Length == 0 || squeezed.Contains(expected, StringComparison.Ordinal));
    }
}
