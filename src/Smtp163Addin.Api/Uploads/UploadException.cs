using Smtp163Addin.Api.Problems;

namespace Smtp163Addin.Api.Uploads;

/// <summary>
/// An upload is not as announced, stalled or broke off. It is an <see cref="IOException"/>, so that whoever reads the upload drops
/// what it is doing instead of ending it in good order.
/// </summary>
internal sealed class UploadException : IOException
{
    public UploadException()
        : this(new Problem(ProblemCode.InvalidRequest))
    {
    }

    public UploadException(string message)
        : this(Problem.At(ProblemCode.InvalidRequest, "body", message))
    {
    }

    public UploadException(string message, Exception innerException)
        : base(message, innerException) =>
        Problem = Problem.At(ProblemCode.InvalidRequest, "body", message);

    public UploadException(Problem problem)
        : base(ProblemCatalogue.NameOf(problem.Code)) =>
        Problem = problem;

    /// <summary>What to tell the client.</summary>
    public Problem Problem { get; }
}
