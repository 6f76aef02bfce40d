using static Smtp163Addin.Drafts.DraftCases;

namespace Smtp163Addin.Drafts;

/// <summary>Subjects in any script, up to the limit, and such as look like something else.</summary>
internal static class SubjectCases
{
    public static IEnumerable<DraftCase> All { get; } = new Dictionary<string, string>
    {
        ["An empty subject"] = "",
        ["A subject in English"] = "Quarterly report: figures, plans & questions (50% done) - draft #3",
        ["A subject in Chinese"] = "关于二〇二六年第三季度报价单的确认函",
        ["A subject in Japanese"] = "お見積もりの件につきまして、ご確認をお願いいたします",
        ["A subject in Arabic"] = "تأكيد الطلب رقم ١٢٣ قبل نهاية الأسبوع",
        ["A subject in Hebrew and English"] = "הצעת מחיר for project Alpha – גרסה 2",
        ["A subject in Thai"] = "ใบเสนอราคาสำหรับโครงการใหม่",
        ["A subject in Hindi"] = "परियोजना के लिए मूल्य प्रस्ताव",
        ["A subject of emoji"] = "🎉👩‍👩‍👧‍👦🏳️‍🌈👍🏽 done 🇨🇳",
        ["A subject of combining characters"] = "e\u0301 a\u030a Z\u0351\u036b\u0343\u036a\u0302\u036bA\u0334\u0335\u031eL\u034e",
        ["A subject of characters beyond the basic plane"] = string.Concat(Enumerable.Repeat("\U00020BB7\U0002A6D6", 200)),
        ["A subject with direction marks"] = "\u202Eabc\u202C \u200Fdef\u200E \u2066ghi\u2069",
        ["A subject with zero-width characters"] = "zero\u200Bwidth\u200Dand\uFEFFmore\u2060",
        ["A subject of 998 ASCII characters in words"] = string.Concat(Enumerable.Repeat("words and ", 100))[..998].TrimEnd().PadRight(998, 'x'),
        ["A subject of 998 ASCII characters in one word"] = new string('x', 998),
        ["A subject of 998 Chinese characters"] = new string('测', 998),
        ["A subject of 499 surrogate pairs"] = string.Concat(Enumerable.Repeat("😀", 499)),
        ["A subject that looks like an encoded-word"] = "=?utf-8?q?Not_what_it_says?= =?gb2312?B?1tDOxA==?=",
        ["A subject that looks like a broken encoded-word"] = "=?=??==?utf-8?B?",
        ["A subject that looks like a header"] = "Bcc: someone@example.com",
        ["A subject with many spaces"] = "two  spaces   three    four",
        ["A subject with a no-break space"] = "10\u00A0000 €",
        ["A subject of one dot"] = ".",
    }.Select(one => Case(one.Key, Plain with { Subject = one.Value }));
}
