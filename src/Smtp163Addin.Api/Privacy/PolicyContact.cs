namespace Smtp163Addin.Api.Privacy;

/// <summary>The contact that the policy names.</summary>
internal static class PolicyContact
{
    /// <summary>Its address.</summary>
    public const string Address = "wangjian20220512@163.com";
}
