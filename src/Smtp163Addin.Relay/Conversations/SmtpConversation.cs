using System.Net.Security;
using System.Net.Sockets;
using System.Text;
using MailKit.Security;
using MimeKit;
using Smtp163Addin.Relay.Composition;
using Smtp163Addin.Relay.Drafts;
using Smtp163Addin.Relay.Outcomes;
using AuthenticationException = System.Security.Authentication.AuthenticationException;

namespace Smtp163Addin.Relay.Conversations;

/// <summary>One connection to 163, one login, at most one mail.</summary>
internal sealed class SmtpConversation : IAsyncDisposable
{
    /// <summary>The longest that QUIT may take. Nobody waits for it but the sending place.</summary>
    public static readonly TimeSpan LongestFarewell = TimeSpan.FromSeconds(2);

    private const string StandIn = "stand-in";

    private readonly RelayOptions _options;
    private readonly TimeProvider _time;
    private readonly CancellationToken _cancellationToken;
    private readonly Patience _patience;
    private readonly Dialogue _dialogue;
    private readonly Envelope? _envelope;
    private readonly WatchedSmtpClient _client = new();
    private SslStream? _connection;
    private WatchingStream? _stream;

    /// <summary>Prepares a conversation; nothing is connected yet.</summary>
    /// <param name="options">Where and how patiently to talk.</param>
    /// <param name="time">The clock.</param>
    /// <param name="account">Who signs in.</param>
    /// <param name="envelope">Whom the mail is for; <see langword="null"/> when nothing is to be sent.</param>
    /// <param name="cancellationToken">Ends the conversation, up to the final dot.</param>
    public SmtpConversation(RelayOptions options, TimeProvider time, Account account, Envelope? envelope, CancellationToken cancellationToken)
    {
        _options = options;
        _time = time;
        _envelope = envelope;
        _cancellationToken = cancellationToken;
        _patience = new Patience(time, cancellationToken);
        _dialogue = new Dialogue(new Credentials(account), envelope);
    }

    /// <summary>Whether 163 judged the login, whatever it said, without refusing this server's address.</summary>
    public bool IsLetIn => _dialogue.IsLetIn;

    /// <summary>Connects and signs in, once.</summary>
    /// <returns><see langword="null"/> when 163 accepted the login, else what went wrong.</returns>
    /// <exception cref="OperationCanceledException">The caller gave up.</exception>
    public Task<RelayOutcome.Failed?> SignInAsync() => HoldAsync(async () =>
    {
        _patience.Allow(_options.ConnectTimeout);
        _connection = await OpenAsync();
        if (_connection is null)
        {
            return;
        }

        _stream = new WatchingStream(_connection, _dialogue, _patience, _options);
        await _client.ConnectAsync(_stream, _options.Host, _options.Port, SecureSocketOptions.None, _patience.Token);

        // One mechanism by name: left to itself MailKit tries a second one after a refusal, and 163 counts two failed logins. It gets
        // stand-ins here too, since it makes strings of what it is given; Dialogue writes the true login.
        SaslMechanism mechanism = _dialogue.Mechanism == "PLAIN"
            ? new SaslMechanismPlain(StandIn, StandIn)
            : new SaslMechanismLogin(StandIn, StandIn);
        await _client.AuthenticateAsync(mechanism, _patience.Token);
    });

    /// <summary>Sends a mail after a successful login.</summary>
    /// <param name="message">The message.</param>
    /// <param name="messageId">Its message id without angle brackets.</param>
    /// <returns>What became of it.</returns>
    /// <exception cref="OperationCanceledException">The caller gave up before the final dot.</exception>
    public async Task<RelayOutcome> SendAsync(MimeMessage message, string messageId)
    {
        var failure = await HoldAsync(() => _client.SendAsync(
            FormatOptions.Default, message, StandInAddress("sender"), _envelope!.Recipients.Select((_, index) => StandInAddress($"{index}")), _patience.Token));
        return failure is not null
            ? failure
            : new RelayOutcome.Sent($"<{messageId}>", _envelope!.Recipients.Count, _dialogue.Taken!.ToSmtpReply());
    }

    /// <summary>Says QUIT where 163 waits for a command, and closes the connection. Never throws.</summary>
    /// <returns>A task.</returns>
    public async Task LeaveAsync()
    {
        if (_stream is null || _connection is null || !_dialogue.AwaitsCommand)
        {
            return;
        }

        using var bound = new CancellationTokenSource(LongestFarewell, _time);
        try
        {
            await _stream.QuitAsync(bound.Token);
            await _connection.ShutdownAsync().WaitAsync(bound.Token);
        }
        catch (Exception exception) when (exception is IOException or SocketException or ObjectDisposedException or OperationCanceledException or InvalidOperationException)
        {
            // The mail's fate was settled before; 163 closes the connection as well without a word.
        }
    }

    /// <summary>Closes the connection, without a word when the conversation broke off.</summary>
    /// <returns>A task.</returns>
    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        if (_connection is not null)
        {
            await _connection.DisposeAsync();
        }

        _stream?.Forget();
        _stream?.Dispose();
        _patience.Dispose();
    }

    // MailKit reads an address anew when it takes one, and drops one that differs from another in letter case only. So it is given
    // stand-ins, and Dialogue writes the envelope exactly as it is.
    private static MailboxAddress StandInAddress(string name) => new(Encoding.ASCII, null, $"{name}@{StandIn}");

    private async Task<RelayOutcome.Failed?> HoldAsync(Func<Task> step)
    {
        try
        {
            await step();
            return _dialogue.Failure;
        }
        catch (Exception) when (_stream is not null)
        {
            await _stream.SettleAsync();
            if (_dialogue.Failure is { } failure)
            {
                return failure;
            }

            if (_dialogue.Taken is not null)
            {
                return null;
            }

            if (_patience.IsGivenUp)
            {
                throw new OperationCanceledException(_cancellationToken);
            }

            if (_patience.HasRunOut || _patience.IsCommitted)
            {
                // Time ran out between two steps of MailKit, so that no read and no write was there to notice it.
                _dialogue.Fail(Trouble.Late, _patience.IsCommitted);
                return _dialogue.Failure;
            }

            throw;
        }
    }

    private async Task<SslStream?> OpenAsync()
    {
        try
        {
            return await TlsConnection.OpenAsync(_options, _patience.Token);
        }
        catch (AuthenticationException)
        {
            _dialogue.Fail(Trouble.Untrusted, finalDotIssued: false);
        }
        catch (Exception exception) when (exception is SocketException or IOException)
        {
            _dialogue.Fail(Trouble.Lost, finalDotIssued: false);
        }
        catch (OperationCanceledException) when (_patience.HasRunOut)
        {
            _dialogue.Fail(Trouble.Late, finalDotIssued: false);
        }
        catch (OperationCanceledException) when (_patience.IsGivenUp)
        {
            throw new OperationCanceledException(_cancellationToken);
        }

        return null;
    }
}
