using System.Xml.Linq;
using static Smtp163Addin.Api.Tests.Manifest.ManifestNames;

namespace Smtp163Addin.Api.Tests.Manifest;

/// <summary>What no schema sees of a manifest: whether its parts fit each other and the product.</summary>
internal static class ManifestRules
{
    private static readonly string[] Languages = ["zh-CN", "ja-JP", "pt-BR"];
    private static readonly string[] ButtonIcons = ["16", "32", "80"];

    // Optional by the schema, needed by Outlook's store or by this product. The number is how often each must be there.
    private static readonly (string Path, int Count)[] Needed =
    [
        ("IconUrl", 1),
        ("HighResolutionIconUrl", 1),
        ("SupportUrl", 1),
        ("AppDomains/AppDomain", 1),
        ("Hosts/Host", 1),
        ("Requirements/Sets/Set", 1),
        ("FormSettings/Form", 1),
        ("Permissions", 1),
        ("DisableEntityHighlighting", 1),
        ("VersionOverrides", 1),
        ("VersionOverrides/VersionOverrides", 1),
        .. Overrides("VersionOverrides"),
        .. Overrides("VersionOverrides/VersionOverrides"),
    ];

    /// <summary>What is wrong with a manifest, one line each; empty when nothing is.</summary>
    public static IReadOnlyList<string> Check(XDocument manifest) =>
    [
        .. MissingElements(manifest.Root!),
        .. manifest.Root!.DescendantsAndSelf().Where(element => element.Name.LocalName == "VersionOverrides").SelectMany(Resources),
        .. Identities(manifest),
        .. Addresses(manifest),
        .. LanguageGaps(manifest),
        .. ButtonIconGaps(manifest),
        .. Differences(manifest),
    ];

    private static (string Path, int Count)[] Overrides(string at) =>
    [
        ($"{at}/Description", 1),
        ($"{at}/Requirements/Sets/Set", 1),
        ($"{at}/Hosts/Host", 1),
        ($"{at}/Hosts/Host/DesktopFormFactor", 1),
        ($"{at}/Hosts/Host/DesktopFormFactor/ExtensionPoint", 1),
        ($"{at}/Hosts/Host/DesktopFormFactor/ExtensionPoint/OfficeTab/Group/Control", 2),
        ($"{at}/Hosts/Host/DesktopFormFactor/ExtensionPoint/OfficeTab/Group/Control/Supertip/Title", 2),
        ($"{at}/Resources/Images", 1),
        ($"{at}/Resources/Urls", 1),
        ($"{at}/Resources/ShortStrings", 1),
        ($"{at}/Resources/LongStrings", 1),
    ];

    private static IEnumerable<string> MissingElements(XElement root) =>
        from needed in Needed
        let found = needed.Path.Split('/').Aggregate(
            new[] { root }.AsEnumerable(),
            (elements, name) => elements.Elements().Where(element => element.Name.LocalName == name)).Count()
        where found != needed.Count
        select $"{needed.Path} is there {found} times, not {needed.Count}.";

    // Every resid has its resource in the same VersionOverrides, and every resource is used.
    private static IEnumerable<string> Resources(XElement overrides)
    {
        var own = overrides.Descendants().Where(element => element.Ancestors().First(IsOverrides) == overrides).ToList();
        var used = own.Attributes("resid").Select(attribute => attribute.Value).ToHashSet();
        var defined = own
            .Where(element => element.Ancestors().Any(ancestor => ancestor.Name.LocalName == "Resources"))
            .Attributes("id").Select(attribute => attribute.Value).ToHashSet();
        return used.Except(defined).Select(id => $"Nothing is called {id}.")
            .Concat(defined.Except(used).Select(id => $"Nobody uses {id}."));
    }

    private static bool IsOverrides(XElement element) => element.Name.LocalName == "VersionOverrides";

    private static IEnumerable<string> Identities(XDocument manifest) =>
        from id in manifest.Descendants().Attributes("id")
        let scope = id.Parent!.Ancestors().FirstOrDefault(IsOverrides)
        group id by (scope, id.Value) into same
        where same.Count() > 1
        select $"The id {same.Key.Value} is there {same.Count()} times.";

    private static IEnumerable<string> Addresses(XDocument manifest)
    {
        var addresses = manifest.Descendants().Attributes("DefaultValue")
            .Where(value => value.Parent!.Name.LocalName.EndsWith("Url", StringComparison.Ordinal) || value.Parent.Name.LocalName == "SourceLocation"
                || value.Parent.Name == Basic + "Image")
            .Select(value => value.Value)
            .Concat(manifest.Named("AppDomain").Select(element => element.Value))
            .ToList();
        var origins = addresses.Select(address => new Uri(address).GetLeftPart(UriPartial.Authority)).Distinct().ToList();
        return addresses.Where(address => !address.StartsWith("https://", StringComparison.Ordinal)).Select(address => $"{address} is not https.")
            .Concat(origins.Skip(1).Select(origin => $"{origin} is a second origin."));
    }

    private static IEnumerable<string> LanguageGaps(XDocument manifest) =>
        from text in manifest.Descendants()
        where text.Name == App + "DisplayName" || text.Name == App + "Description" || text.Name == Basic + "String"
        let languages = text.Elements().Select(element => element.Attribute("Locale")?.Value).Order()
        where !languages.SequenceEqual(Languages.Order())
        select $"{text.Attribute("id")?.Value ?? text.Name.LocalName} is not in every language once.";

    private static IEnumerable<string> ButtonIconGaps(XDocument manifest) =>
        from icon in manifest.Named("Icon")
        let sizes = icon.Elements().Select(image => image.Attribute("size")?.Value)
        where !sizes.SequenceEqual(ButtonIcons)
        select $"{icon.Parent!.Attribute("id")?.Value} does not have one icon of each size.";

    // Outlook takes one of the two; a user must not be able to tell which.
    private static IEnumerable<string> Differences(XDocument manifest)
    {
        var shapes = manifest.Descendants().Where(IsOverrides)
            .Select(overrides => overrides.Elements().Where(element => !IsOverrides(element)).Select(Shape).ToList())
            .ToList();
        return shapes.Count == 2 && !shapes[0].SequenceEqual(shapes[1]) ? ["VersionOverrides 1.0 and 1.1 differ."] : [];
    }

    private static string Shape(XElement element) =>
        $"<{element.Name.LocalName} {string.Join(' ', element.Attributes().Where(attribute => !attribute.IsNamespaceDeclaration))}>"
        + string.Concat(element.Elements().Select(Shape)) + "</>";
}
