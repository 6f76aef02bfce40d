using System.Collections.Concurrent;
using System.Net.Security;
using System.Security.Cryptography.X509Certificates;

namespace Smtp163Addin.Sandbox.Certificates;

/// <summary>The sandbox's authority, its certificate, and the flawed ones, which are made when first asked for.</summary>
internal sealed class CertificateStore : IDisposable
{
    private readonly SslStreamCertificateContext _sound;
    private readonly X509Certificate2? _own;
    private readonly ConcurrentDictionary<CertificateFlaw, Lazy<SslStreamCertificateContext>> _flawed = new();

    public CertificateStore(X509Certificate2? given)
    {
        if (given is not null)
        {
            Authority = given;
            _sound = Context(given);
            return;
        }

        Authority = CertificateMaker.Authority("163 sandbox authority");
        _own = CertificateMaker.Server(Authority, CertificateMaker.OwnNames);
        _sound = Context(_own);
    }

    public X509Certificate2 Authority { get; }

    public SslStreamCertificateContext For(CertificateFlaw? flaw) =>
        flaw is null ? _sound : _flawed.GetOrAdd(flaw.Value, wanted => new(() => Context(Make(wanted)))).Value;

    public void Dispose()
    {
        if (_own is null)
        {
            return;
        }

        _own.Dispose();
        Authority.Dispose();
        foreach (Lazy<SslStreamCertificateContext> flawed in _flawed.Values)
        {
            flawed.Value.TargetCertificate.Dispose();
        }
    }

    private static SslStreamCertificateContext Context(X509Certificate2 certificate) =>
        SslStreamCertificateContext.Create(certificate, additionalCertificates: null, offline: true);

    private X509Certificate2 Make(CertificateFlaw flaw)
    {
        switch (flaw)
        {
            case CertificateFlaw.UntrustedAuthority:
                using (X509Certificate2 stranger = CertificateMaker.Authority("Some other authority"))
                {
                    return CertificateMaker.Server(stranger, CertificateMaker.OwnNames);
                }

            case CertificateFlaw.SelfSigned:
                return CertificateMaker.Server(authority: null, CertificateMaker.OwnNames);
            case CertificateFlaw.Expired:
                return CertificateMaker.Server(Authority, CertificateMaker.OwnNames, expired: true);
            case CertificateFlaw.WrongName:
                return CertificateMaker.Server(Authority, ["smtp.example.com"], withLoopback: false);
            default:
                throw new ArgumentOutOfRangeException(nameof(flaw));
        }
    }
}
