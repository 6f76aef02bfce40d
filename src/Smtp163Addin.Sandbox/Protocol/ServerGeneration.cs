namespace Smtp163Addin.Sandbox.Protocol;

/// <summary>Which of the lists of extensions that smtp.163.com was seen with EHLO answers.</summary>
public enum ServerGeneration
{
    /// <summary>Without PIPELINING; with XOAUTH2 and ID.</summary>
    Newest,

    /// <summary>2022 and 2023: with PIPELINING, XOAUTH2 and ID.</summary>
    Until2023,

    /// <summary>Until about 2019: with PIPELINING, without XOAUTH2 and ID.</summary>
    Until2019,
}
