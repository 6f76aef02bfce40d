using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Engines;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using Smtp163Addin.Benchmarks;
using Smtp163Addin.Benchmarks.Forgetting;

switch (args)
{
    case ["memory"]:
        await Console.Out.WriteLineAsync(await MemoryOfLargeSends.MeasureAsync());
        break;
    case ["forgetting"]:
        await CostOfForgetting.MeasureAsync(Console.Out);
        break;
    case ["forgetting", PlainService.Command]:
        await PlainService.RunAsync();
        break;
    default:
        // In this process: a send takes seconds, so that a process of its own for each benchmark would prove nothing more.
        var job = Job.Default.WithStrategy(RunStrategy.Monitoring).WithWarmupCount(1).WithIterationCount(5).WithToolchain(InProcessEmitToolchain.Instance);
        BenchmarkSwitcher.FromAssembly(typeof(SendBenchmarks).Assembly).Run(args, DefaultConfig.Instance.AddJob(job));
        break;
}
