using Smtp163Addin.Relay.Drafts;

namespace Smtp163Addin.Relay.Tests.Storm;

/// <summary>The upload of one send of the storm: whole, breaking off, or waiting until the relay ends it.</summary>
internal sealed class StormUpload(StormPlan plan) : IAttachmentReader
{
    /// <summary>What a broken upload throws: the relay is to let this very one through.</summary>
    public IOException Broken { get; } = new("The upload broke off.");

    public ValueTask<Stream> OpenAsync(int index, CancellationToken cancellationToken) => ValueTask.FromResult<Stream>(new Source(plan, Broken));

    private sealed class Source(StormPlan plan, IOException broken) : MemoryStream(plan.Content(), writable: false)
    {
        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            if (Position >= plan.UploadBreaksAfter)
            {
                throw broken;
            }

            if (Position >= plan.UploadWaitsAfter)
            {
                await Task.Delay(Timeout.InfiniteTimeSpan, cancellationToken);
            }

            int end = plan.UploadBreaksAfter ?? plan.UploadWaitsAfter ?? plan.Bytes;
            return await base.ReadAsync(buffer[..(int)Math.Min(buffer.Length, end - Position)], cancellationToken);
        }

        public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
            ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();
    }
}
