using System.Net.Http.Json;
using System.Text.Json;
using Xunit;

namespace Smtp163Addin.Harness.Http;

/// <summary>Looks at a whole problem, not at a status alone.</summary>
public static class ProblemAssert
{
    /// <summary>The answer is this problem, well-formed and not to be cached.</summary>
    public static async Task<JsonElement> IsAsync(
        HttpResponseMessage response, string code, int status, bool retryable = false, string delivered = "no")
    {
        var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.True((int)response.StatusCode == status, $"{(int)response.StatusCode} instead of {status}: {text}");
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
        Assert.Equal("no-store", response.Headers.CacheControl?.ToString());
        var problem = JsonElement.Parse(text);
        Assert.Equal(code, problem.GetProperty("code").GetString());
        Assert.Equal(status, problem.GetProperty("status").GetInt32());
        Assert.Equal(retryable, problem.GetProperty("retryable").GetBoolean());
        Assert.Equal(delivered, problem.GetProperty("delivered").GetString());
        Assert.Equal($"/support#{code}", problem.GetProperty("type").GetString());
        Assert.NotEmpty(problem.GetProperty("title").GetString()!);
        Assert.NotEmpty(problem.GetProperty("traceId").GetString()!);
        var wait = response.Headers.RetryAfter?.Delta?.TotalSeconds;
        Assert.Equal(wait, problem.TryGetProperty("retryAfterSeconds", out var seconds) ? seconds.GetInt32() : null);
        return problem;
    }

    /// <summary>The answer is <c>invalid_request</c> and names this field.</summary>
    public static async Task IsInvalidAtAsync(HttpResponseMessage response, string field)
    {
        var problem = await IsAsync(response, "invalid_request", 400);
        Assert.Contains(field, problem.GetProperty("errors").EnumerateObject().Select(error => error.Name));
    }

    /// <summary>The answer says that the mail was sent.</summary>
    public static async Task<JsonElement> IsSentAsync(HttpResponseMessage response)
    {
        var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.True((int)response.StatusCode == 200, text);
        Assert.Equal("no-store", response.Headers.CacheControl?.ToString());
        var sent = await response.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken);
        Assert.Equal("sent", sent.GetProperty("status").GetString());
        return sent;
    }
}
