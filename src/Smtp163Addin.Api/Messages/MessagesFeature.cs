using Smtp163Addin.Api.Uploads;

namespace Smtp163Addin.Api.Messages;

/// <summary>The doors of this feature: sending one draft.</summary>
internal static class MessagesFeature
{
    /// <summary>Adds what reads and sends a draft.</summary>
    public static void AddMessages(this IServiceCollection services) => services.AddSingleton<MessageSender>();

    /// <summary>Maps <c>POST /messages</c>.</summary>
    public static void MapMessages(this IEndpointRouteBuilder endpoints) =>
        endpoints
            .MapPost("/messages", static (HttpContext context, MessageSender sender) => sender.SendAsync(context))
            .WithName("sendMessage")
            .WithSummary("Send one draft")
            .Produces<MessageSent>()
            .WithMetadata(new UploadEndpoint());
}
