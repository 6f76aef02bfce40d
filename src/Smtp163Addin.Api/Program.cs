var builder = WebApplication.CreateBuilder(args);
var app = builder.Build();
await app.RunAsync();

/// <summary>The service that relays a draft from Outlook to smtp.163.com.</summary>
public sealed partial class Program;
