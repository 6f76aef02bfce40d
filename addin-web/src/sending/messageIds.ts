import type { Draft } from '../outlook/draft.ts';

/**
 * Gives a draft its message id. Trying the same draft again gives the same id, so that a recipient's mail program can
 * drop a second copy; a changed draft is another mail and gets another one. Keeps a digest, never the content.
 */
export class MessageIds {
  readonly #given = new Map<string, string>();

  async for(key: number, draft: Draft): Promise<string> {
    const place = `${key} ${await digest(draft)}`;
    const messageId = this.#given.get(place) ?? crypto.randomUUID();
    this.#given.set(place, messageId);
    return messageId;
  }

  /** After a mail has been sent, sending the same draft once more is a new mail. */
  forget(): void {
    this.#given.clear();
  }
}

async function digest(draft: Draft): Promise<string> {
  const { to, cc, bcc, subject, body, attachments } = draft;
  const bytes = new TextEncoder().encode(JSON.stringify({ to, cc, bcc, subject, body, attachments }));
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return [...hash].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
