import { blobFromBase64 } from '../outlook/content.ts';
import type { Draft, DraftAttachment, Person } from '../outlook/draft.ts';
import { type InlineImages, mapInlineImages } from './inlineImages.ts';
import { extensionOf, mediaTypeOf } from './mediaTypes.ts';
import type { MessageRequest } from './types.ts';

/** The account that a mail is sent with. Lives in memory only. */
export interface Account {
  readonly address: string;
  readonly authorizationCode: string;
  readonly displayName: string;
}

export type Importance = 'low' | 'normal' | 'high';

/** What the user chose beside the draft. */
export interface SendOptions {
  readonly replyTo: 'account' | 'outlook';
  readonly importance: Importance;
  readonly requestReadReceipt: boolean;
  /** Seconds in which a send can be taken back. */
  readonly undoSeconds: 0 | 5 | 10;
}

/** One attachment as it will be announced, before its bytes are read. */
export type PlannedAttachment = {
  readonly name: string;
  readonly contentType: string;
  readonly contentId: string | null;
} & ({ readonly source: DraftAttachment } | { readonly content: Blob });

/** A draft made ready: the inline pictures first, since the service sends in the announced order. */
export interface Plan {
  readonly draft: Draft;
  readonly images: InlineImages;
  readonly attachments: readonly PlannedAttachment[];
}

/** Maps the pictures and puts the attachments in order. */
export function planMessage(draft: Draft, unique: () => string = () => crypto.randomUUID().slice(0, 13)): Plan {
  const html = draft.body.html;
  const images: InlineImages =
    html === null
      ? { html: '', contentIds: new Map(), embedded: [], missing: [] }
      : mapInlineImages(html, draft.attachments, unique);
  const embedded: PlannedAttachment[] = [];
  for (const [index, image] of images.embedded.entries()) {
    const content = blobFromBase64(image.base64);
    if (content !== null) {
      const name = `image-${index + 1}.${image.contentType.replace('image/', '').replace('jpeg', 'jpg').replace('svg+xml', 'svg')}`;
      embedded.push({ name, contentType: image.contentType, contentId: image.contentId, content });
    }
  }
  const fromDraft: PlannedAttachment[] = draft.attachments.map((source) => ({
    name: sentName(source),
    contentType: source.kind === 'item' ? 'application/octet-stream' : mediaTypeOf(source.name),
    contentId: images.contentIds.get(source.id) ?? null,
    source,
  }));
  const inline = fromDraft.filter((attachment) => attachment.contentId !== null);
  const plain = fromDraft.filter((attachment) => attachment.contentId === null);
  return { draft, images, attachments: [...inline, ...embedded, ...plain] };
}

/** An attached mail has its subject for a name; recipients need an ending to open it. */
function sentName(attachment: DraftAttachment): string {
  const known = extensionOf(attachment.name);
  return attachment.kind === 'item' && known !== 'eml' && known !== 'ics' && known !== 'msg'
    ? `${attachment.name}.eml`
    : attachment.name;
}

/** The `message` part. Its announced sizes are the sizes of the bytes that follow. */
export function messageRequest(
  plan: Plan,
  contents: readonly Blob[],
  account: Account,
  options: SendOptions,
  messageId: string,
): MessageRequest {
  const { draft } = plan;
  return {
    account: {
      address: account.address,
      authorizationCode: account.authorizationCode,
      ...(account.displayName === '' ? {} : { displayName: account.displayName }),
    },
    messageId,
    subject: draft.subject,
    to: draft.to.map(mailbox),
    cc: draft.cc.map(mailbox),
    bcc: draft.bcc.map(mailbox),
    replyTo: options.replyTo === 'outlook' && draft.from !== null ? [mailbox(draft.from)] : [],
    body: draft.body.html === null ? { text: draft.body.text } : { html: plan.images.html, text: draft.body.text },
    importance: options.importance,
    ...threadOf(draft),
    requestReadReceipt: options.requestReadReceipt,
    attachments: plan.attachments.map((attachment, index) => ({
      name: attachment.name,
      contentType: attachment.contentType,
      size: contents[index]?.size ?? 0,
      contentId: attachment.contentId,
    })),
  };
}

/** Outlook tells the answered message only, not the whole thread before it. */
function threadOf(draft: Draft): Pick<MessageRequest, 'inReplyTo' | 'references'> {
  const answered = draft.inReplyTo.ok ? draft.inReplyTo.value : null;
  return answered === null ? {} : { inReplyTo: answered, references: [answered] };
}

function mailbox(person: Person) {
  return person.name === '' || person.name === person.address
    ? { address: person.address }
    : { name: person.name, address: person.address };
}
