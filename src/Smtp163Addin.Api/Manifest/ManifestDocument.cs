using System.Reflection;
using System.Text;
using System.Xml;
using System.Xml.Linq;

namespace Smtp163Addin.Api.Manifest;

/// <summary>The add-in's manifest as this server gives it: the file of the repository with the server's own origin and version.</summary>
internal static class ManifestDocument
{
    private const string Resource = "manifest.xml";
    private static readonly XNamespace App = "http://schemas.microsoft.com/office/appforoffice/1.1";

    /// <summary>Fills the manifest in.</summary>
    /// <param name="origin">The origin that users reach, without a slash at its end.</param>
    /// <param name="serverVersion">
    /// The version of this server. The higher of it and the manifest's own is given: Outlook takes a changed manifest
    /// only when its number has risen.
    /// </param>
    /// <param name="signInService">The origin where users sign in, which may open in the add-in's windows, or <see langword="null"/>.</param>
    /// <returns>The document in UTF-8.</returns>
    public static byte[] For(string origin, Version serverVersion, string? signInService = null)
    {
        var document = Load();
        var placeholder = Origin(document);
        foreach (var attribute in document.Descendants().Attributes())
        {
            attribute.Value = Move(attribute.Value, placeholder, origin);
        }

        foreach (var text in document.DescendantNodes().OfType<XText>())
        {
            text.Value = Move(text.Value, placeholder, origin);
        }

        if (signInService is not null)
        {
            document.Root!.Element(App + "AppDomains")!.Add(new XElement(App + "AppDomain", signInService));
        }

        var version = document.Root!.Element(App + "Version")!;
        version.Value = Higher(Version.Parse(version.Value), serverVersion).ToString(fieldCount: 4);
        return Write(document);
    }

    private static XDocument Load()
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(Resource)!;
        return XDocument.Load(stream, LoadOptions.PreserveWhitespace);
    }

    // The file names one server throughout, the one of its task pane.
    private static string Origin(XDocument document) =>
        new Uri(document.Descendants(App + "SourceLocation").First().Attribute("DefaultValue")!.Value).GetLeftPart(UriPartial.Authority);

    private static string Move(string value, string from, string to) =>
        value == from || value.StartsWith(from + "/", StringComparison.Ordinal) ? to + value[from.Length..] : value;

    private static Version Higher(Version one, Version other) => one >= other ? one : other;

    private static byte[] Write(XDocument document)
    {
        using var bytes = new MemoryStream();
        using (var writer = XmlWriter.Create(bytes, new XmlWriterSettings { Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false) }))
        {
            document.Save(writer);
        }

        return bytes.ToArray();
    }
}
