namespace Smtp163Addin.Api.Headers;

/// <summary>Writes an origin as browsers do in the header <c>Origin</c> (RFC 6454 section 6.2): host in punycode, no default port.</summary>
internal static class BrowserOrigin
{
    /// <summary>Writes the origin of an address.</summary>
    /// <param name="address">An absolute http or https address.</param>
    /// <returns>Such as <c>https://xn--mgba.example:8443</c>.</returns>
    public static string Of(Uri address)
    {
        var host = address.HostNameType == UriHostNameType.Dns ? address.IdnHost : address.Host;
        return address.IsDefaultPort ? $"{address.Scheme}://{host}" : $"{address.Scheme}://{host}:{address.Port}";
    }
}
