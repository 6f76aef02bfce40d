using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Engines;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using Smtp163Addin.Benchmarks;

if (args is ["memory"])
{
    await Console.Out.WriteLineAsync(await MemoryOfLargeSends.MeasureAsync());
}
else
{
    // In this process: a send takes seconds, so that a process of its own for each benchmark would prove nothing more.
    var job = Job.Default.WithStrategy(RunStrategy.Monitoring).WithWarmupCount(1).WithIterationCount(5).WithToolchain(InProcessEmitToolchain.Instance);
    BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args, DefaultConfig.Instance.AddJob(job));
}
