using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Smtp163Addin.Playground.Hosting;

/// <summary>The certificate that the playground shows for localhost.</summary>
internal static class DevelopmentCertificate
{
    /// <summary>The mark of the certificate that <c>dotnet dev-certs https</c> makes, as ASP.NET Core looks for it.</summary>
    private const string AspNetMark = "1.3.6.1.4.1.311.84.1.1";

    private const string ServerAuthentication = "1.3.6.1.5.5.7.3.1";

    /// <summary>Finds the development certificate of this machine, which its browsers may trust already.</summary>
    /// <returns>The certificate that is valid for longest, or <see langword="null"/> when there is none.</returns>
    public static X509Certificate2? Find()
    {
        using var store = new X509Store(StoreName.My, StoreLocation.CurrentUser);
        try
        {
            store.Open(OpenFlags.ReadOnly | OpenFlags.OpenExistingOnly);
        }
        catch (CryptographicException)
        {
            return null;
        }

        var now = DateTime.Now;
        return store.Certificates
            .Where(certificate => certificate.HasPrivateKey
                && certificate.NotBefore <= now
                && certificate.NotAfter > now
                && certificate.Extensions.Any(extension => extension.Oid?.Value == AspNetMark))
            .MaxBy(certificate => certificate.NotAfter);
    }

    /// <summary>Makes a certificate that lives in memory for as long as the process. Browsers warn about it once.</summary>
    /// <returns>The certificate with its private key.</returns>
    public static X509Certificate2 Make()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName("localhost");
        names.AddIpAddress(IPAddress.Loopback);
        names.AddIpAddress(IPAddress.IPv6Loopback);
        request.CertificateExtensions.Add(names.Build());
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(false, false, 0, true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.DigitalSignature, true));
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid(ServerAuthentication)], true));
        var now = DateTimeOffset.UtcNow;
        return request.CreateSelfSigned(now.AddDays(-1), now.AddDays(90));
    }
}
