namespace Smtp163Addin.Api.Feedback;

/// <summary>The doors of this feature: the pane's feedback form.</summary>
internal static class FeedbackFeature
{
    /// <summary>Adds what sends feedback.</summary>
    public static void AddFeedback(this IServiceCollection services)
    {
    }

    /// <summary>Maps <c>POST /feedback</c>.</summary>
    public static void MapFeedback(this IEndpointRouteBuilder endpoints)
    {
    }
}
