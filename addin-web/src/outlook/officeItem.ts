import { type Answer, ask, given, notSupported } from './answer.ts';
import { blobFromContent } from './content.ts';
import type { Draft, DraftAttachment, EarlierSend, Person } from './draft.ts';
import type { DraftItem, DraftPart, DraftReading } from './host.ts';
import { noteIcon } from './noteIcon.ts';

/** The key of our one notification on a draft, at most 32 characters. */
const noteKey = 'smtp163';
/** The longest text of a notification that Outlook takes. */
const noteLength = 150;

type Item = Office.MessageCompose;

/** Says whether Outlook has a requirement set of Mailbox. */
export type Supports = (version: string) => boolean;

/** What an item answers once another one is open: Outlook would take the call for the other one. */
const gone: Answer<never> = { ok: false, reason: 'failed' };

/**
 * Wraps Outlook's item. Every call has a time-out, and what an older Outlook lacks is an answer with a reason.
 *
 * @param isOpen whether this item is still the one that Outlook shows
 */
export function officeItem(item: Item, key: number, supports: Supports, isOpen: () => boolean): DraftItem {
  const whileOpen = <T>(call: () => Promise<Answer<T>>) => (isOpen() ? call() : Promise.resolve(gone));
  const appointment = String(item.itemType).toLowerCase() === 'appointment';
  return {
    key,
    kind: appointment ? 'appointment' : 'message',
    read: () => readDraft(item, supports),
    readContent: (attachment) => whileOpen(() => readContent(item, attachment)),
    earlierSend: () => earlierSend(item),
    note: (kind, text) => whileOpen(() => note(item, kind, text)),
    removeNote: () => whileOpen(() => removeNote(item)),
    discard: () => whileOpen(() => discard(item)),
    onChange: (listener) => {
      for (const type of [Office.EventType.RecipientsChanged, Office.EventType.AttachmentsChanged]) {
        void ask<void>((callback) => item.addHandlerAsync(type, listener, callback));
      }
    },
  };
}

/** Answers `notSupported` where Outlook has no such function. */
function guarded<T>(member: unknown, call: () => Promise<Answer<T>>): Promise<Answer<T>> {
  return typeof member === 'function' ? call() : Promise.resolve(notSupported);
}

async function readDraft(item: Item, supports: Supports): Promise<DraftReading> {
  const [from, to, cc, bcc, subject, html, text, attachments, composeType, delayedUntil, itemClass] = await Promise.all(
    [
      readFrom(item),
      readPeople(item.to),
      readPeople(item.cc),
      readPeople(item.bcc),
      ask<string>((callback) => item.subject.getAsync(callback)),
      readHtml(item),
      ask<string>((callback) => item.body.getAsync(Office.CoercionType.Text, callback)),
      readAttachments(item),
      readComposeType(item),
      readDelay(item, supports),
      readClass(item, supports),
    ],
  );
  const missing: DraftPart[] = [];
  if (!to.ok || !cc.ok || !bcc.ok) {
    missing.push('recipients');
  }
  if (!subject.ok) {
    missing.push('subject');
  }
  if (!html.ok || !text.ok) {
    missing.push('body');
  }
  if (!attachments.ok) {
    missing.push('attachments');
  }
  if (!to.ok || !cc.ok || !bcc.ok || !subject.ok || !html.ok || !text.ok || !attachments.ok) {
    return { ok: false, missing };
  }
  const draft: Draft = {
    from: from.ok ? from.value : null,
    to: to.value,
    cc: cc.value,
    bcc: bcc.value,
    subject: subject.value ?? '',
    body: { html: html.value, text: text.value ?? '' },
    attachments: attachments.value,
    composeType,
    inReplyTo: readInReplyTo(item, supports),
    delayedUntil,
    itemClass,
  };
  return { ok: true, draft };
}

function person(details: Office.EmailAddressDetails): Person {
  return { name: details.displayName ?? '', address: details.emailAddress ?? '' };
}

async function readPeople(field: Office.Recipients): Promise<Answer<Person[]>> {
  const answer = await ask<Office.EmailAddressDetails[]>((callback) => field.getAsync(callback));
  return answer.ok ? given((answer.value ?? []).map(person)) : answer;
}

async function readFrom(item: Item): Promise<Answer<Person>> {
  const answer = await guarded(item.from?.getAsync, () =>
    ask<Office.EmailAddressDetails>((callback) => item.from.getAsync(callback)),
  );
  return answer.ok ? given(person(answer.value)) : answer;
}

/** The HTML, or null in a plain text draft, whose HTML Outlook would have to make up. */
async function readHtml(item: Item): Promise<Answer<string | null>> {
  const type = await ask<Office.CoercionType>((callback) => item.body.getTypeAsync(callback));
  if (type.ok && String(type.value) === 'text') {
    return given(null);
  }
  return ask<string>((callback) => item.body.getAsync(Office.CoercionType.Html, callback));
}

async function readAttachments(item: Item): Promise<Answer<DraftAttachment[]>> {
  const answer = await guarded(item.getAttachmentsAsync, () =>
    ask<Office.AttachmentDetailsCompose[]>((callback) => item.getAttachmentsAsync(callback)),
  );
  return answer.ok ? given((answer.value ?? []).map(attachment)) : answer;
}

function attachment(details: Office.AttachmentDetailsCompose): DraftAttachment {
  const kind = String(details.attachmentType).toLowerCase();
  return {
    id: details.id,
    name: details.name ?? '',
    size: details.size ?? 0,
    kind: kind === 'cloud' || kind === 'item' ? kind : 'file',
    inline: details.isInline === true,
    contentId: details.contentId?.replace(/^<|>$/g, '') || null,
  };
}

async function readComposeType(item: Item): Promise<Draft['composeType']> {
  const answer = await guarded(item.getComposeTypeAsync, () =>
    ask<{ composeType: string }>((callback) => item.getComposeTypeAsync(callback as never)),
  );
  if (!answer.ok) {
    return answer;
  }
  const type = answer.value.composeType;
  return type === 'reply' || type === 'forward' || type === 'newMail' ? given(type) : { ok: false, reason: 'failed' };
}

async function readDelay(item: Item, supports: Supports): Promise<Draft['delayedUntil']> {
  if (!supports('1.13')) {
    return notSupported;
  }
  const answer = await guarded(item.delayDeliveryTime?.getAsync, () =>
    ask<Date | 0 | null>((callback) => item.delayDeliveryTime.getAsync(callback as never)),
  );
  return answer.ok ? given(answer.value instanceof Date ? answer.value : null) : answer;
}

function readClass(item: Item, supports: Supports): Promise<Answer<string>> {
  return supports('1.14')
    ? guarded(item.getItemClassAsync, () => ask<string>((callback) => item.getItemClassAsync(callback)))
    : Promise.resolve(notSupported);
}

function readInReplyTo(item: Item, supports: Supports): Draft['inReplyTo'] {
  if (!supports('1.14')) {
    return notSupported;
  }
  try {
    return given(item.inReplyTo || null);
  } catch {
    return { ok: false, reason: 'failed' };
  }
}

/** A file has ten seconds, and two more for each megabyte. */
function contentWait(size: number): number {
  return 10_000 + Math.ceil(size / 1_000_000) * 2_000;
}

async function readContent(item: Item, details: DraftAttachment): Promise<Answer<Blob>> {
  const answer = await guarded(item.getAttachmentContentAsync, () =>
    ask<Office.AttachmentContent>(
      (callback) => item.getAttachmentContentAsync(details.id, callback),
      contentWait(details.size),
    ),
  );
  if (!answer.ok) {
    return answer;
  }
  const blob = blobFromContent(String(answer.value?.format ?? ''), answer.value?.content ?? '');
  return blob === null ? { ok: false, reason: 'failed' } : given(blob);
}

async function earlierSend(item: Item): Promise<EarlierSend> {
  const answer = await guarded(item.notificationMessages?.getAllAsync, () =>
    ask<Office.NotificationMessageDetails[]>((callback) => item.notificationMessages.getAllAsync(callback)),
  );
  const ours = answer.ok ? answer.value.find((message) => message.key === noteKey) : undefined;
  if (ours === undefined) {
    return 'none';
  }
  return String(ours.type).toLowerCase() === 'progressindicator' ? 'started' : 'sent';
}

function note(item: Item, kind: 'started' | 'sent', text: string): Promise<Answer<void>> {
  const message = text.slice(0, noteLength);
  const types = Office.MailboxEnums.ItemNotificationMessageType;
  const details: Office.NotificationMessageDetails =
    kind === 'started'
      ? { type: types.ProgressIndicator, message }
      : { type: types.InformationalMessage, message, icon: noteIcon, persistent: true };
  return guarded(item.notificationMessages?.replaceAsync, () =>
    ask<void>((callback) => item.notificationMessages.replaceAsync(noteKey, details, callback)),
  );
}

function removeNote(item: Item): Promise<Answer<void>> {
  return guarded(item.notificationMessages?.removeAsync, () =>
    ask<void>((callback) => item.notificationMessages.removeAsync(noteKey, callback)),
  );
}

function discard(item: Item): Promise<Answer<void>> {
  return guarded(item.closeAsync, () => ask<void>((callback) => item.closeAsync({ discardItem: true }, callback)));
}
