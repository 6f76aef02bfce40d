using System.Buffers.Binary;
using System.Xml.Linq;
using Smtp163Addin.Tests;
using Xunit;
using static Smtp163Addin.Api.Tests.Manifest.ManifestNames;

namespace Smtp163Addin.Api.Tests.Manifest;

public sealed class ManifestTests
{
    private static readonly XDocument Manifest = XDocument.Load(Repository.PathOf("manifest.xml"));

    public static TheoryData<string> SchemaSets => [.. ManifestSchemas.Sets];

    [Theory]
    [MemberData(nameof(SchemaSets))]
    public void The_manifest_is_valid(string set) => Assert.Empty(new ManifestSchemas(set).Check(Manifest));

    [Fact]
    public void Its_parts_fit_each_other() => Assert.Empty(ManifestRules.Check(Manifest));

    [Theory]
    [MemberData(nameof(SchemaSets))]
    public void A_removed_element_is_found(string set) => AssertFound(set, Manifest, element =>
    {
        element.Remove();
        return true;
    });

    [Theory]
    [MemberData(nameof(SchemaSets))]
    public void A_doubled_element_is_found(string set) => AssertFound(set, Manifest, element =>
    {
        element.AddAfterSelf(new XElement(element));
        return true;
    });

    [Theory]
    [MemberData(nameof(SchemaSets))]
    public void An_element_out_of_order_is_found(string set) => AssertFound(set, Manifest, element =>
    {
        // Elements of one name stand in any order: languages, images, buttons.
        if (element.ElementsAfterSelf().FirstOrDefault() is not { } next || next.Name.LocalName == element.Name.LocalName)
        {
            return false;
        }

        next.Remove();
        element.AddBeforeSelf(next);
        return true;
    });

    [Theory]
    [MemberData(nameof(SchemaSets))]
    public void A_dangling_resource_is_found(string set) => AssertFound(set, Manifest, element =>
    {
        if (element.Attribute("resid") is not { } resource)
        {
            return false;
        }

        resource.Value += "x";
        return true;
    });

    [Theory]
    [InlineData("https://localhost:5163/", "http://localhost:5163/")]
    [InlineData("https://localhost:5163/icons/icon-32.png", "https://elsewhere.example/icons/icon-32.png")]
    [InlineData("Locale=\"ja-JP\"", "Locale=\"ja\"")]
    [InlineData("id=\"Feedback.Button\"", "id=\"Send.Button\"")]
    public void A_changed_value_is_found(string value, string other)
    {
        var text = File.ReadAllText(Repository.PathOf("manifest.xml"));

        Assert.Contains(value, text, StringComparison.Ordinal);
        Assert.NotEmpty(ManifestRules.Check(XDocument.Parse(text.Replace(value, other, StringComparison.Ordinal))));
    }

    [Theory]
    [InlineData("16")]
    [InlineData("32")]
    [InlineData("80")]
    public void A_button_icon_has_the_announced_size(string size)
    {
        var resources = Manifest.Descendants(Basic + "Image").Where(image => image.Attribute("id") is not null)
            .ToLookup(image => image.Attribute("id")!.Value, image => image.Attribute("DefaultValue")!.Value);
        var icons = Manifest.Descendants(Basic + "Image").Where(image => image.Attribute("size")?.Value == size)
            .SelectMany(image => resources[image.Attribute("resid")!.Value]).Distinct().ToList();

        Assert.Equal(2, icons.Count);
        Assert.All(icons, icon => Assert.Equal($"{size} x {size}", PixelSize(icon)));
    }

    [Theory]
    [InlineData("IconUrl", "64 x 64")]
    [InlineData("HighResolutionIconUrl", "128 x 128")]
    public void The_add_ins_icon_has_the_size_that_Outlook_asks_for(string element, string size) =>
        Assert.Equal(size, PixelSize(Manifest.Root!.Element(App + element)!.Attribute("DefaultValue")!.Value));

    [Fact]
    public void A_message_being_written_shows_both_buttons()
    {
        Assert.All(
            Manifest.Named("ExtensionPoint"),
            point => Assert.Equal("MessageComposeCommandSurface", point.Attribute(Instance + "type")?.Value));
        Assert.All(Manifest.Named("Action"), action => Assert.Equal("ShowTaskpane", action.Attribute(Instance + "type")?.Value));
        var labels = Manifest.Named("Control").Select(control => control.Elements().First().Attribute("resid")?.Value);
        Assert.Equal(["Send.Label", "Feedback.Label", "Send.Label", "Feedback.Label"], labels);
        Assert.Equal("Send via 163", Manifest.Descendants(Basic + "String").First(text => text.Attribute("id")?.Value == "Send.Label").Attribute("DefaultValue")?.Value);
    }

    // Every element is changed in a copy of its own, and the schema or the rules must object.
    private static void AssertFound(string set, XDocument manifest, Func<XElement, bool> change)
    {
        var schemas = new ManifestSchemas(set);
        var count = manifest.Root!.Descendants().Count();
        var tried = 0;
        var missed = new List<string>();
        for (var index = 0; index < count; index++)
        {
            var mutant = new XDocument(manifest);
            var element = mutant.Root!.Descendants().ElementAt(index);
            var name = string.Join('/', element.AncestorsAndSelf().Reverse().Select(ancestor => ancestor.Name.LocalName));
            if (!change(element))
            {
                continue;
            }

            tried++;
            if (schemas.Check(mutant).Count == 0 && ManifestRules.Check(mutant).Count == 0)
            {
                missed.Add(name);
            }
        }

        Assert.True(tried > 30, $"Only {tried} mutants were made.");
        Assert.Empty(missed);
    }

    // A PNG says its width and height in bytes 16 to 23 (PNG specification, IHDR).
    private static string PixelSize(string address)
    {
        var path = new Uri(address).AbsolutePath.TrimStart('/');
        var bytes = File.ReadAllBytes(Repository.PathOf("addin-web", "public", path)).AsSpan();
        Assert.True(bytes[1..].StartsWith("PNG\r\n"u8), $"{path} is not a PNG.");
        return $"{BinaryPrimitives.ReadInt32BigEndian(bytes[16..])} x {BinaryPrimitives.ReadInt32BigEndian(bytes[20..])}";
    }
}
