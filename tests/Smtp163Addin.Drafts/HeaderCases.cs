using Smtp163Addin.Relay.Drafts;
using static Smtp163Addin.Drafts.DraftCases;

namespace Smtp163Addin.Drafts;

/// <summary>The other headers.</summary>
internal static class HeaderCases
{
    public static IEnumerable<DraftCase> All { get; } =
    [
        Case("High importance", Plain with { Importance = Importance.High }),
        Case("Low importance", Plain with { Importance = Importance.Low }),
        Case("A read receipt", Plain with { RequestReadReceipt = true }),
        Case("An answer in a thread", Plain with
        {
            InReplyTo = "AM0PR04MB1234.eurprd04@AM0PR04MB1234.eurprd04.prod.outlook.com",
            References = ["first@example.com", "second/x=1+2@[10.0.0.1]", "AM0PR04MB1234.eurprd04@AM0PR04MB1234.eurprd04.prod.outlook.com"],
        }),
        Case("A thread of a hundred long ids", Plain with
        {
            InReplyTo = new string('i', 880) + "@example.com",
            References = [.. Enumerable.Range(0, 100).Select(number => $"{number}-{new string('r', 200)}@example.com")],
        }),
    ];
}
