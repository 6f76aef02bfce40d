using System.Net;
using Smtp163Addin.Relay;
using Smtp163Addin.Relay.Drafts;

namespace Smtp163Addin.Api.Hosting;

/// <summary>Reads the keys of the configuration table and refuses what is wrong, missing or unknown.</summary>
internal static class ServiceConfigurationReader
{
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    /// <summary>Every key of the table but lists and the <c>AzureAd</c> section, which Microsoft.Identity.Web reads.</summary>
    private static readonly HashSet<string> KnownKeys = new(StringComparer.OrdinalIgnoreCase)
    {
        "Public:Origin", "Authentication:Mode", "Authentication:Tenants", "Authentication:Users", "Authentication:Groups",
        "Smtp163:Host", "Smtp163:Port", "Smtp163:ConnectTimeout", "Smtp163:CommandTimeout", "Smtp163:DataTimeout", "Smtp163:Pause",
        "Smtp163:MaxConcurrentSends",
        "Limits:AttachmentBytes", "Limits:Recipients", "Limits:UploadIdleTimeout", "Limits:UploadTimeout",
        "RateLimits:SendsPerMinute", "RateLimits:FailedLoginsPer15Minutes",
        "Feedback:Recipient", "Feedback:Account:Address", "Feedback:Account:AuthorizationCode",
        "ForwardedHeaders:KnownProxies", "Cors:Origins",
    };

    private static readonly string[] Sections =
        ["Public", "Authentication", "Smtp163", "Limits", "RateLimits", "Feedback", "ForwardedHeaders", "Cors"];

    /// <summary>Reads all of it.</summary>
    /// <param name="configuration">The host's configuration.</param>
    /// <param name="environment">Says whether this is Development, where another host and a missing origin are allowed.</param>
    /// <param name="contact">The contact that the policy names, where feedback goes by default.</param>
    /// <returns>The values.</returns>
    /// <exception cref="ConfigurationException">A value is wrong or missing.</exception>
    public static ServiceConfiguration Read(IConfiguration configuration, IHostEnvironment environment, string contact)
    {
        RefuseUnknownKeys(configuration);
        var reader = new ConfigurationReader(configuration);
        var development = environment.IsDevelopment();
        return new ServiceConfiguration
        {
            PublicOrigin = ReadOrigin(reader, development),
            AuthenticationMode = ReadMode(reader, development),
            Relay = ReadRelay(reader, development),
            Limits = new UploadLimits
            {
                AttachmentBytes = reader.Number("Limits:AttachmentBytes", 50L * 1024 * 1024, 0, 1024L * 1024 * 1024),
                Recipients = (int)reader.Number("Limits:Recipients", 100, 1, 1000),
                UploadIdleTimeout = reader.Duration("Limits:UploadIdleTimeout", TimeSpan.FromSeconds(30), Hour),
                UploadTimeout = reader.Duration("Limits:UploadTimeout", TimeSpan.FromMinutes(10), TimeSpan.FromHours(6)),
            },
            RateLimits = new RateLimits
            {
                SendsPerMinute = (int)reader.Number("RateLimits:SendsPerMinute", 10, 1, 100_000),
                FailedLoginsPer15Minutes = (int)reader.Number("RateLimits:FailedLoginsPer15Minutes", 3, 1, 1000),
            },
            Feedback = ReadFeedback(reader, contact),
            KnownProxies = [.. reader.List("ForwardedHeaders:KnownProxies").Select(ReadProxy)],
            CorsOrigins = [.. reader.List("Cors:Origins").Select(ReadCorsOrigin)],
        };
    }

    private static void RefuseUnknownKeys(IConfiguration configuration)
    {
        var written = Sections
            .SelectMany(section => configuration.GetSection(section).AsEnumerable())
            .Where(pair => pair.Value is not null)
            .Select(pair => pair.Key)
            .Where(key => key.Contains(':', StringComparison.Ordinal));
        foreach (var key in written)
        {
            var lastColon = key.LastIndexOf(':');
            var isListItem = lastColon >= 0 && int.TryParse(key.AsSpan(lastColon + 1), out _);
            if (!KnownKeys.Contains(isListItem ? key[..lastColon] : key))
            {
                throw ConfigurationException.For(key, "there is no such key; check its spelling or remove it.");
            }
        }
    }

    private static Uri? ReadOrigin(ConfigurationReader reader, bool development)
    {
        const string Key = "Public:Origin";
        if (reader.Text(Key) is not { } text)
        {
            return development
                ? null
                : throw ConfigurationException.For(Key, "write the https origin that users reach, such as https://mail.example.com.");
        }

        return OriginText.TryParse(text, out var origin)
            ? origin
            : throw ConfigurationException.For(Key, "write an https origin without a path, such as https://mail.example.com.");
    }

    private static AuthenticationMode ReadMode(ConfigurationReader reader, bool development)
    {
        const string Key = "Authentication:Mode";
        return reader.Text(Key) switch
        {
            nameof(AuthenticationMode.Anonymous) => AuthenticationMode.Anonymous,
            nameof(AuthenticationMode.EntraId) => AuthenticationMode.EntraId,
            null when development => AuthenticationMode.Anonymous,
            _ => throw ConfigurationException.For(Key, "write EntraId or Anonymous."),
        };
    }

    private static RelayOptions ReadRelay(ConfigurationReader reader, bool development)
    {
        var defaults = new RelayOptions();
        var host = reader.Text("Smtp163:Host") ?? defaults.Host;
        if (!development && !host.Equals(defaults.Host, StringComparison.OrdinalIgnoreCase))
        {
            throw ConfigurationException.For(
                "Smtp163:Host", $"remove it or write {defaults.Host}; another host is allowed in Development only.");
        }

        if (Uri.CheckHostName(host) == UriHostNameType.Unknown)
        {
            throw ConfigurationException.For("Smtp163:Host", "write a host name without a scheme and a port.");
        }

        var port = (int)reader.Number("Smtp163:Port", defaults.Port, 1, ushort.MaxValue);
        if (!development && port is not (465 or 994))
        {
            throw ConfigurationException.For("Smtp163:Port", "write 465 or 994; both speak TLS from the first byte.");
        }

        return defaults with
        {
            Host = host,
            Port = port,
            ConnectTimeout = reader.Duration("Smtp163:ConnectTimeout", defaults.ConnectTimeout, TimeSpan.FromMinutes(5)),
            CommandTimeout = reader.Duration("Smtp163:CommandTimeout", defaults.CommandTimeout, TimeSpan.FromMinutes(10)),
            DataTimeout = reader.Duration("Smtp163:DataTimeout", defaults.DataTimeout, TimeSpan.FromMinutes(30)),
            Pause = reader.Duration("Smtp163:Pause", defaults.Pause, TimeSpan.FromHours(4)),
            MaxConcurrentSends = (int)reader.Number("Smtp163:MaxConcurrentSends", defaults.MaxConcurrentSends, 1, 10_000),
        };
    }

    private static FeedbackMailboxes ReadFeedback(ConfigurationReader reader, string contact)
    {
        const string AddressKey = "Feedback:Account:Address";
        const string CodeKey = "Feedback:Account:AuthorizationCode";
        var address = reader.Text(AddressKey);
        var code = reader.Text(CodeKey);
        if (address is null != code is null)
        {
            throw ConfigurationException.For(
                address is null ? AddressKey : CodeKey, "the feedback mailbox needs its address and its authorization code; write both or neither.");
        }

        var recipient = reader.Text("Feedback:Recipient") ?? contact;
        _ = Accept(EmailAddress.Parse(recipient), "Feedback:Recipient");
        return new FeedbackMailboxes(
            recipient,
            address is null
                ? null
                : new Account(Accept(AccountAddress.Parse(address), AddressKey), Accept(AuthorizationCode.Parse(code), CodeKey)));
    }

    private static T Accept<T>(Checked<T> value, string key)
        where T : notnull =>
        value switch
        {
            Checked<T>.Accepted accepted => accepted.Value,
            Checked<T>.Refused refused => throw ConfigurationException.For(key, refused.Reason),
            _ => throw new System.Diagnostics.UnreachableException(),
        };

    private static IPNetwork ReadProxy(string text)
    {
        if (IPAddress.TryParse(text, out var address))
        {
            return new IPNetwork(address, address.GetAddressBytes().Length * 8);
        }

        return IPNetwork.TryParse(text, out var network)
            ? network
            : throw ConfigurationException.For("ForwardedHeaders:KnownProxies", "write IP addresses or networks such as 10.0.0.0/8.");
    }

    private static string ReadCorsOrigin(string text) =>
        OriginText.TryParse(text, out var origin)
            ? origin.GetLeftPart(UriPartial.Authority)
            : throw ConfigurationException.For("Cors:Origins", "write https origins without a path, such as https://intranet.example.com.");
}
