using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Time.Testing;
using Smtp163Addin.Drafts;
using Xunit;

namespace Smtp163Addin.Relay.Tests.Composition;

/// <summary>The table of drafts, composed and read by programs that know nothing of the composer.</summary>
public sealed class EveryDraftTests(MailReaders readers) : IClassFixture<MailReaders>
{
    private static readonly DateTimeOffset Now = new(2026, 11, 23, 7, 8, 9, TimeSpan.FromHours(8));

    public static TheoryData<string> Cases { get; } = [.. DraftCases.All.Select(one => one.Name)];

    [Fact]
    public void The_table_has_at_least_sixty_drafts_of_different_names()
    {
        Assert.True(DraftCases.All.Count >= 60);
        Assert.Distinct(DraftCases.All.Select(one => one.Name));
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public Task MimeKit_reads_what_was_written(string name) => ReadsAsync("MimeKit", name);

    [Theory]
    [MemberData(nameof(Cases))]
    public Task Python_reads_what_was_written(string name) => ReadsAsync("Python", name);

    [Theory]
    [MemberData(nameof(Cases))]
    public Task Mailparser_reads_what_was_written(string name) => ReadsAsync("mailparser", name);

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task Every_line_is_short_printable_ASCII_that_ends_with_CRLF(string name)
    {
        var bytes = await Composed.BytesAsync(DraftCases.Named(name));

        Assert.Empty(WireFormat.Faults(bytes));
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task Nothing_tells_of_hidden_recipients_the_code_the_machine_or_the_library(string name)
    {
        var one = DraftCases.Named(name);
        var text = Encoding.ASCII.GetString(await Composed.BytesAsync(one));

        Assert.All(one.Draft.Bcc, hidden => Assert.DoesNotContain(hidden.Address, text, StringComparison.OrdinalIgnoreCase));
        Assert.DoesNotContain(one.Draft.Account.AuthorizationCode, text, StringComparison.Ordinal);
        Assert.DoesNotMatch($"(?<![A-Za-z0-9+/]){Regex.Escape(Environment.MachineName)}(?![A-Za-z0-9+/])", text[..text.IndexOf("\r\n\r\n", StringComparison.Ordinal)]);
        Assert.DoesNotContain("MimeKit", text, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("MailKit", text, StringComparison.OrdinalIgnoreCase);
    }

    private async Task ReadsAsync(string reader, string name)
    {
        var one = DraftCases.Named(name);
        var bytes = await Composed.BytesAsync(one, new FakeTimeProvider(Now));

        var mail = await readers.Named(reader).ReadAsync(bytes, TestContext.Current.CancellationToken);

        Assert.Equal("", string.Join('\n', Arrival.Differences(mail, one.Draft, one.Contents)));
        Assert.Equal(Now, mail.Date);
    }
}
