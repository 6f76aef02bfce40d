using Smtp163Addin.Api.Hosting;
using Smtp163Addin.Api.Requests;
using Smtp163Addin.Relay.Drafts;

namespace Smtp163Addin.Api.Feedback;

/// <summary>Makes an ordinary mail of what was written into the feedback form: that and nothing else, no word about the device.</summary>
internal static class FeedbackMail
{
    /// <summary>Checks the form and composes the mail.</summary>
    /// <param name="request">The form as it came.</param>
    /// <param name="mailboxes">Where it goes, and from where without an account of the sender.</param>
    /// <param name="errors">Takes what is wrong.</param>
    /// <returns>The mail, or <see langword="null"/> when something is wrong.</returns>
    public static Draft? Compose(FeedbackRequest request, FeedbackMailboxes mailboxes, FieldErrors errors)
    {
        var subject = SubjectOf(request.Topic);
        if (subject is null)
        {
            errors.Add("topic", "It must be problem, idea, privacy or deletion.");
        }

        if (request.Text is not { Length: >= 1 and <= FeedbackRequest.LongestText })
        {
            errors.Add("text", "It must have 1 to 4000 characters.");
        }

        if (request.ReplyTo is not null)
        {
            errors.Take("replyTo", EmailAddress.Parse(request.ReplyTo));
        }

        var account = request.Account is null ? mailboxes.Account : request.Account.Check("account", errors);
        if (request.Account is null && account is null)
        {
            errors.Add("account", "This service has no mailbox of its own for feedback; give the 163 address and its authorization code.");
        }

        return errors.Any || account is null
            ? null
            : new Draft
            {
                Account = account,
                MessageId = $"{Guid.NewGuid():D}@{AccountAddress.Domain}",
                Subject = subject!,
                To = [new Mailbox(Name: null, mailboxes.Recipient)],
                ReplyTo = request.ReplyTo is null ? [] : [new Mailbox(Name: null, request.ReplyTo)],
                Body = new Body(Html: null, request.Text),
            };
    }

    private static string? SubjectOf(string? topic) => topic switch
    {
        "problem" => "163 SMTP Email Sender: a problem",
        "idea" => "163 SMTP Email Sender: an idea",
        "privacy" => "163 SMTP Email Sender: a question about privacy",
        "deletion" => "163 SMTP Email Sender: a request for deletion",
        _ => null,
    };
}
