using System.Runtime.CompilerServices;
using Smtp163Addin.Relay.Drafts;
using Smtp163Addin.Sandbox.Faults;
using Xunit;

namespace Smtp163Addin.Relay.Tests.Conversations;

/// <summary>Once a send is over the relay, which lives on, holds nothing of it.</summary>
public sealed class NothingKeptTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static TheoryData<FaultStage?, FaultAction?> Ends => new()
    {
        { null, null },
        { FaultStage.Greeting, FaultAction.Reply("554 IP is rejected", Afterwards.Close) },
        { FaultStage.Auth, FaultAction.Reply("535 Error: authentication failed") },
        { FaultStage.RcptTo, FaultAction.Reply("550 Invalid User") },
        { FaultStage.Body, new FaultAction.Reset() },
        { FaultStage.Body, FaultAction.Reply("552 exceeded mailsize limit", Afterwards.Close) },
        { FaultStage.EndOfData, new FaultAction.Close() },
        { FaultStage.Quit, new FaultAction.Reset() },
    };

    [Theory]
    [MemberData(nameof(Ends))]
    public async Task However_a_send_ends_its_draft_is_let_go(FaultStage? stage, FaultAction? action)
    {
        await using var test = await RelayUnderTest.StartAsync(Cancellation);
        test.Sandbox.Faults.Next(stage is null ? [] : [new Fault(stage.Value, action!)]);

        var left = await SendAsync(test, breakOff: false);

        await AssertLetGoAsync(test, left);
    }

    [Fact]
    public async Task A_send_whose_upload_breaks_off_is_let_go()
    {
        await using var test = await RelayUnderTest.StartAsync(Cancellation);

        var left = await SendAsync(test, breakOff: true);

        await AssertLetGoAsync(test, left);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static async Task<IReadOnlyList<WeakReference>> SendAsync(RelayUnderTest test, bool breakOff)
    {
        // Made here and not constant: what the runtime interns lives for ever.
        var account = new Account(new string("someone@163.com".AsSpan()), new string("abcdefghijklmnop".AsSpan()));
        var draft = RelayUnderTest.Draft() with { Account = account, Attachments = [new Attachment("a.bin", null, 1_000_000)] };
        var upload = new GatedReader();
        upload.Give(new byte[500_000]);
        if (breakOff)
        {
            upload.Break(new IOException());
        }
        else
        {
            upload.Give(new byte[500_000]);
            upload.End();
        }

        try
        {
            await test.SendAsync(draft, Cancellation, upload);
        }
        catch (IOException) when (breakOff)
        {
        }

        return [new WeakReference(draft), new WeakReference(account), new WeakReference(account.AuthorizationCode), new WeakReference(upload)];
    }

    private static async Task AssertLetGoAsync(RelayUnderTest test, IReadOnlyList<WeakReference> left)
    {
        // The farewell goes on in the background for a moment.
        await RelayUnderTest.UntilAsync(
            () =>
            {
                GC.Collect();
                return left.All(reference => !reference.IsAlive);
            },
            Cancellation);
        GC.KeepAlive(test);
    }
}
