using System.Net;
using Microsoft.Extensions.Time.Testing;
using Smtp163Addin.Api.Hosting;
using Smtp163Addin.Api.Limits;
using Smtp163Addin.Api.Problems;
using Smtp163Addin.Relay;
using Smtp163Addin.Relay.Drafts;
using Smtp163Addin.Relay.Outcomes;
using Xunit;

namespace Smtp163Addin.Api.Tests.Limits;

public sealed class FailedLoginsTests
{
    private const int Place = 163;

    private static readonly RelayOutcome WrongCode = new RelayOutcome.Failed(FailureCode.AuthenticationFailed, Retryable: false);

    private readonly FakeTimeProvider _time = new();
    private readonly FailedLogins _logins;

    public FailedLoginsTests() => _logins = new FailedLogins(Configuration(failures: 3), _time);

    [Fact]
    public async Task After_the_last_allowed_failure_the_next_login_is_not_tried()
    {
        for (var attempt = 0; attempt < 3; attempt++)
        {
            await TryAsync(WrongCode);
        }

        using var refused = await EnterAsync();

        Assert.Equal(ProblemCode.RateLimited, refused.Problem?.Code);
    }

    [Fact]
    public async Task The_refusal_says_exactly_when_the_oldest_failure_is_forgotten()
    {
        foreach (var minutes in new[] { 2, 4, 6 })
        {
            await TryAsync(WrongCode);
            _time.Advance(TimeSpan.FromMinutes(minutes));
        }

        using (var refused = await EnterAsync())
        {
            Assert.Equal(TimeSpan.FromMinutes(15 - 12), refused.Problem?.RetryAfter);
        }

        _time.Advance(TimeSpan.FromMinutes(3) - TimeSpan.FromMilliseconds(1));
        using (var stillRefused = await EnterAsync())
        {
            Assert.NotNull(stillRefused.Problem);
        }

        _time.Advance(TimeSpan.FromMilliseconds(1));
        using var granted = await EnterAsync();
        Assert.Null(granted.Problem);
    }

    [Theory]
    [InlineData(FailureCode.Unreachable)]
    [InlineData(FailureCode.RelayPaused)]
    [InlineData(FailureCode.RecipientsRefused)]
    [InlineData(FailureCode.DeliveryUnknown)]
    public async Task What_is_not_the_callers_fault_does_not_count(FailureCode code)
    {
        for (var attempt = 0; attempt < 10; attempt++)
        {
            await TryAsync(new RelayOutcome.Failed(code, Retryable: true));
        }

        using var permit = await EnterAsync();
        Assert.Null(permit.Problem);
    }

    [Fact]
    public async Task Hanging_up_before_the_answer_counts_as_a_failure()
    {
        for (var attempt = 0; attempt < 3; attempt++)
        {
            using var abandoned = await EnterAsync();
        }

        using var refused = await EnterAsync();
        Assert.NotNull(refused.Problem);
    }

    [Fact]
    public async Task Another_caller_is_not_touched()
    {
        for (var attempt = 0; attempt < 3; attempt++)
        {
            await TryAsync(WrongCode);
        }

        using var other = await _logins.EnterAsync(Place + 1, TestContext.Current.CancellationToken);
        Assert.Null(other.Problem);
    }

    [Fact]
    public async Task A_login_beyond_the_budget_waits_for_those_under_way_and_goes_on_when_one_succeeds()
    {
        using var first = await EnterAsync();
        using var second = await EnterAsync();
        using var third = await EnterAsync();
        var waiting = EnterAsync().AsTask();
        Assert.False(waiting.IsCompleted);

        first.Judge(new RelayOutcome.Accepted());

        using var fourth = await waiting;
        Assert.Null(fourth.Problem);
    }

    [Fact]
    public async Task A_login_beyond_the_budget_is_refused_when_those_under_way_fail()
    {
        using var first = await EnterAsync();
        using var second = await EnterAsync();
        using var third = await EnterAsync();
        var waiting = EnterAsync().AsTask();

        first.Judge(WrongCode);
        second.Judge(WrongCode);
        Assert.False(waiting.IsCompleted);
        third.Judge(WrongCode);

        using var refused = await waiting;
        Assert.Equal(TimeSpan.FromMinutes(15), refused.Problem?.RetryAfter);
    }

    [Fact]
    public async Task Of_a_thousand_guesses_at_once_three_are_tried()
    {
        var tried = 0;
        await Parallel.ForAsync(0, 1000, TestContext.Current.CancellationToken, async (_, cancellationToken) =>
        {
            using var permit = await _logins.EnterAsync(Place, cancellationToken);
            if (permit.Problem is null)
            {
                Interlocked.Increment(ref tried);
                await Task.Yield();
                permit.Judge(WrongCode);
            }
        });

        Assert.Equal(3, tried);
    }

    [Fact]
    public async Task A_client_that_goes_away_while_waiting_takes_no_login_with_it()
    {
        using var first = await EnterAsync();
        using var second = await EnterAsync();
        using var third = await EnterAsync();
        using var gone = new CancellationTokenSource();
        var waiting = _logins.EnterAsync(Place, gone.Token).AsTask();
        await gone.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);

        first.Judge(new RelayOutcome.Accepted());
        second.Judge(new RelayOutcome.Accepted());
        third.Judge(new RelayOutcome.Accepted());

        Assert.Equal(0, _logins.CountCallers());
    }

    [Fact]
    public async Task Nobody_waits_for_ever()
    {
        using var first = await EnterAsync();
        using var second = await EnterAsync();
        using var third = await EnterAsync();
        var waiting = EnterAsync().AsTask();

        _time.Advance(TimeSpan.FromSeconds(30));

        using var refused = await waiting;
        Assert.Equal(ProblemCode.RateLimited, refused.Problem?.Code);
    }

    [Fact]
    public async Task A_login_is_over_when_the_relay_asks_for_the_first_attachment()
    {
        using var sending = await EnterAsync();
        await sending.Watch(new OneEmptyAttachment()).OpenAsync(0, TestContext.Current.CancellationToken);

        Assert.Equal(0, _logins.CountCallers());
    }

    private static ServiceConfiguration Configuration(int failures) => new()
    {
        PublicOrigin = null,
        AuthenticationMode = AuthenticationMode.Anonymous,
        Relay = new RelayOptions(),
        Limits = new UploadLimits(),
        RateLimits = new RateLimits { FailedLoginsPer15Minutes = failures },
        Feedback = new FeedbackMailboxes("contact@163.com", Account: null),
        KnownProxies = Array.Empty<IPNetwork>(),
        CorsOrigins = [],
    };

    private ValueTask<LoginPermit> EnterAsync() => _logins.EnterAsync(Place, TestContext.Current.CancellationToken);

    private async Task TryAsync(RelayOutcome outcome)
    {
        using var permit = await EnterAsync();
        Assert.Null(permit.Problem);
        permit.Judge(outcome);
    }

    private sealed class OneEmptyAttachment : IAttachmentReader
    {
        public ValueTask<Stream> OpenAsync(int index, CancellationToken cancellationToken) => ValueTask.FromResult(Stream.Null);
    }
}
