using Smtp163Addin.Relay.Drafts;
using static Smtp163Addin.Drafts.DraftCases;

namespace Smtp163Addin.Drafts;

/// <summary>File names that readers are known to garble.</summary>
internal static class FileNameCases
{
    public static IEnumerable<DraftCase> All { get; } = new Dictionary<string, string>
    {
        ["A file name in English"] = "Report 2026-11 (final), v2.pdf",
        ["A file name in Chinese"] = "报价.pdf",
        ["A file name of 200 Chinese characters"] = new string('报', 196) + ".pdf",
        ["A file name of 512 ASCII characters"] = new string('f', 508) + ".pdf",
        ["A file name of 512 Chinese characters"] = new string('很', 507) + ".docx",
        ["A file name with quotes"] = "the \"final\" one.pdf",
        ["A file name with slashes"] = @"..\..\etc/passwd\x.txt",
        ["A file name with percent signs"] = "100%25 %E6%8A%A5.pdf",
        ["A file name with direction marks"] = "invoice\u202Efdp.exe.pdf",
        ["A file name with apostrophes and semicolons"] = "it's; name=x'y'z*.pdf",
        ["A file name that looks like an encoded-word"] = "=?utf-8?B?eA==?=.pdf",
        ["A file name that looks like RFC 2231"] = "UTF-8''%e6%8a%a5.pdf",
        ["A file name of emoji"] = "👩‍👩‍👧‍👦 photo 🎉.jpg",
        ["A file name of combining characters"] = "re\u0301sume\u0301.pdf",
        ["A file name with an umlaut"] = "Überblick für März.xlsx",
        ["A file name with many spaces"] = "a  b   c .txt",
        ["A file name without an extension"] = "README",
        ["A hidden file's name"] = ".gitignore",
        ["A file name of a dot"] = ".",
    }.Select(one => Case(one.Key, Plain with { Attachments = [new Attachment(one.Value, "application/pdf", 10)] }, Content.Random(10)));
}
