namespace Smtp163Addin.Sandbox.Certificates;

/// <summary>What is wrong with a certificate that the sandbox shows on demand.</summary>
public enum CertificateFlaw
{
    /// <summary>Issued by an authority that nobody trusts.</summary>
    UntrustedAuthority,

    /// <summary>Its time was over yesterday.</summary>
    Expired,

    /// <summary>Issued for another host only.</summary>
    WrongName,

    /// <summary>Signed by itself.</summary>
    SelfSigned,
}
