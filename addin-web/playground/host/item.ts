/** The draft as Outlook holds it, and as the host answers for it. */

/** A recipient on the wire; `recipientType` 0 other, 1 distribution list, 2 user, 3 external user. */
export interface HostRecipient {
  readonly name: string;
  readonly address: string;
  readonly recipientType: 0 | 1 | 2 | 3;
}

/** The fields of recipients, in the order of their numbers on the wire. */
export const recipientFields = ['to', 'cc', 'bcc'] as const;

/** One of the three fields of recipients. */
export type RecipientField = (typeof recipientFields)[number];

/** How Outlook hands an attachment out. */
export type AttachmentFormat = 'base64' | 'url' | 'eml' | 'iCalendar';

/** An attachment of the draft. */
export interface HostAttachment {
  readonly id: string;
  readonly name: string;
  readonly contentType: string;
  /** Bytes, as Outlook reports them. */
  readonly size: number;
  readonly isInline: boolean;
  /** 0 a file, 1 an Outlook item, 2 a link to a file in the cloud. */
  readonly attachmentType: 0 | 1 | 2;
  /** The name by which the body shows an inline picture; handed out from Mailbox 1.16 on. */
  readonly contentId?: string;
  /** The address of a file in the cloud. */
  readonly url?: string;
  readonly format: AttachmentFormat;
  /** The content in the announced format: base64 text, an address, or the text of the item. */
  readonly content: () => Promise<string>;
}

/** How the draft came to be. */
export type ComposeType = 'newMail' | 'reply' | 'forward';

/** A notification on the draft, as the add-in set it. */
export interface HostNotification {
  readonly key: string;
  /** 0 informational, 1 progress, 2 error, 3 insight. */
  readonly type: number;
  readonly message: string;
  readonly icon: string | undefined;
  readonly persistent: boolean;
}

/** One draft. The host reads it anew for every call, so whoever holds it may change it at any time. */
export interface HostItem {
  readonly conversationId: string;
  /** The id after the first save; `null` before. */
  itemId: string | null;
  readonly composeType: ComposeType;
  /** 1 to 5 as on the wire: 4 a message being written, 5 an appointment. */
  readonly itemType: number;
  readonly from: HostRecipient;
  readonly recipients: Record<RecipientField, HostRecipient[]>;
  subject: string;
  readonly bodyType: 'html' | 'text';
  /** The body as HTML, pictures named by `cid:`. */
  readonly html: () => string;
  /** The body as plain text. */
  readonly text: () => string;
  readonly attachments: HostAttachment[];
  readonly notifications: Map<string, HostNotification>;
  readonly sessionData: Map<string, string>;
  customProperties: string;
  /** Milliseconds since 1970 when delayed delivery is set, else 0. */
  readonly deliverAt: number;
  readonly itemClass: string;
  /** The Message-ID that the draft answers, handed out by newer builds. */
  readonly inReplyTo: string | null;
}

let lastItem = 0;

/** An empty new message from an Outlook.com mailbox, with what is given instead. */
export function createItem(given: Partial<HostItem> = {}): HostItem {
  lastItem += 1;
  const html = given.html ?? (() => '');
  return {
    conversationId: `conversation-${lastItem}`,
    itemId: null,
    composeType: 'newMail',
    itemType: 4,
    from: { name: 'Lin Chen', address: 'lin.chen@outlook.com', recipientType: 2 },
    recipients: { to: [], cc: [], bcc: [] },
    subject: '',
    bodyType: 'html',
    html,
    text: () => plainText(html()),
    attachments: [],
    notifications: new Map(),
    sessionData: new Map(),
    customProperties: '{}',
    deliverAt: 0,
    itemClass: 'IPM.Note',
    inReplyTo: null,
    ...given,
  };
}

const blocks = new Set([
  'ADDRESS',
  'BLOCKQUOTE',
  'DIV',
  'H1',
  'H2',
  'H3',
  'H4',
  'LI',
  'OL',
  'P',
  'PRE',
  'TABLE',
  'TR',
  'UL',
]);

/** The text of an HTML body, a line for every block. */
export function plainText(html: string): string {
  const { body } = new DOMParser().parseFromString(html, 'text/html');
  const lines: string[] = [''];
  const visit = (node: Node): void => {
    for (const child of node.childNodes) {
      const last = lines.length - 1;
      if (child.nodeType === Node.TEXT_NODE) {
        lines[last] += (child.textContent ?? '').replaceAll(/\s+/g, ' ');
      } else if (child.nodeName === 'BR') {
        lines.push('');
      } else if (blocks.has(child.nodeName)) {
        if (lines[last] !== '') {
          lines.push('');
        }
        visit(child);
        lines.push('');
      } else {
        visit(child);
      }
    }
  };
  visit(body);
  return lines
    .map((line) => line.trim())
    .join('\n')
    .replaceAll(/\n{3,}/g, '\n\n')
    .trim();
}

/** Base64 of some bytes, made by the browser's own encoder. */
export function base64(bytes: Blob): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => {
      const url = String(reader.result);
      resolve(url.slice(url.indexOf(',') + 1));
    };
    reader.onerror = () => {
      reject(reader.error ?? new Error('The file cannot be read.'));
    };
    reader.readAsDataURL(bytes);
  });
}
