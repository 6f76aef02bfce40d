namespace Smtp163Addin.Relay.Drafts;

/// <summary>The outcome of a rule: the value in the form that goes out, or the reason why it may not. Rules never throw.</summary>
/// <typeparam name="T">The value in the form that goes out.</typeparam>
public abstract record Checked<T>
    where T : notnull
{
    private Checked()
    {
    }

    /// <summary>The value keeps the rule.</summary>
    /// <param name="Value">The value in the form that goes out.</param>
    public sealed record Accepted(T Value) : Checked<T>
    {
        /// <summary>Says nothing of the value: it may be an address or a code.</summary>
        /// <returns>The case's name.</returns>
        public override string ToString() => nameof(Accepted);
    }

    /// <summary>The value breaks the rule.</summary>
    /// <param name="Reason">A plain English sentence that names the remedy and never repeats the value.</param>
    public sealed record Refused(string Reason) : Checked<T>;
}
