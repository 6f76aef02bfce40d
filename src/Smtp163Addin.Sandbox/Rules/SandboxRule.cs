using Smtp163Addin.Sandbox.Faults;

namespace Smtp163Addin.Sandbox.Rules;

/// <summary>Something that a tester writes into a draft to see the sandbox refuse or break it.</summary>
/// <param name="Trigger">Where the text stands.</param>
/// <param name="Text">The text.</param>
/// <param name="Stage">When the effect comes; not before the trigger can be known.</param>
/// <param name="Action">The effect.</param>
/// <param name="Meaning">In a few English words, what this plays.</param>
public sealed record SandboxRule(RuleTrigger Trigger, string Text, FaultStage Stage, FaultAction Action, string Meaning)
{
    internal bool Matches(RuleTrigger trigger, string text) =>
        trigger == Trigger
        && (trigger == RuleTrigger.Subject
            ? text.Contains(Text, StringComparison.OrdinalIgnoreCase)
            : text.StartsWith(Text, StringComparison.OrdinalIgnoreCase));
}
