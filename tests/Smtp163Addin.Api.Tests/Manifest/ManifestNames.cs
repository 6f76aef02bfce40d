using System.Xml.Linq;

namespace Smtp163Addin.Api.Tests.Manifest;

/// <summary>The namespaces of an Outlook manifest.</summary>
internal static class ManifestNames
{
    public static readonly XNamespace App = "http://schemas.microsoft.com/office/appforoffice/1.1";
    public static readonly XNamespace Basic = "http://schemas.microsoft.com/office/officeappbasictypes/1.0";
    public static readonly XNamespace Outer = "http://schemas.microsoft.com/office/mailappversionoverrides";
    public static readonly XNamespace Inner = "http://schemas.microsoft.com/office/mailappversionoverrides/1.1";
    public static readonly XNamespace Instance = "http://www.w3.org/2001/XMLSchema-instance";

    /// <summary>Elements of that local name, in whatever namespace: both kinds of VersionOverrides say the same.</summary>
    public static IEnumerable<XElement> Named(this XContainer container, string localName) =>
        container.Descendants().Where(element => element.Name.LocalName == localName);
}
