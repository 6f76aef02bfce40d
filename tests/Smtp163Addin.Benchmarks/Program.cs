using BenchmarkDotNet.Running;
using Smtp163Addin.Benchmarks;

if (args is ["memory"])
{
    await Console.Out.WriteLineAsync(await MemoryOfLargeSends.MeasureAsync());
}
else
{
    BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
}
