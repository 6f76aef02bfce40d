using System.Diagnostics.CodeAnalysis;

namespace Smtp163Addin.Api.Hosting;

/// <summary>Reads an origin (RFC 6454) as an operator writes it.</summary>
internal static class OriginText
{
    /// <summary>Reads an https origin without path, query, fragment and user.</summary>
    public static bool TryParse(string text, [NotNullWhen(true)] out Uri? origin)
    {
        var valid = Uri.TryCreate(text, UriKind.Absolute, out origin)
            && origin.Scheme == Uri.UriSchemeHttps
            && origin.Host.Length > 0
            && origin.UserInfo.Length == 0
            && origin.PathAndQuery == "/"
            && origin.Fragment.Length == 0
            && text.IndexOfAny(['?', '#', '*', '@', '\\']) < 0;
        if (!valid)
        {
            origin = null;
        }

        return valid;
    }
}
