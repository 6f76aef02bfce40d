using Smtp163Addin.Drafts;
using Smtp163Addin.Relay.Composition;
using Smtp163Addin.Sandbox.Protocol;
using Xunit;

namespace Smtp163Addin.Relay.Tests.Composition;

/// <summary>The same table of drafts, sent by the relay over TLS to a server that notes whatever RFC 5321 forbids.</summary>
public sealed class EveryDraftOverTheWireTests(SandboxedRelay relay, MailReaders readers) : IClassFixture<SandboxedRelay>, IClassFixture<MailReaders>
{
    public static MatrixTheoryData<string, ServerGeneration> Cases { get; } =
        new(DraftCases.All.Select(one => one.Name), Enum.GetValues<ServerGeneration>());

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task What_arrives_is_what_was_written_and_nothing_else_does(string name, ServerGeneration generation)
    {
        var one = DraftCases.Named(name);

        var (sent, arrived) = await relay.SendAsync(generation, one.Draft, one.OpenAttachments());

        var envelope = Envelope.From(one.Draft);
        Assert.Equal(envelope.Recipients.Count, sent.Recipients);
        Assert.Equal(envelope.Sender, arrived.MailFrom);
        Assert.Equal(envelope.Recipients.Select(recipient => recipient.Address), arrived.Recipients);
        Assert.Empty(arrived.Findings);
        Assert.Empty(WireFormat.Faults(arrived.Content.Span));

        // One mail, so one end of data: what came after it was QUIT, if anything.
        var commands = arrived.Conversation.Commands;
        Assert.Single(commands, "DATA");
        Assert.Single(commands, "MAIL");
        Assert.All(commands.SkipWhile(verb => verb != "DATA").Skip(1), verb => Assert.Equal("QUIT", verb));

        foreach (var reader in (string[])["MimeKit", "Python", "mailparser"])
        {
            var mail = await readers.Named(reader).ReadAsync(arrived.Content, TestContext.Current.CancellationToken);
            Assert.Equal("", string.Join('\n', Arrival.Differences(mail, one.Draft, one.Contents)));
        }
    }
}
