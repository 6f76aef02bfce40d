using Smtp163Addin.Relay.Drafts;

namespace Smtp163Addin.Drafts;

/// <summary>The table of drafts that must arrive as they were written, whatever carries them.</summary>
public static class DraftCases
{
    /// <summary>The account that sends them all.</summary>
    public const string Sender = "sender@163.com";

    /// <summary>A short draft that a case changes where it is special. It stands before the cases that are made of it.</summary>
    internal static Draft Plain { get; } = new()
    {
        Account = new Account(Sender, "ABCDEFGHIJKLMNOP", "Some One"),
        MessageId = "0d0e6c0a-9a5f-4a53-8ed6-3f4d0a4d5e11@163.com",
        Subject = "A subject",
        To = [new Mailbox("A Reader", "reader@example.com")],
        Body = new Body(null, "A text.\r\n"),
    };

    /// <summary>Every case.</summary>
    public static IReadOnlyList<DraftCase> All { get; } =
    [
        .. SubjectCases.All,
        .. PeopleCases.All,
        .. HeaderCases.All,
        .. TextCases.All,
        .. HtmlCases.All,
        .. FileNameCases.All,
        .. AttachmentCases.All,
        .. SmugglingCases.All,
    ];

    /// <summary>A case by its name.</summary>
    /// <param name="name">The name.</param>
    /// <returns>The case.</returns>
    public static DraftCase Named(string name) => All.Single(one => one.Name == name);

    /// <summary>Makes a case; each gets a message id of its own, made from its name.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="draft">Its draft.</param>
    /// <param name="contents">The bytes of its attachments.</param>
    /// <returns>The case.</returns>
    internal static DraftCase Case(string name, Draft draft, params IReadOnlyList<Content> contents)
    {
        var hash = System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(name));
        return new DraftCase(name, draft with { MessageId = $"{new Guid(hash.AsSpan(0, 16))}@163.com" }, contents);
    }
}
