import type { Answer } from './answer.ts';

/** A name and an address as Outlook shows them. */
export interface Person {
  readonly name: string;
  readonly address: string;
}

/** What Outlook says of an attachment before its content is read. */
export interface DraftAttachment {
  /** Valid while this compose window is open. */
  readonly id: string;
  readonly name: string;
  /** Bytes, as Outlook counts them; the content may differ a little. */
  readonly size: number;
  /** `file` has bytes, `item` is a mail or an appointment, `cloud` is only a link. */
  readonly kind: 'file' | 'item' | 'cloud';
  readonly inline: boolean;
  /** Told since Mailbox 1.16 only; without angle brackets. */
  readonly contentId: string | null;
}

/** One look at the draft: everything that is sent, read at one moment. */
export interface Draft {
  readonly from: Person | null;
  readonly to: readonly Person[];
  readonly cc: readonly Person[];
  readonly bcc: readonly Person[];
  readonly subject: string;
  /** `html` is null in a plain text draft. */
  readonly body: { readonly html: string | null; readonly text: string };
  readonly attachments: readonly DraftAttachment[];
  readonly composeType: Answer<'newMail' | 'reply' | 'forward'>;
  /** The message id that this draft answers, or null when it answers none. */
  readonly inReplyTo: Answer<string | null>;
  /** When Outlook itself would send the draft, or null when at once. */
  readonly delayedUntil: Answer<Date | null>;
  /** `IPM.Note` for an ordinary mail. */
  readonly itemClass: Answer<string>;
}

/** What the draft's notification bar says of earlier sending. */
export type EarlierSend = 'none' | 'started' | 'sent';
