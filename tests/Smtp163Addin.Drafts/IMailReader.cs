namespace Smtp163Addin.Drafts;

/// <summary>A program that reads mails and knows nothing of how they were made.</summary>
public interface IMailReader
{
    /// <summary>The program's name.</summary>
    string Name { get; }

    /// <summary>Reads a mail.</summary>
    /// <param name="mail">The mail as it arrived.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>What the reader shows.</returns>
    Task<ReadMail> ReadAsync(ReadOnlyMemory<byte> mail, CancellationToken cancellationToken);
}
