using System.Collections.Concurrent;
using System.Diagnostics.Tracing;
using Microsoft.Extensions.Logging;

namespace Smtp163Addin.Privacy.Tests.Canaries;

/// <summary>Hears everything that a service logs: all categories, all levels, scopes, states, exceptions, and event sources.</summary>
internal sealed class Eavesdropper : EventListener, ILoggerProvider
{
    private static readonly string[] Debugging = ["Private.", "Microsoft-Windows-DotNETRuntime", "System.Threading.Tasks.TplEventSource", "System.Buffers."];

    [ThreadStatic]
    private static bool _listening;

    private readonly ConcurrentQueue<string> _heard = new();

    /// <summary>Everything so far, one entry after the other.</summary>
    public IReadOnlyCollection<string> Heard => _heard;

    public ILogger CreateLogger(string categoryName) => new Ear(categoryName, _heard);

    protected override void OnEventSourceCreated(EventSource eventSource)
    {
        // The runtime's own diagnostics dump buffers and exceptions by design, for a debugger; a host switches them off as a whole.
        if (!Debugging.Any(name => eventSource.Name.StartsWith(name, StringComparison.Ordinal)))
        {
            EnableEvents(eventSource, EventLevel.Verbose, EventKeywords.All);
        }
    }

    protected override void OnEventWritten(EventWrittenEventArgs eventData)
    {
        // To note an event takes buffers from pools, which are event sources as well.
        if (_listening || _heard is null)
        {
            return;
        }

        _listening = true;
        _heard.Enqueue($"{eventData.EventSource.Name} {eventData.EventName} {eventData.Message} {string.Join(' ', eventData.Payload?.Select(Describe) ?? [])}");
        _listening = false;
    }

    private static string? Describe(object? value) => value is byte[] bytes ? Convert.ToHexString(bytes) : value?.ToString();

    private sealed class Ear(string category, ConcurrentQueue<string> heard) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull
        {
            heard.Enqueue($"{category} scope {Tell(state)}");
            return null;
        }

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            heard.Enqueue($"{category} {logLevel} {eventId} {formatter(state, exception)} {Tell(state)} {exception}");

        private static string Tell(object? state) =>
            state is IEnumerable<KeyValuePair<string, object?>> pairs
                ? string.Join(' ', pairs.Select(pair => $"{pair.Key}={Describe(pair.Value)}"))
                : $"{state}";
    }
}
