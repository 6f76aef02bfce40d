using System.Globalization;
using System.Net;
using System.Text.Json;
using Smtp163Addin.Drafts;
using Smtp163Addin.Harness.Deployed;
using Smtp163Addin.Harness.Http;
using Smtp163Addin.Harness.Machine;
using Smtp163Addin.Relay.Drafts;
using Xunit;

namespace Smtp163Addin.EndToEnd.Tests.Postfix;

/// <summary>The product with its production settings against a mail server that nobody here wrote.</summary>
public sealed class PostfixTests(PostfixFixture postfix) : IClassFixture<PostfixFixture>
{
    // What Postfix puts before a mail, and does not belong to it.
    private static readonly string[] Added = ["Return-Path", "X-Original-To", "Delivered-To", "Received"];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    // In JSON a body of 8 MiB is larger than the message part may be, so it does not come as far as the relay.
    public static TheoryData<string> Cases { get; } =
        [.. DraftCases.All.Where(draft => draft.Draft.Body.Html is not { Length: > 7 * 1024 * 1024 }).Select(draft => draft.Name)];

    [Theory]
    [Trait("Promise", "P2")]
    [MemberData(nameof(Cases))]
    public async Task Every_draft_arrives_as_it_was_written(string name)
    {
        await postfix.RequireAsync(Cancellation);
        var draft = Renamed(DraftCases.Named(name));
        var recipients = Recipients(draft.Draft);

        using var answer = await SendAsync(draft);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var copies = await postfix.Mail.WaitForAsync(draft.Draft.MessageId, recipients.Count, Cancellation);

        Assert.Equal(recipients, copies.Select(copy => Envelope(copy.Recipient)).Order(StringComparer.Ordinal));
        Assert.All(copies, copy => Assert.Equal(draft.Draft.Account.Address, copy.Sender));
        Assert.All(copies, copy => Assert.Equal(copies[0].Content, copy.Content));
        foreach (var reader in postfix.Readers)
        {
            var mail = await reader.ReadAsync(copies[0].Content, Cancellation);
            var differences = Arrival.Differences(mail, draft.Draft, draft.Contents, Added);
            Assert.True(differences.Count == 0, $"{reader.Name}: {string.Join("; ", differences)}");
        }
    }

    [Fact]
    [Trait("Promise", "P1")]
    public async Task A_wrong_code_is_tried_once()
    {
        await postfix.RequireAsync(Cancellation);
        var draft = Renamed(DraftCases.All[0]);
        draft = draft with { Draft = draft.Draft with { Account = draft.Draft.Account with { AuthorizationCode = "WRONGWRONGWRONG1" } } };
        var before = FailedLogins();

        using var answer = await SendAsync(draft);

        Assert.Equal("authentication_failed", await CodeAsync(answer));
        await Condition.WaitAsync(() => FailedLogins() > before, "Postfix's line about the login", Cancellation);
        Assert.Equal(before + 1, FailedLogins());
    }

    [Fact]
    public async Task A_refused_recipient_stops_the_whole_mail()
    {
        await postfix.RequireAsync(Cancellation);
        var draft = Renamed(DraftCases.All[0]);
        draft = draft with
        {
            Draft = draft.Draft with { To = [new Mailbox(null, "reader@example.com"), new Mailbox(null, "nobody@refused.example")] },
        };

        using var answer = await SendAsync(draft);
        using var problem = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(Cancellation));

        Assert.Equal("recipients_refused", problem.RootElement.GetProperty("code").GetString());
        Assert.Equal(["nobody@refused.example"], problem.RootElement.GetProperty("recipients").EnumerateArray().Select(one => one.GetString()));
        await postfix.Mail.WaitUntilIdleAsync(Cancellation);
        Assert.Empty(postfix.Mail.Find(draft.Draft.MessageId));
    }

    [Fact]
    [Trait("Promise", "P11")]
    public async Task A_server_that_nobody_vouches_for_is_told_nothing()
    {
        await postfix.RequireAsync(Cancellation);
        await using var careful = await ServiceProcess.StartAsync(new ServiceSettings { MailServer = postfix.Mail.Address }, Cancellation);
        var draft = Renamed(DraftCases.All[0]);
        var logins = postfix.Mail.Log.Split("sasl_username=").Length;

        using var body = DraftRequest.Of(draft);
        using var answer = await careful.Client.PostAsync(DraftRequest.Path, body, Cancellation);

        Assert.Equal("untrusted_server", await CodeAsync(answer));
        await postfix.Mail.WaitUntilIdleAsync(Cancellation);
        Assert.Equal(logins, postfix.Mail.Log.Split("sasl_username=").Length);
        Assert.Empty(postfix.Mail.Find(draft.Draft.MessageId));
    }

    [Theory]
    [Trait("Promise", "P8")]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_upload_cut_anywhere_delivers_nothing(bool abruptly)
    {
        await postfix.RequireAsync(Cancellation);
        var draft = Renamed(new DraftCase(
            "cut",
            DraftCases.All[0].Draft with { Attachments = [new Attachment("报价.bin", null, 1_000_000), new Attachment("b.bin", null, 1000)] },
            [Content.Random(1_000_000), Content.Random(1000, 7)]));
        using var body = DraftRequest.Of(draft);
        var bytes = await body.ReadAsByteArrayAsync(Cancellation);
        var finished = postfix.Service.FinishedRequests;

        int[] cuts = [10, 700, 5_000, 100_000, 500_000, 999_000, bytes.Length - 1500, bytes.Length - 1000, bytes.Length - 60, bytes.Length - 1];
        foreach (var cut in cuts)
        {
            await using var upload = await RawUpload.StartAsync(postfix.Service.Client.BaseAddress!, body.Headers.ContentType!, bytes.Length, Cancellation);
            await upload.WriteAsync(bytes.AsMemory(0, cut), Cancellation);
            await upload.CutAsync(abruptly, Cancellation);
        }

        await Condition.WaitAsync(
            () => postfix.Service.FinishedRequests == finished + cuts.Length, "the end of every request that was cut", Cancellation);
        await postfix.Mail.WaitUntilIdleAsync(Cancellation);
        Assert.Empty(postfix.Mail.Find(draft.Draft.MessageId));
    }

    // The same case is sent again by other tests: each sending has a message id of its own.
    private static DraftCase Renamed(DraftCase draft) => draft with { Draft = draft.Draft with { MessageId = $"{Guid.NewGuid()}@163.com" } };

    private static List<string> Recipients(Draft draft) =>
    [
        .. draft.To.Concat(draft.Cc).Concat(draft.Bcc)
            .Select(mailbox => Envelope(mailbox.Address))
            .Distinct()
            .Order(StringComparer.Ordinal),
    ];

    private static string Envelope(string address)
    {
        var at = address.LastIndexOf('@');
        return $"{address[..at]}@{new IdnMapping().GetAscii(address[(at + 1)..])}".ToUpperInvariant();
    }

    private static async Task<string?> CodeAsync(HttpResponseMessage answer)
    {
        using var problem = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(Cancellation));
        return problem.RootElement.GetProperty("code").GetString();
    }

    private int FailedLogins() => postfix.Mail.Log.Split("authentication failed").Length - 1;

    private async Task<HttpResponseMessage> SendAsync(DraftCase draft)
    {
        using var body = DraftRequest.Of(draft);
        return await postfix.Service.Client.PostAsync(DraftRequest.Path, body, Cancellation);
    }
}
