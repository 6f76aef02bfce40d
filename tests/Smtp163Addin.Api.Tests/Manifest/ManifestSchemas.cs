using System.Xml.Linq;
using System.Xml.Schema;
using Smtp163Addin.Tests;
using Xunit;

namespace Smtp163Addin.Api.Tests.Manifest;

/// <summary>
/// The two sets of schemas that a manifest is checked against: one complete, one of Microsoft's own older and stricter files.
/// They are Microsoft's and are not part of this repository; they are looked for in a folder beside the checkout.
/// </summary>
internal sealed class ManifestSchemas
{
    public static readonly IReadOnlyList<string> Sets = ["gate", "strict"];

    private readonly XmlSchemaSet _schemas = new();

    /// <summary>Reads one of <see cref="Sets"/>, or skips the test that asks for it where the folder is absent.</summary>
    public ManifestSchemas(string set)
    {
        var folder = new DirectoryInfo(Path.Combine(Repository.Root.Parent!.FullName, "shared", "manifest-schemas", set));
        Assert.SkipUnless(folder.Exists, "Skipped: the manifest schemas (../shared/manifest-schemas) are not beside this checkout.");
        foreach (var file in folder.GetFiles("*.xsd"))
        {
            _schemas.Add(null, file.FullName);
        }

        _schemas.Compile();
    }

    /// <summary>What a manifest breaks.</summary>
    public IReadOnlyList<string> Check(XDocument manifest)
    {
        var findings = new List<string>();
        new XDocument(manifest).Validate(_schemas, (_, finding) => findings.Add(finding.Message));
        return findings;
    }
}
