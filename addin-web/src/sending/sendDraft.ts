import { checkContents, checkDraft, checkKind, type Finding } from '../checks/checkDraft.ts';
import type { DraftItem } from '../outlook/host.ts';
import { type Account, messageRequest, type Plan, planMessage, type SendOptions } from '../relay/message.ts';
import type { Failure, Settings } from '../relay/types.ts';
import { postMessage, type SendOutcome, type UploadProgress } from '../relay/upload.ts';
import type { MessageIds } from './messageIds.ts';
import { type Place, takePlace } from './oneSender.ts';
import type { Sending } from './sending.ts';

/** What one send needs. */
export interface SendWork {
  readonly item: DraftItem;
  readonly account: Account;
  readonly options: SendOptions;
  readonly settings: Settings | null;
  readonly messageIds: MessageIds;
  /** The `Authorization` header, or null where no sign-in is asked. Rejects when sign-in fails. */
  readonly authorization: () => Promise<string | null>;
  /** Texts for the draft's notification bar, in the user's language. */
  readonly notes: { readonly started: string; readonly sent: string };
  /** Cancels for as long as that is possible. */
  readonly signal: AbortSignal;
  readonly moveTo: (sending: Sending) => void;
  /** Asks about warnings; resolves to whether to go on. */
  readonly confirm: () => Promise<boolean>;
  /** Resolves after one second, or at once when the signal is aborted. */
  readonly oneSecond: (signal: AbortSignal) => Promise<void>;
  readonly post?: typeof postMessage;
  readonly place?: typeof takePlace;
}

const busy: Finding = { code: 'sendingElsewhere', severity: 'error' };

/** Sends one draft from the click to the answer. Every way out is a state; nothing is thrown and nothing is retried. */
export async function sendDraft(work: SendWork): Promise<void> {
  work.moveTo({ kind: 'checking' });
  const place: Place = await (work.place ?? takePlace)();
  if (place === null) {
    work.moveTo({ kind: 'blocked', findings: [busy] });
    return;
  }
  try {
    await sendInPlace(work);
  } finally {
    place();
  }
}

async function sendInPlace(work: SendWork): Promise<void> {
  const { item, moveTo, signal } = work;
  if (!(await settleFindings(work, checkKind(item.kind)))) {
    return;
  }
  const reading = await item.read();
  if (signal.aborted) {
    moveTo({ kind: 'cancelled', delivered: 'no' });
    return;
  }
  if (!reading.ok) {
    fail(work, { code: 'draft_unreadable', retryable: true, delivered: 'no' });
    return;
  }
  const plan = planMessage(reading.draft);
  const findings = checkDraft({ plan, earlier: await item.earlierSend(), settings: work.settings });
  if (!(await settleFindings(work, findings)) || !(await countDown(work))) {
    return;
  }
  const contents = await readContents(work, plan);
  if (contents === null || !(await settleFindings(work, checkContents(plan, contents)))) {
    return;
  }
  await upload(work, plan, contents);
}

function fail(work: SendWork, failure: Failure): void {
  work.moveTo({ kind: 'failed', failure });
}

/** Errors end the send, warnings ask. */
async function settleFindings(work: SendWork, findings: readonly Finding[]): Promise<boolean> {
  if (findings.some((finding) => finding.severity === 'error')) {
    work.moveTo({ kind: 'blocked', findings });
    return false;
  }
  if (findings.length === 0) {
    return true;
  }
  work.moveTo({ kind: 'asking', findings });
  if (await work.confirm()) {
    return true;
  }
  work.moveTo({ kind: 'idle' });
  return false;
}

async function countDown(work: SendWork): Promise<boolean> {
  const seconds = work.options.undoSeconds;
  for (let secondsLeft = seconds; secondsLeft > 0; secondsLeft--) {
    work.moveTo({ kind: 'counting', secondsLeft, seconds });
    await work.oneSecond(work.signal);
    if (work.signal.aborted) {
      work.moveTo({ kind: 'cancelled', delivered: 'no' });
      return false;
    }
  }
  return true;
}

/** Reads one attachment after the other, so that only one stands in memory as text. */
async function readContents(work: SendWork, plan: Plan): Promise<Blob[] | null> {
  const contents: Blob[] = [];
  for (const [done, attachment] of plan.attachments.entries()) {
    work.moveTo({ kind: 'reading', done, of: plan.attachments.length });
    if ('content' in attachment) {
      contents.push(attachment.content);
      continue;
    }
    const answer = await work.item.readContent(attachment.source);
    if (work.signal.aborted) {
      work.moveTo({ kind: 'cancelled', delivered: 'no' });
      return null;
    }
    if (!answer.ok) {
      work.moveTo({ kind: 'reading', done, of: plan.attachments.length });
      fail(work, { code: 'attachment_unreadable', retryable: true, delivered: 'no', names: [attachment.name] });
      return null;
    }
    contents.push(answer.value);
  }
  return contents;
}

async function upload(work: SendWork, plan: Plan, contents: readonly Blob[]): Promise<void> {
  const { item, moveTo, signal } = work;
  moveTo({ kind: 'reading', done: contents.length, of: contents.length });
  const messageId = await work.messageIds.for(item.key, plan.draft);
  let authorization: string | null;
  try {
    authorization = await work.authorization();
  } catch {
    fail(work, { code: 'sign_in_failed', retryable: true, delivered: 'no' });
    return;
  }
  await item.note('started', work.notes.started);
  if (signal.aborted) {
    await item.removeNote();
    moveTo({ kind: 'cancelled', delivered: 'no' });
    return;
  }
  moveTo({ kind: 'uploading', loaded: 0, total: 0 });
  const request = messageRequest(plan, contents, work.account, work.options, messageId);
  const progress = (now: UploadProgress) =>
    moveTo(now.phase === 'waiting' ? { kind: 'waiting' } : { kind: 'uploading', loaded: now.loaded, total: now.total });
  const outcome = await (work.post ?? postMessage)(request, contents, authorization, signal, progress);
  await finish(work, outcome);
}

/** Tells the pane, then the draft: whoever looks at the draft next must not send it by habit. */
async function finish(work: SendWork, outcome: SendOutcome): Promise<void> {
  const { item, moveTo } = work;
  if (outcome.ok) {
    work.messageIds.forget();
    moveTo({ kind: 'sent', answer: outcome.value });
    await item.note('sent', work.notes.sent);
    return;
  }
  const delivered = 'cancelled' in outcome ? outcome.delivered : outcome.failure.delivered;
  if (delivered === 'no') {
    void item.removeNote();
  }
  moveTo('cancelled' in outcome ? { kind: 'cancelled', delivered } : { kind: 'failed', failure: outcome.failure });
}
