using Smtp163Addin.Sandbox.Faults;
using static Smtp163Addin.Sandbox.Faults.FaultAction;
using static Smtp163Addin.Sandbox.Faults.FaultStage;
using static Smtp163Addin.Sandbox.Rules.RuleTrigger;

namespace Smtp163Addin.Sandbox.Rules;

/// <summary>The rules that come with the sandbox. Replies are those of smtp.163.com, as seen in public logs.</summary>
public static class SandboxRules
{
    /// <summary>All of them, in the order in which a newcomer would try them.</summary>
    public static IReadOnlyList<SandboxRule> Default { get; } =
    [
        new(Code, "wrong", Auth, Reply("535 Error: authentication failed"), "A wrong or revoked code"),
        new(Code, "nopermission", Auth, Reply("550 User has no permission"), "SMTP is not switched on for the account"),
        new(Account, "smtpoff", Auth, Reply("550 User has no permission"), "SMTP is not switched on for the account"),
        new(Account, "suspended", MailFrom, Reply("550 User suspended"), "The account is frozen"),
        new(Account, "locked", Auth, Reply("554 IP is rejected, smtp auth error limit exceed,163 {host},{id} {time}", Afterwards.Close), "163 refuses this server's address after too many failed logins"),
        new(Recipient, "nosuchuser", RcptTo, Reply("550 Invalid User: {recipient}"), "A recipient that does not exist"),
        new(Recipient, "later", RcptTo, Reply("451 Requested action aborted: local error in processing"), "A passing fault of 163"),
        new(Recipient, "toomany", RcptTo, Reply("550 RP:TRC 163 {host},{id} {time}"), "Too many recipients today"),
        new(Recipient, "dropped", Data, new Close(), "The connection is lost before the mail was taken"),
        new(Recipient, "silent", Data, new StaySilent(), "163 does not answer"),
        new(Subject, "[spam]", EndOfData, Reply("554 DT:SPM 163 {host},{id} {time},please see http://mail.163.com/help/help_spam_16.htm?ip={client}&hostid={host}&time={time}"), "The content is taken for spam"),
        new(Subject, "[spam later]", EndOfData, Reply("451 DT:SPM, please try again"), "The content looks like spam for now"),
        new(Subject, "[quota]", EndOfData, Reply("554 MI:STC 163 {host},{id} {time}"), "The account's mails for today are used up"),
        new(Subject, "[burst]", EndOfData, Reply("451 MI:SFQ 163 {host},{id} {time}"), "Too many mails within 15 minutes"),
        new(Subject, "[attachment]", EndOfData, Reply("552 Illegal Attachment"), "An attachment of a kind that 163 refuses"),
        new(Subject, "[too large]", EndOfData, Reply("552 Requested mail action aborted: exceeded mailsize limit"), "The mail is too large"),
        new(Subject, "[cut]", Body, new Close(), "The connection is lost while the mail is on its way"),
        new(Subject, "[lost]", EndOfData, new Close(), "163 takes the mail and the connection is lost before its answer"),
        new(Subject, "[slow]", EndOfData, new Delay(TimeSpan.FromSeconds(10)), "163 takes ten seconds to answer"),
    ];
}
