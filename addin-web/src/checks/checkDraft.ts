import type { Draft, EarlierSend, Person } from '../outlook/draft.ts';
import type { DraftItem } from '../outlook/host.ts';
import { extensionOf } from '../relay/mediaTypes.ts';
import type { Plan } from '../relay/message.ts';
import type { Settings } from '../relay/types.ts';
import { canBeAddress } from './addresses.ts';
import { promisesAttachment, saysOnlyTest } from './words.ts';

/** The contract's bound on the number of attachments. */
const mostAttachments = 100;
const longestSubject = 998;
const longestName = 512;

/** What stands in the way of a mail. An error blocks; a warning asks. */
export type Finding =
  | { readonly code: 'sendingElsewhere'; readonly severity: 'error' }
  | { readonly code: 'appointment'; readonly severity: 'error' }
  | { readonly code: 'protectedItem'; readonly severity: 'error' }
  | { readonly code: 'noRecipients'; readonly severity: 'error' }
  | { readonly code: 'tooManyRecipients'; readonly severity: 'error'; readonly count: number; readonly limit: number }
  | { readonly code: 'badAddresses'; readonly severity: 'error'; readonly names: readonly string[] }
  | { readonly code: 'controlCharacters'; readonly severity: 'error'; readonly names: readonly string[] }
  | { readonly code: 'subjectTooLong'; readonly severity: 'error'; readonly limit: number }
  | { readonly code: 'refusedTypes'; readonly severity: 'error'; readonly names: readonly string[] }
  | { readonly code: 'cloudAttachments'; readonly severity: 'error'; readonly names: readonly string[] }
  | { readonly code: 'tooLarge'; readonly severity: 'error'; readonly bytes: number; readonly limit: number }
  | { readonly code: 'tooManyAttachments'; readonly severity: 'error'; readonly count: number; readonly limit: number }
  | { readonly code: 'emptyAttachments'; readonly severity: 'error'; readonly names: readonly string[] }
  | { readonly code: 'changedAttachments'; readonly severity: 'warning'; readonly names: readonly string[] }
  | { readonly code: 'emptySubject'; readonly severity: 'warning' }
  | { readonly code: 'emptyBody'; readonly severity: 'warning' }
  | { readonly code: 'forgottenAttachment'; readonly severity: 'warning' }
  | { readonly code: 'missingPictures'; readonly severity: 'warning'; readonly count: number }
  | { readonly code: 'onlyTest'; readonly severity: 'warning' }
  | { readonly code: 'delayed'; readonly severity: 'warning'; readonly until: Date }
  | { readonly code: 'alreadySent'; readonly severity: 'warning' }
  | { readonly code: 'sendUnknown'; readonly severity: 'warning' };

/** What the checks look at. */
export interface Checked {
  readonly plan: Plan;
  readonly earlier: EarlierSend;
  /** Null while the service has not told its limits. */
  readonly settings: Pick<Settings, 'limits' | 'refusedExtensions'> | null;
}

/** What is wrong with an item before anything of it is read: an appointment has no recipients to read. */
export function checkKind(kind: DraftItem['kind']): Finding[] {
  return kind === 'appointment' ? [{ code: 'appointment', severity: 'error' }] : [];
}

/** Everything that would go wrong, errors first. Pure: it asks nobody. */
export function checkDraft(checked: Checked): Finding[] {
  const { plan } = checked;
  const { draft } = plan;
  const found = [
    ...checkItem(draft),
    ...checkRecipients(draft, checked.settings),
    ...checkHeaders(draft),
    ...checkAttachments(plan, checked.settings),
    ...checkText(plan),
    ...checkEarlier(checked.earlier),
  ];
  return [...found.filter((one) => one.severity === 'error'), ...found.filter((one) => one.severity === 'warning')];
}

function* checkItem(draft: Draft): Generator<Finding> {
  const itemClass = draft.itemClass.ok ? draft.itemClass.value.toLowerCase() : 'ipm.note';
  if (itemClass.startsWith('ipm.schedule') || itemClass.startsWith('ipm.appointment')) {
    yield { code: 'appointment', severity: 'error' };
  } else if (itemClass !== 'ipm.note') {
    yield { code: 'protectedItem', severity: 'error' };
  }
  if (draft.delayedUntil.ok && draft.delayedUntil.value !== null) {
    yield { code: 'delayed', severity: 'warning', until: draft.delayedUntil.value };
  }
}

function recipientsOf(draft: Draft): Person[] {
  return [...draft.to, ...draft.cc, ...draft.bcc];
}

function* checkRecipients(draft: Draft, settings: Checked['settings']): Generator<Finding> {
  const all = recipientsOf(draft);
  if (all.length === 0) {
    yield { code: 'noRecipients', severity: 'error' };
  }
  if (settings !== null && all.length > settings.limits.recipients) {
    yield { code: 'tooManyRecipients', severity: 'error', count: all.length, limit: settings.limits.recipients };
  }
  const bad = all.filter((person) => !canBeAddress(person.address));
  if (bad.length > 0) {
    yield { code: 'badAddresses', severity: 'error', names: bad.map((person) => person.address || person.name) };
  }
}

/** The control characters that the contract refuses: category Cc and the two Unicode line ends. */
const control = /[\p{Cc}\u2028\u2029]/u;

function* checkHeaders(draft: Draft): Generator<Finding> {
  const values = [
    draft.subject,
    ...recipientsOf(draft).flatMap((person) => [person.name, person.address]),
    ...draft.attachments.map((attachment) => attachment.name),
  ];
  const dirty = values.filter((value) => control.test(value) || value.length > longestSubject);
  const controlled = dirty.filter((value) => control.test(value));
  if (controlled.length > 0) {
    yield {
      code: 'controlCharacters',
      severity: 'error',
      names: controlled.map((value) => value.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ').trim()),
    };
  }
  if (draft.subject.length > longestSubject) {
    yield { code: 'subjectTooLong', severity: 'error', limit: longestSubject };
  }
  const longNames = recipientsOf(draft).filter((person) => person.name.length > longestName);
  if (longNames.length > 0) {
    yield { code: 'badAddresses', severity: 'error', names: longNames.map((person) => person.address) };
  }
}

function* checkAttachments(plan: Plan, settings: Checked['settings']): Generator<Finding> {
  const { attachments } = plan.draft;
  const cloud = attachments.filter((attachment) => attachment.kind === 'cloud');
  if (cloud.length > 0) {
    yield { code: 'cloudAttachments', severity: 'error', names: cloud.map((attachment) => attachment.name) };
  }
  if (plan.attachments.length > mostAttachments) {
    yield { code: 'tooManyAttachments', severity: 'error', count: plan.attachments.length, limit: mostAttachments };
  }
  if (settings === null) {
    return;
  }
  const refused = new Set(settings.refusedExtensions.map((extension) => extension.replace(/^\./, '').toLowerCase()));
  const illegal = attachments.filter((attachment) => refused.has(extensionOf(attachment.name)));
  if (illegal.length > 0) {
    yield { code: 'refusedTypes', severity: 'error', names: illegal.map((attachment) => attachment.name) };
  }
  const bytes = totalSize(plan);
  if (bytes > settings.limits.attachmentBytes) {
    yield { code: 'tooLarge', severity: 'error', bytes, limit: settings.limits.attachmentBytes };
  }
}

/** Bytes of all attachments, as far as known before they are read. */
export function totalSize(plan: Plan): number {
  return plan.attachments.reduce((sum, one) => sum + ('source' in one ? one.source.size : one.content.size), 0);
}

function* checkText(plan: Plan): Generator<Finding> {
  const { draft, images } = plan;
  const text = draft.body.text.trim();
  if (draft.subject.trim() === '') {
    yield { code: 'emptySubject', severity: 'warning' };
  }
  if (text === '' && images.contentIds.size === 0 && images.embedded.length === 0) {
    yield { code: 'emptyBody', severity: 'warning' };
  }
  const files = plan.attachments.filter((attachment) => attachment.contentId === null);
  if (files.length === 0 && promisesAttachment(draft.subject, draft.body.text)) {
    yield { code: 'forgottenAttachment', severity: 'warning' };
  }
  if (images.missing.length > 0) {
    yield { code: 'missingPictures', severity: 'warning', count: images.missing.length };
  }
  if (saysOnlyTest(draft.subject) || saysOnlyTest(text)) {
    yield { code: 'onlyTest', severity: 'warning' };
  }
}

function* checkEarlier(earlier: EarlierSend): Generator<Finding> {
  if (earlier === 'sent') {
    yield { code: 'alreadySent', severity: 'warning' };
  }
  if (earlier === 'started') {
    yield { code: 'sendUnknown', severity: 'warning' };
  }
}

/** Bytes by which Outlook's count may differ from the content without meaning anything. */
const sizeSlack = 16 * 1024;

/**
 * Compares what Outlook announced with what it gave. An organisation's data protection may hand out an empty or a
 * replaced file.
 */
export function checkContents(plan: Plan, contents: readonly Blob[]): Finding[] {
  const empty: string[] = [];
  const changed: string[] = [];
  for (const [index, attachment] of plan.attachments.entries()) {
    const given = contents[index]?.size ?? 0;
    if ('source' in attachment && attachment.source.kind === 'file') {
      const announced = attachment.source.size;
      if (given === 0 && announced > 0) {
        empty.push(attachment.name);
      } else if (Math.abs(given - announced) > Math.max(sizeSlack, announced / 4)) {
        changed.push(attachment.name);
      }
    }
  }
  return [
    ...(empty.length > 0 ? [{ code: 'emptyAttachments', severity: 'error', names: empty } as const] : []),
    ...(changed.length > 0 ? [{ code: 'changedAttachments', severity: 'warning', names: changed } as const] : []),
  ];
}
