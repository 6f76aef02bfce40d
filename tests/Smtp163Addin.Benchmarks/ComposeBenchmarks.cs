using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Engines;
using MimeKit;
using Smtp163Addin.Relay.Composition;
using Smtp163Addin.Relay.Drafts;

namespace Smtp163Addin.Benchmarks;

/// <summary>
/// What it costs to compose a draft and to write it to nowhere. An attachment must allocate next to nothing, whatever its size; a body
/// is held as its text and its UTF-8.
/// </summary>
[MemoryDiagnoser]
[SimpleJob(RunStrategy.Monitoring, launchCount: 1, warmupCount: 1, iterationCount: 5)]
public class ComposeBenchmarks
{
    private const int AttachmentBytes = 40_000_000;

    private static readonly Draft Plain = new()
    {
        Account = new Account("sender@163.com", "ABCDEFGHIJKLMNOP"),
        MessageId = "0d0e6c0a-9a5f-4a53-8ed6-3f4d0a4d5e11@163.com",
        Subject = "A subject",
        To = [new Mailbox(null, "reader@example.com")],
        Body = new Body(null, "A text."),
    };

    private static readonly FormatOptions Wire = MakeWire();

    private Draft _largeAttachment = Plain;
    private Draft _longLine = Plain;
    private Draft _page = Plain;
    private Draft _derived = Plain;

    /// <summary>Makes the large bodies.</summary>
    [GlobalSetup]
    public void MakeBodies()
    {
        var page = string.Concat(Enumerable.Repeat("<p>The same <b>words</b> over and over, with a 汉字 now and then.</p>\r\n", 120_000));
        _largeAttachment = Plain with { Attachments = [new Attachment("large.bin", null, AttachmentBytes)] };
        _longLine = Plain with { Body = new Body(null, new string('a', 100_000)) };
        _page = Plain with { Body = new Body(page, "See the HTML.") };
        _derived = Plain with { Body = new Body(page, null) };
    }

    /// <summary>An attachment of 40 MB.</summary>
    /// <returns>A task.</returns>
    [Benchmark]
    public Task LargeAttachment() => WriteAsync(_largeAttachment, new EndlessReader(AttachmentBytes));

    /// <summary>A text of one line of 100 000 characters.</summary>
    /// <returns>A task.</returns>
    [Benchmark]
    public Task LongLine() => WriteAsync(_longLine, NoAttachments.Instance);

    /// <summary>HTML of 8 MiB with a text of its own.</summary>
    /// <returns>A task.</returns>
    [Benchmark]
    public Task LargePage() => WriteAsync(_page, NoAttachments.Instance);

    /// <summary>HTML of 8 MiB whose text is derived.</summary>
    /// <returns>A task.</returns>
    [Benchmark]
    public Task LargePageWithDerivedText() => WriteAsync(_derived, NoAttachments.Instance);

    private static async Task WriteAsync(Draft draft, IAttachmentReader reader)
    {
        using var message = MessageComposer.Compose(draft, reader, TimeProvider.System);
        message.Prepare(EncodingConstraint.SevenBit, 78);
        await message.WriteToAsync(Wire, Stream.Null);
    }

    private static FormatOptions MakeWire()
    {
        var options = FormatOptions.Default.Clone();
        options.NewLineFormat = NewLineFormat.Dos;
        return options;
    }
}
