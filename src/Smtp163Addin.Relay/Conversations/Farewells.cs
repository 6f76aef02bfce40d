using System.Collections.Concurrent;

namespace Smtp163Addin.Relay.Conversations;

/// <summary>Ends conversations in the background, each within <see cref="SmtpConversation.LongestFarewell"/>.</summary>
internal sealed class Farewells
{
    private readonly ConcurrentDictionary<Task, bool> _running = new();

    /// <summary>Says QUIT, closes the connection and gives the sending place back.</summary>
    /// <param name="conversation">The conversation that is over.</param>
    /// <param name="place">Its place.</param>
    public void Say(SmtpConversation conversation, IDisposable place)
    {
        var farewell = SayAsync(conversation, place);
        if (!farewell.IsCompleted)
        {
            _running.TryAdd(farewell, true);
            _ = farewell.ContinueWith(said => _running.TryRemove(said, out _), TaskScheduler.Default);
        }
    }

    /// <summary>Waits until nothing is left to say.</summary>
    /// <returns>A task that does not fail.</returns>
    public Task WhenSaidAsync() => Task.WhenAll(_running.Keys);

    private static async Task SayAsync(SmtpConversation conversation, IDisposable place)
    {
        try
        {
            await conversation.LeaveAsync();
        }
        finally
        {
            try
            {
                await conversation.DisposeAsync();
            }
            finally
            {
                place.Dispose();
            }
        }
    }
}
