using Smtp163Addin.Api.Hosting;

return await ServiceHost.RunAsync(args);

/// <summary>The service that relays a draft from Outlook to smtp.163.com.</summary>
public sealed partial class Program;
