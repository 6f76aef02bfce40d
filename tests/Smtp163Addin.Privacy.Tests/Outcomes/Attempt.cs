using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Smtp163Addin.Harness.Http;
using Smtp163Addin.Harness.Machine;
using Smtp163Addin.Privacy.Tests.Canaries;
using Smtp163Addin.Sandbox;

namespace Smtp163Addin.Privacy.Tests.Outcomes;

/// <summary>What is needed to bring one outcome about: a client of the service, what stands in for 163, and words to look for afterwards.</summary>
internal sealed class Attempt
{
    private static readonly Uri Messages = new("/api/v1/messages", UriKind.Relative);

    private readonly HttpClient _client;
    private readonly Func<string, int> _logged;

    /// <summary>Prepares an attempt. Its client comes from an address of its own, so that no budget is shared.</summary>
    /// <param name="client">A client of the service.</param>
    /// <param name="logged">How many requests the service says to have ended with an outcome.</param>
    /// <param name="sandbox">What stands in for 163.</param>
    /// <param name="canary">Gives the words.</param>
    /// <param name="cancellationToken">Ends the attempt.</param>
    public Attempt(HttpClient client, Func<string, int> logged, SmtpSandbox sandbox, Canary canary, CancellationToken cancellationToken)
    {
        _client = client;
        _logged = logged;
        CancellationToken = cancellationToken;
        Sandbox = sandbox;
        Canary = canary;
        Draft = new CanaryDraft(canary);
        DeviceWords = [.. Enumerable.Range(0, 5).Select(_ => canary.Word())];
        ClientAddress = AnotherClientAddress();
    }

    /// <summary>What stands in for 163.</summary>
    public SmtpSandbox Sandbox { get; }

    /// <summary>Gives the words.</summary>
    public Canary Canary { get; }

    /// <summary>The draft that is sent.</summary>
    public CanaryDraft Draft { get; }

    /// <summary>What a browser might tell about the device: words in headers that the contract does not know.</summary>
    public IReadOnlyList<string> DeviceWords { get; }

    /// <summary>Where the client says that it is, through a known proxy.</summary>
    public string ClientAddress { get; }

    /// <summary>Ends the attempt.</summary>
    public CancellationToken CancellationToken { get; }

    /// <summary>An address of RFC 3849, in a network of its own.</summary>
    public static string AnotherClientAddress() =>
        $"2001:db8:{RandomNumberGenerator.GetInt32(0x1000, 0x10000):x}:{RandomNumberGenerator.GetInt32(0x1000, 0x10000):x}::1";

    /// <summary>Sends the draft.</summary>
    public Task<HttpResponseMessage> SendAsync() => SendAsync(Draft.Message);

    /// <summary>Sends the draft with another <c>message</c> part.</summary>
    public Task<HttpResponseMessage> SendAsync(string message) => PostAsync(Upload.Of(message, Draft.Attachment));

    /// <summary>Sends the draft with something replaced in its <c>message</c> part.</summary>
    public Task<HttpResponseMessage> SendWithAsync(string part, string replacement) =>
        SendAsync(Draft.Message.Replace(part, replacement, StringComparison.Ordinal));

    /// <summary>Tries address and code.</summary>
    public Task<HttpResponseMessage> VerifyAsync() =>
        PostJsonAsync("accounts/verify", new JsonObject { ["address"] = Draft.Address, ["authorizationCode"] = Draft.Code }.ToJsonString());

    /// <summary>Sends the feedback form, from the account's own mailbox.</summary>
    public Task<HttpResponseMessage> SendFeedbackAsync(string topic) => PostJsonAsync(
        "feedback",
        JsonSerializer.Serialize(new
        {
            topic,
            text = Canary.Word(),
            replyTo = Canary.Word() + "@example.com",
            account = new { address = Draft.Address, authorizationCode = Draft.Code },
        }));

    /// <summary>Posts JSON to a path below <c>/api/v1</c>.</summary>
    public Task<HttpResponseMessage> PostJsonAsync(string path, string json) =>
        RequestAsync(HttpMethod.Post, new Uri("/api/v1/" + path, UriKind.Relative), new StringContent(json, Encoding.UTF8, "application/json"));

    /// <summary>Posts a body of any kind to <c>/api/v1/messages</c>.</summary>
    public Task<HttpResponseMessage> PostAsync(HttpContent content, Action<HttpRequestHeaders>? change = null) =>
        RequestAsync(HttpMethod.Post, Messages, content, change);

    /// <summary>Begins to send the draft, and goes on only when the service has given up.</summary>
    public Task<HttpResponseMessage> StallAsync()
    {
        const string Outcome = "upload_stalled";
        var before = _logged(Outcome);
        return PostAsync(new PacedContent(async (stream, cancellationToken) =>
        {
            await stream.WriteAsync(Encoding.UTF8.GetBytes(Upload.MessagePart(Draft.Message)), cancellationToken);
            await stream.FlushAsync(cancellationToken);
            await Condition.WaitAsync(() => _logged(Outcome) > before, "the service to give up", cancellationToken);
        }));
    }

    /// <summary>Makes a request of any kind.</summary>
    public async Task<HttpResponseMessage> RequestAsync(
        HttpMethod method, Uri path, HttpContent content, Action<HttpRequestHeaders>? change = null)
    {
        using var request = new HttpRequestMessage(method, path) { Content = content };
        request.Headers.TryAddWithoutValidation("X-Forwarded-For", ClientAddress);
        request.Headers.TryAddWithoutValidation("User-Agent", $"{DeviceWords[0]}/1.0");
        request.Headers.TryAddWithoutValidation("Accept-Language", DeviceWords[1]);
        request.Headers.TryAddWithoutValidation("Referer", $"https://{DeviceWords[2]}.example/{DeviceWords[3]}");
        request.Headers.TryAddWithoutValidation("Cookie", $"session={DeviceWords[4]}");
        change?.Invoke(request.Headers);
        return await _client.SendAsync(request, CancellationToken);
    }
}
