namespace Smtp163Addin.Api.Hosting;

/// <summary>How often one caller may call.</summary>
internal sealed record RateLimits
{
    /// <summary>Sends, verifications and feedback in a minute.</summary>
    public int SendsPerMinute { get; init; } = 10;

    /// <summary>Logins that 163 refused in fifteen minutes.</summary>
    public int FailedLoginsPer15Minutes { get; init; } = 3;
}
