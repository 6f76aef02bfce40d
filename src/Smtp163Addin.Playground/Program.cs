using Smtp163Addin.Playground.Hosting;

return await PlaygroundHost.RunAsync(args);
