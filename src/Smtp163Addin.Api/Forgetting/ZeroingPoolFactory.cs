using System.Buffers;
using Microsoft.AspNetCore.Connections;

namespace Smtp163Addin.Api.Forgetting;

/// <summary>Gives the server the buffers through which requests and answers pass.</summary>
internal sealed class ZeroingPoolFactory : IMemoryPoolFactory<byte>
{
    /// <inheritdoc/>
    public MemoryPool<byte> Create(MemoryPoolOptions? options = null) => new ZeroingPool();
}
