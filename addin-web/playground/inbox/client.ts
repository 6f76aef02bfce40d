/** The playground's own endpoints: the sandbox's inbox, its conversations and its faults. */

/** A mail as the list shows it. */
export interface MailSummary {
  readonly number: number;
  readonly queueId: string;
  readonly receivedAt: string;
  /** Bytes of the whole mail as it arrived. */
  readonly size: number;
  readonly subject: string;
  readonly from: string;
}

/** A part of a mail that is a file or a picture. */
export interface MailPart {
  readonly index: number;
  readonly name: string;
  readonly contentType: string;
  readonly size: number;
  readonly sha256: string;
  readonly contentId: string | null;
}

/** A mail, taken apart by MimeKit. */
export interface Mail extends MailSummary {
  readonly to: string;
  readonly cc: string;
  readonly envelopeFrom: string;
  readonly envelopeRecipients: readonly string[];
  readonly html: string | null;
  readonly text: string | null;
  readonly parts: readonly MailPart[];
  /** Lines of the SMTP conversation, `C: ` or `S: ` before each. */
  readonly conversation: readonly string[];
}

const root = '/playground';

async function json<T>(path: string): Promise<T> {
  const response = await fetch(`${root}${path}`);
  if (!response.ok) {
    throw new Error(`${path}: ${response.status}`);
  }
  return (await response.json()) as T;
}

/** All mails, newest first. */
export const listMails = (): Promise<readonly MailSummary[]> => json('/inbox');

/** One mail. */
export const readMail = (number: number): Promise<Mail> => json(`/inbox/${number}`);

/** The address of a mail as a page for a frame. */
export const renderedAddress = (number: number): string => `${root}/inbox/${number}/rendered`;

/** The address of a mail's exact bytes. */
export const sourceAddress = (number: number): string => `${root}/inbox/${number}/source`;

/** The address of one file in a mail. */
export const partAddress = (number: number, index: number): string => `${root}/inbox/${number}/parts/${index}`;

/** The first bytes of a mail as text. */
export async function readSource(number: number, bytes: number): Promise<string> {
  const response = await fetch(sourceAddress(number), { headers: { Range: `bytes=0-${bytes - 1}` } });
  return response.text();
}

/** Forgets all mails. */
export async function clearInbox(): Promise<void> {
  await fetch(`${root}/inbox`, { method: 'DELETE' });
}

/**
 * Calls back whenever the inbox has changed.
 * @returns What ends it.
 */
export function watchInbox(changed: () => void): () => void {
  const events = new EventSource(`${root}/inbox/events`);
  events.addEventListener('message', changed);
  return () => events.close();
}

/** Makes the next conversation with the sandbox go wrong. */
export async function setFault(name: string): Promise<void> {
  await fetch(`${root}/faults/${name}`, { method: 'PUT' });
}

/** Lets all conversations go well again. */
export async function clearFaults(): Promise<void> {
  await fetch(`${root}/faults`, { method: 'DELETE' });
}
