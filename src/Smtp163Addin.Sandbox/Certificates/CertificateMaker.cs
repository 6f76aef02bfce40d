using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Smtp163Addin.Sandbox.Certificates;

/// <summary>Makes certificate authorities and server certificates that live as long as the process.</summary>
internal static class CertificateMaker
{
    private const string ServerAuthentication = "1.3.6.1.5.5.7.3.1";

    /// <summary>The names that the sandbox goes by.</summary>
    public static IReadOnlyList<string> OwnNames { get; } = ["smtp.163.com", "localhost"];

    /// <summary>Makes a self-signed authority with its private key.</summary>
    /// <param name="name">Its common name.</param>
    /// <returns>The authority.</returns>
    public static X509Certificate2 Authority(string name)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest($"CN={name}", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: true, true, 0, critical: true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign | X509KeyUsageFlags.CrlSign, critical: true));
        request.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(request.PublicKey, critical: false));
        DateTimeOffset now = DateTimeOffset.UtcNow;
        return request.CreateSelfSigned(now.AddDays(-40), now.AddDays(400));
    }

    /// <summary>Makes a server certificate with its private key.</summary>
    /// <param name="authority">Who issues it, or <see langword="null"/> for itself.</param>
    /// <param name="names">The DNS names it is for.</param>
    /// <param name="withLoopback">Whether it is for the loopback addresses too.</param>
    /// <param name="expired">Whether its time was over yesterday.</param>
    /// <returns>The certificate.</returns>
    public static X509Certificate2 Server(X509Certificate2? authority, IEnumerable<string> names, bool withLoopback = true, bool expired = false)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var alternatives = new SubjectAlternativeNameBuilder();
        string? first = null;
        foreach (string name in names)
        {
            first ??= name;
            alternatives.AddDnsName(name);
        }

        if (withLoopback)
        {
            alternatives.AddIpAddress(IPAddress.Loopback);
            alternatives.AddIpAddress(IPAddress.IPv6Loopback);
        }

        var request = new CertificateRequest($"CN={first}", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(alternatives.Build());
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: false, false, 0, critical: true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.DigitalSignature, critical: true));
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid(ServerAuthentication)], critical: false));
        DateTimeOffset now = DateTimeOffset.UtcNow;
        if (authority is null)
        {
            return request.CreateSelfSigned(now.AddDays(-30), now.AddDays(300));
        }

        request.CertificateExtensions.Add(X509AuthorityKeyIdentifierExtension.CreateFromCertificate(authority, true, false));
        Span<byte> serial = stackalloc byte[16];
        RandomNumberGenerator.Fill(serial);
        serial[0] &= 0x7F;
        using X509Certificate2 issued = request.Create(authority, now.AddDays(-30), expired ? now.AddDays(-1) : now.AddDays(300), serial);
        return issued.CopyWithPrivateKey(key);
    }
}
