using Smtp163Addin.Relay.Outcomes;
using Smtp163Addin.Sandbox.Certificates;
using Smtp163Addin.Sandbox.Faults;
using Xunit;

namespace Smtp163Addin.Relay.Tests.Conversations;

/// <summary>No code is given to a server that is not proved to be 163.</summary>
public sealed class TrustTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static TheoryData<FaultStage, FaultAction> Untrustworthy
    {
        get
        {
            var data = new TheoryData<FaultStage, FaultAction>
            {
                { FaultStage.Connect, new FaultAction.PlainText() },
                { FaultStage.Handshake, new FaultAction.OldTls() },
            };
            foreach (var flaw in Enum.GetValues<CertificateFlaw>())
            {
                data.Add(FaultStage.Handshake, new FaultAction.FlawedCertificate(flaw));
            }

            return data;
        }
    }

    [Theory]
    [Trait("Promise", "P11")]
    [MemberData(nameof(Untrustworthy))]
    public async Task A_server_that_cannot_be_trusted_gets_no_login(FaultStage stage, FaultAction action)
    {
        await using var test = await RelayUnderTest.StartAsync(Cancellation);
        test.Sandbox.Faults.Next(new Fault(stage, action));

        var failed = Assert.IsType<RelayOutcome.Failed>(await test.Relay.VerifyAsync(RelayUnderTest.Account, Cancellation));

        Assert.Equal((FailureCode.UntrustedServer, false, Delivery.No), (failed.Code, failed.Retryable, failed.Delivered));
        Assert.Equal(0, test.Sandbox.Conversations.Logins);
    }

    [Fact]
    public async Task An_authority_that_was_not_named_is_not_trusted()
    {
        await using var other = await RelayUnderTest.StartAsync(Cancellation);
        await using var test = await RelayUnderTest.StartAsync(Cancellation, with: options => options with { TrustedAuthorities = [other.Sandbox.Authority] });
        await using var strict = await RelayUnderTest.StartAsync(Cancellation, with: options => options with { TrustedAuthorities = [] });

        foreach (var relay in new[] { test.Relay, strict.Relay })
        {
            var failed = Assert.IsType<RelayOutcome.Failed>(await relay.VerifyAsync(RelayUnderTest.Account, Cancellation));
            Assert.Equal(FailureCode.UntrustedServer, failed.Code);
        }
    }

    [Fact]
    [Trait("Promise", "P11")]
    public async Task Tls_is_1_2_or_newer()
    {
        await using var test = await RelayUnderTest.StartAsync(Cancellation);
        await test.Relay.VerifyAsync(RelayUnderTest.Account, Cancellation);

        var conversation = Assert.Single(test.Sandbox.Conversations.All);
        Assert.Contains($"{conversation.Protocol}", (string[])["Tls12", "Tls13"]);
        Assert.Equal("localhost", conversation.ServerName);
    }
}
