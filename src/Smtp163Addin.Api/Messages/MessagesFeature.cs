namespace Smtp163Addin.Api.Messages;

/// <summary>The doors of this feature: sending one draft.</summary>
internal static class MessagesFeature
{
    /// <summary>Adds what reads and sends a draft.</summary>
    public static void AddMessages(this IServiceCollection services)
    {
    }

    /// <summary>Maps <c>POST /messages</c>.</summary>
    public static void MapMessages(this IEndpointRouteBuilder endpoints)
    {
    }
}
