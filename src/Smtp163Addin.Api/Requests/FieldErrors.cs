using Smtp163Addin.Api.Problems;
using Smtp163Addin.Relay.Drafts;

namespace Smtp163Addin.Api.Requests;

/// <summary>Collects what is wrong with a request, by the path of the field. The values themselves are never kept.</summary>
internal sealed class FieldErrors
{
    /// <summary>A caller that got more wrong than this learns the rest after putting these right.</summary>
    private const int MostFields = 50;

    private readonly Dictionary<string, string[]> _errors = new(StringComparer.Ordinal);

    /// <summary>Whether anything is wrong.</summary>
    public bool Any => _errors.Count > 0;

    /// <summary>Adds an error; a field keeps its first one.</summary>
    /// <param name="path">The field, such as <c>to[0].address</c>.</param>
    /// <param name="remedy">What is wrong and what to do.</param>
    public void Add(string path, string remedy)
    {
        if (_errors.Count < MostFields)
        {
            _errors.TryAdd(path, [remedy]);
        }
    }

    /// <summary>Notes the reason of a refused value.</summary>
    /// <param name="path">The field.</param>
    /// <param name="value">What the rule said.</param>
    /// <returns>The accepted value, or <see langword="null"/>.</returns>
    public T? Take<T>(string path, Checked<T> value)
        where T : class
    {
        switch (value)
        {
            case Checked<T>.Accepted accepted:
                return accepted.Value;
            case Checked<T>.Refused refused:
                Add(path, refused.Reason);
                return null;
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }

    /// <summary>The collected errors as one problem.</summary>
    public Problem ToProblem() => new(ProblemCode.InvalidRequest) { Errors = _errors };
}
