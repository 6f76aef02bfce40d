using System.Net;
using System.Security.Cryptography;

namespace Smtp163Addin.Harness.Deployed;

/// <summary>An address of 127.0.0.0/8 for one test, so that several runs may bind port 465 at once.</summary>
public static class LoopbackAddress
{
    /// <summary>Another address at each call.</summary>
    public static IPAddress Next() => new(
    [
        127,
        163,
        (byte)RandomNumberGenerator.GetInt32(1, 255),
        (byte)RandomNumberGenerator.GetInt32(1, 255),
    ]);
}
