using Smtp163Addin.Api.Headers;
using Smtp163Addin.Api.Pane;
using Smtp163Addin.Tests;
using Xunit;

namespace Smtp163Addin.Api.Tests.Headers;

public sealed class PanePolicyTests
{
    private const string SignInService = "https://login.microsoftonline.com";

    private static readonly PaneOptions Production = new();

    [Theory]
    [InlineData(null)]
    [InlineData(SignInService)]
    public void No_script_or_style_runs_that_does_not_come_from_a_listed_file(string? signInService)
    {
        var policy = PanePolicy.Header(Production, signInService);

        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        Assert.DoesNotContain('*', policy);
        Assert.DoesNotContain("http:", policy, StringComparison.Ordinal);
        Assert.Equal("'none'", Directive(policy, "default-src"));
        Assert.Equal("'self'", Directive(policy, "style-src"));
        Assert.Equal("'none'", Directive(policy, "object-src"));
        Assert.Equal("'none'", Directive(policy, "base-uri"));
        Assert.Equal("'none'", Directive(policy, "form-action"));
    }

    [Fact]
    [Trait("Promise", "P6")]
    public void Without_sign_in_the_pane_talks_to_this_server_alone()
    {
        var policy = PanePolicy.Header(Production, signInService: null);

        Assert.Equal("'self'", Directive(policy, "connect-src"));
        Assert.Equal("'none'", Directive(policy, "frame-src"));
        Assert.Equal("'self' data:", Directive(policy, "img-src"));
        Assert.DoesNotContain("login", policy, StringComparison.Ordinal);
    }

    [Fact]
    public void With_sign_in_it_talks_to_the_sign_in_service_too()
    {
        var policy = PanePolicy.Header(Production, SignInService);

        Assert.Equal("'self' https://login.microsoftonline.com", Directive(policy, "connect-src"));
        Assert.Equal("https://login.microsoftonline.com", Directive(policy, "frame-src"));
    }

    [Fact]
    public void Only_Outlook_may_frame_the_pane() =>
        Assert.Equal(
            "https://outlook.office.com https://outlook.office365.com https://outlook.cloud.microsoft https://outlook.live.com "
            + "https://partner.outlook.cn https://outlook.office365.cn",
            Directive(PanePolicy.Header(Production, signInService: null), "frame-ancestors"));

    [Fact]
    public void The_header_is_short_enough_for_common_proxies() =>
        Assert.InRange(PanePolicy.Header(Production, SignInService).Length, 1, 1024);

    [Theory]
    [InlineData("office.js")]
    [InlineData("outlook-web-16.01.js")]
    [InlineData("outlook-win32-16.01.js")]
    [InlineData("outlook-win32-16.02.js")]
    [InlineData("outlook-mac-16.00.js")]
    [InlineData("zh-cn/office_strings.js")]
    [InlineData("ja-jp/outlook_strings.js")]
    [InlineData("pt-br/outlook_strings.js")]
    public void What_office_js_needs_in_Outlook_is_allowed(string file) => Assert.True(IsAllowed(file));

    [Theory]
    [Trait("Promise", "P6")]
    [InlineData("telemetry/oteljs_agave.js")]
    [InlineData("telemetry/oteljs.js")]
    [InlineData("ariatelemetry/aria-web-telemetry.js")]
    [InlineData("html2canvas.js")]
    [InlineData("excel-web-16.00.js")]
    [InlineData("office.js.evil")]
    public void What_reports_or_belongs_to_another_program_is_not(string file) => Assert.False(IsAllowed(file));

    [Fact]
    public void Every_file_for_Outlook_in_Microsofts_package_is_allowed()
    {
        var package = new DirectoryInfo(Repository.PathOf("addin-web", "node_modules", "@microsoft", "office-js", "dist"));
        Assert.SkipUnless(package.Exists, "Microsoft's package is not installed: run npm ci in addin-web.");

        var needed = package.EnumerateFiles("*_strings.js", SearchOption.AllDirectories)
            .Where(file => file.Name is "office_strings.js" or "outlook_strings.js")
            .Concat(new[] { "web", "win32", "mac" }.SelectMany(platform => package.EnumerateFiles($"outlook-{platform}-16.??.js")))
            .Select(file => Path.GetRelativePath(package.FullName, file.FullName).Replace(Path.DirectorySeparatorChar, '/'))
            .ToList();

        Assert.True(needed.Count > 200, "The package holds fewer files than its languages need.");
        Assert.All(needed, file => Assert.True(IsAllowed(file), file));
    }

    [Fact]
    public void Of_Microsofts_other_server_one_file_is_allowed()
    {
        var other = PanePolicy.OfficeScripts(Production).Split(' ').Where(source => source.Contains("aspnetcdn", StringComparison.Ordinal));

        Assert.Equal(["https://ajax.aspnetcdn.com/ajax/3.5/MicrosoftAjax.js"], other);
    }

    [Fact]
    public void The_page_allows_nothing_that_the_header_does_not()
    {
        var header = Directive(PanePolicy.Header(Production, signInService: null), "script-src").Split(' ');

        Assert.All(
            Directive(PanePolicy.OfficeScripts(Production), "script-src").Split(' '),
            source => Assert.Contains(header, allowed => source.StartsWith(allowed, StringComparison.Ordinal)));
    }

    // CSP level 3, section 6.7.2.12: a path that ends in a slash matches all below it, any other matches itself.
    private static bool IsAllowed(string file) =>
        Directive(PanePolicy.OfficeScripts(Production), "script-src").Split(' ').Any(source =>
            source.EndsWith('/')
                ? (PaneOptions.MicrosoftScriptSource + file).StartsWith(source, StringComparison.Ordinal)
                : source == PaneOptions.MicrosoftScriptSource + file);

    private static string Directive(string policy, string name) =>
        policy.Split("; ").Single(directive => directive.StartsWith(name + " ", StringComparison.Ordinal))[(name.Length + 1)..];
}
