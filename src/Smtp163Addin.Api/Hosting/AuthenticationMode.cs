namespace Smtp163Addin.Api.Hosting;

/// <summary>Who may use the service.</summary>
internal enum AuthenticationMode
{
    /// <summary>Anyone: the 163 login is the credential, and limits go by client address.</summary>
    Anonymous,

    /// <summary>Users who signed in with Microsoft Entra ID.</summary>
    EntraId,
}
