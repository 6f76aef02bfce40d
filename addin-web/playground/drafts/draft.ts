import {
  base64,
  type ComposeType,
  createItem,
  type HostAttachment,
  type HostItem,
  type HostRecipient,
  plainText,
  type RecipientField,
} from '../host/index.ts';

/** A file on a draft, with its bytes. */
export interface DraftFile extends HostAttachment {
  readonly bytes: Blob;
}

/** What a draft is made from. */
export interface DraftParts {
  readonly to?: readonly HostRecipient[];
  readonly cc?: readonly HostRecipient[];
  readonly bcc?: readonly HostRecipient[];
  readonly subject?: string;
  /** HTML; inline pictures as `cid:`. */
  readonly html?: string;
  readonly files?: readonly DraftFile[];
  readonly composeType?: ComposeType;
}

let lastFile = 0;

/** A file for a draft. With a content id it is a picture inside the body. */
export function draftFile(name: string, bytes: Blob, contentId?: string): DraftFile {
  lastFile += 1;
  return {
    id: `attachment-${lastFile}`,
    name,
    contentType: bytes.type,
    size: bytes.size,
    isInline: contentId !== undefined,
    attachmentType: 0,
    format: 'base64',
    content: () => base64(bytes),
    bytes,
    ...(contentId === undefined ? {} : { contentId }),
  };
}

/** A person as Outlook writes them. */
export function person(name: string, address: string): HostRecipient {
  return { name, address, recipientType: 3 };
}

/** A draft that is being edited: what the host hands to the add-in, and what the page shows. */
export class Draft {
  /** What the host answers from. */
  public readonly item: HostItem;

  /** The body as HTML; inline pictures as `cid:`. */
  public html: string;

  /** The files with their bytes, in the order of the item's attachments. */
  public readonly files: DraftFile[];

  public constructor(parts: DraftParts) {
    this.html = parts.html ?? '';
    this.files = [...(parts.files ?? [])];
    this.item = createItem({
      composeType: parts.composeType ?? 'newMail',
      recipients: { to: [...(parts.to ?? [])], cc: [...(parts.cc ?? [])], bcc: [...(parts.bcc ?? [])] },
      subject: parts.subject ?? '',
      html: () => this.html,
      text: () => plainText(this.html),
      attachments: this.files,
    });
  }

  /** The recipients of one field as one line of text. */
  public recipients(field: RecipientField): string {
    return this.item.recipients[field]
      .map(({ name, address }) => (name === '' || name === address ? address : `${name} <${address}>`))
      .join('; ');
  }
}

/** Reads a line of recipients, separated by semicolons or commas outside quotation marks. */
export function parseRecipients(text: string): HostRecipient[] {
  return text
    .split(/[;,；，](?=(?:[^"]*"[^"]*")*[^"]*$)/)
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .map((part) => {
      const match = /^(?<name>[^<]*)<(?<address>[^<>]*)>$/.exec(part);
      const address = match?.groups?.['address']?.trim() ?? part;
      const name = match?.groups?.['name']?.trim().replaceAll('"', '') ?? '';
      return person(name === '' ? address : name, address);
    });
}
