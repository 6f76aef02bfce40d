using System.Buffers;
using System.Collections.Concurrent;
using System.Security.Cryptography;

namespace Smtp163Addin.Api.Forgetting;

/// <summary>
/// Blocks that never move, so that the collector leaves no copy of them behind, and that are zeroed when they come back. The server's
/// own pool keeps what stood in a block until somebody writes over it.
/// </summary>
internal sealed class ZeroingPool : MemoryPool<byte>
{
    private const int BlockBytes = 4096;

    /// <summary>What is kept for the next request: 16 MiB. More than that is left to the collector, zeroed as well.</summary>
    private const int MostKept = 4096;

    private readonly ConcurrentQueue<byte[]> _kept = new();

    /// <inheritdoc/>
    public override int MaxBufferSize => BlockBytes;

    /// <inheritdoc/>
    public override IMemoryOwner<byte> Rent(int minBufferSize = -1)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(minBufferSize, BlockBytes);
        return new Block(this, _kept.TryDequeue(out var block) ? block : GC.AllocateArray<byte>(BlockBytes, pinned: true));
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing) => _kept.Clear();

    private void Return(byte[] block)
    {
        CryptographicOperations.ZeroMemory(block);
        if (_kept.Count < MostKept)
        {
            _kept.Enqueue(block);
        }
    }

    private sealed class Block(ZeroingPool pool, byte[] bytes) : MemoryManager<byte>
    {
        private byte[]? _bytes = bytes;

        public override Span<byte> GetSpan() => _bytes ?? throw new ObjectDisposedException(nameof(Block));

        // The array is pinned for good, so a handle has nothing to hold.
        public override unsafe MemoryHandle Pin(int elementIndex = 0)
        {
            ArgumentOutOfRangeException.ThrowIfGreaterThan((uint)elementIndex, (uint)BlockBytes);
            fixed (byte* first = GetSpan())
            {
                return new MemoryHandle(first + elementIndex);
            }
        }

        public override void Unpin()
        {
        }

        protected override void Dispose(bool disposing)
        {
            if (Interlocked.Exchange(ref _bytes, null) is { } returned)
            {
                pool.Return(returned);
            }
        }

        protected override bool TryGetArray(out ArraySegment<byte> segment)
        {
            segment = _bytes ?? [];
            return _bytes is not null;
        }
    }
}
