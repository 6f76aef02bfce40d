namespace Smtp163Addin.Api.Headers;

/// <summary>
/// The files that office.js loads in Outlook, as its own loader names them (npm @microsoft/office-js 1.1.110:
/// <c>&lt;host&gt;-&lt;platform&gt;-&lt;version&gt;.js</c> and two text files in the folder of the display language).
/// </summary>
internal static class OfficeScriptFiles
{
    // 16.00 to 16.02 are in use (16.02: classic Outlook on Windows); the rest is room, so that a raised number does
    // not leave a user before an empty pane.
    private const int HighestMinorVersion = 9;

    // Classic Outlook on Windows, Outlook on the web together with new Outlook on Windows, and Outlook on Mac.
    // Phones do not show add-ins beside a draft.
    private static readonly string[] Platforms = ["web", "win32", "winrt", "mac"];

    // A language that is missing here costs nothing but its texts: office.js falls back to en-us.
    private const string Languages = """
        af-za am-et ar-ae ar-bh ar-dz ar-eg ar-iq ar-jo ar-kw ar-lb ar-ly ar-ma ar-om ar-qa ar-sa ar-sy ar-tn ar-ye
        az-latn-az be-by bg-bg bn-in bs-latn-ba ca-es cs-cz cy-gb da-dk de-at de-ch de-de de-li de-lu el-gr en-029
        en-au en-bz en-ca en-gb en-ie en-in en-jm en-my en-nz en-ph en-sg en-tt en-us en-za en-zw es-ar es-bo es-cl
        es-co es-cr es-do es-ec es-es es-gt es-hn es-mx es-ni es-pa es-pe es-pr es-py es-sv es-us es-uy es-ve et-ee
        eu-es fa-ir fi-fi fil-ph fr-be fr-ca fr-ch fr-fr fr-lu fr-mc ga-ie gl-es gu-in he-il hi-in hr-ba hr-hr hu-hu
        hy-am id-id is-is it-ch it-it ja-jp ka-ge kk-kz km-kh kn-in ko-kr lb-lu lo-la lt-lt lv-lv mk-mk ml-in mn-mn
        mr-in ms-bn ms-my mt-mt nb-no ne-np nl-be nl-nl nn-no pl-pl pt-br pt-pt ro-ro ru-ru si-lk sk-sk sl-si sq-al
        sr-cyrl-cs sr-cyrl-rs sr-latn-cs sr-latn-rs sv-fi sv-se sw-ke ta-in te-in th-th tr-tr uk-ua ur-pk vi-vn zh-cn
        zh-hk zh-mo zh-sg zh-tw
        """;

    /// <summary>
    /// The files, relative to the folder of office.js; a name with a slash at its end stands for all within. Neither
    /// <c>telemetry/</c> nor <c>ariatelemetry/</c> is among them: without those scripts office.js reports nothing,
    /// neither to Microsoft's collector nor through Outlook, and works all the same.
    /// </summary>
    public static IReadOnlyList<string> All { get; } =
    [
        "office.js",
        "o15apptofilemappingtable.js",
        .. from platform in Platforms
           from minor in Enumerable.Range(0, HighestMinorVersion + 1)
           select $"outlook-{platform}-16.{minor:00}.js",
        .. Languages.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Select(language => language + "/"),
    ];
}
