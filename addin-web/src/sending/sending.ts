import type { Finding } from '../checks/checkDraft.ts';
import type { Failure, SentResponse } from '../relay/types.ts';

/** Where one send is. It belongs to the draft it started from. */
export type Sending =
  | { readonly kind: 'idle' }
  /** Reading the draft afresh and checking it. */
  | { readonly kind: 'checking' }
  /** An error stands in the way. Nothing has left. */
  | { readonly kind: 'blocked'; readonly findings: readonly Finding[] }
  /** The user is asked about warnings. */
  | { readonly kind: 'asking'; readonly findings: readonly Finding[] }
  | { readonly kind: 'counting'; readonly secondsLeft: number; readonly seconds: number }
  /** Reading attachments; `done` of `of` are there. */
  | { readonly kind: 'reading'; readonly done: number; readonly of: number }
  | { readonly kind: 'uploading'; readonly loaded: number; readonly total: number }
  /** The whole mail is with our server, which talks to 163. It cannot be called back. */
  | { readonly kind: 'waiting' }
  | { readonly kind: 'sent'; readonly answer: SentResponse }
  | { readonly kind: 'failed'; readonly failure: Failure }
  | { readonly kind: 'cancelled'; readonly delivered: 'no' | 'unknown' };

export type SendingKind = Sending['kind'];

/** Which state may follow which. Staying in a state with new numbers is always allowed. */
export const allowedMoves: Readonly<Record<SendingKind, readonly SendingKind[]>> = {
  idle: ['checking'],
  checking: ['blocked', 'asking', 'counting', 'reading', 'failed', 'cancelled'],
  blocked: ['checking', 'idle'],
  asking: ['counting', 'reading', 'uploading', 'idle', 'cancelled'],
  counting: ['reading', 'cancelled'],
  reading: ['asking', 'blocked', 'uploading', 'failed', 'cancelled'],
  uploading: ['waiting', 'sent', 'failed', 'cancelled'],
  waiting: ['sent', 'failed', 'cancelled'],
  sent: ['idle'],
  failed: ['checking', 'idle'],
  cancelled: ['checking', 'idle'],
};

/** The next state; a move that is not allowed is a fault of ours and leaves everything as it is. */
export function move(from: Sending, to: Sending): Sending {
  return from.kind === to.kind || allowedMoves[from.kind].includes(to.kind) ? to : from;
}

/** Whether a send is under way, so that no other may start. */
export function isRunning(sending: Sending): boolean {
  return !['idle', 'blocked', 'sent', 'failed', 'cancelled'].includes(sending.kind);
}

/** Whether Cancel can still keep the mail from being sent, or at least tries to. */
export function canCancel(sending: Sending): boolean {
  return ['checking', 'asking', 'counting', 'reading', 'uploading'].includes(sending.kind);
}
