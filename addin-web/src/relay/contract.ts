/** The service's contract, in the shape that openapi-typescript gives. */
export interface components {
  schemas: {
    AccountRequest: {
      address: string;
      authorizationCode: string;
      displayName?: string | null;
    };
    MailboxRequest: {
      name?: string | null;
      address: string;
    };
    BodyRequest: {
      html?: string | null;
      text?: string | null;
    };
    AttachmentRequest: {
      name?: string | null;
      contentType?: string | null;
      size: number;
      contentId?: string | null;
    };
    MessageRequest: {
      account: components['schemas']['AccountRequest'];
      messageId?: string | null;
      subject?: string | null;
      to?: components['schemas']['MailboxRequest'][] | null;
      cc?: components['schemas']['MailboxRequest'][] | null;
      bcc?: components['schemas']['MailboxRequest'][] | null;
      replyTo?: components['schemas']['MailboxRequest'][] | null;
      body: components['schemas']['BodyRequest'];
      importance?: 'low' | 'normal' | 'high' | null;
      inReplyTo?: string | null;
      references?: string[] | null;
      requestReadReceipt?: boolean | null;
      attachments?: components['schemas']['AttachmentRequest'][] | null;
    };
    Reply: {
      code: number;
      text: string;
    };
    SentResponse: {
      status: 'sent';
      messageId: string;
      recipients: number;
      reply: components['schemas']['Reply'];
    };
    VerifyRequest: {
      address: string;
      authorizationCode: string;
    };
    AcceptedResponse: {
      status: 'accepted';
    };
    FeedbackRequest: {
      topic: 'problem' | 'idea' | 'privacy' | 'deletion';
      text: string;
      replyTo?: string | null;
      account?: components['schemas']['AccountRequest'] | null;
    };
    SettingsResponse: {
      contact: string;
      policyVersion: string;
      policyUrl: string;
      limits: {
        attachmentBytes: number;
        recipients: number;
      };
      refusedExtensions: string[];
      authentication: {
        mode: 'Anonymous' | 'EntraId';
        clientId?: string | null;
        authority?: string | null;
        scope?: string | null;
      };
    };
    Problem: {
      type?: string | null;
      title?: string | null;
      status?: number | null;
      code: string;
      retryable: boolean;
      delivered: 'no' | 'unknown';
      traceId?: string | null;
      reply?: components['schemas']['Reply'] | null;
      recipients?: string[] | null;
      errors?: Record<string, string[]> | null;
      retryAfterSeconds?: number | null;
    };
  };
}
