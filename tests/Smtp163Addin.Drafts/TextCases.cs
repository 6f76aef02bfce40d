using Smtp163Addin.Relay.Drafts;
using static Smtp163Addin.Drafts.DraftCases;

namespace Smtp163Addin.Drafts;

/// <summary>Bodies of plain text.</summary>
internal static class TextCases
{
    public static IEnumerable<DraftCase> All { get; } = new Dictionary<string, string>
    {
        ["An empty text"] = "",
        ["A text of one dot"] = ".",
        ["A text of one line break"] = "\r\n",
        ["Lines that begin with dots"] = ".first\r\n..second\r\n...\r\n.\r\n. \r\n.\r\nlast",
        ["A line of 100 000 ASCII characters"] = new string('a', 100_000),
        ["A line of 100 000 dots"] = new string('.', 100_000),
        ["A line of 100 000 Chinese characters"] = new string('长', 100_000),
        ["A text in many scripts"] = "English, 中文, 日本語, 한국어, العربية, עברית, ไทย, हिन्दी, Ελληνικά, Русский, Tiếng Việt\r\n🎉👩‍👩‍👧‍👦 e\u0301\r\n",
        ["Lines that end with white space"] = "space \r\ntab\t\r\n-- \r\nsignature \t ",
        ["Lines that begin with From"] = "From here on\r\n>From there\r\nFrom ",
        ["Text of controls"] = "null\0bell\abackspace\bescape\u001b[31mdel\u007fnel\u0085ls\u2028ps\u2029ff\fvt\v.",
        ["Text that looks encoded"] = "=3D=0D=0A=?utf-8?q?x?= &amp; %0D%0A =\r\n=\r\n",
        ["Text that looks like parts"] = "--boundary\r\nContent-Type: text/html\r\n\r\n<b>x</b>\r\n--boundary--\r\n",
    }.Select(one => Case(one.Key, Plain with { Body = new Body(null, one.Value) }));
}
