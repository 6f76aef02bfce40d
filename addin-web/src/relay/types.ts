import type { components } from './contract.ts';

type Schemas = components['schemas'];

export type MessageRequest = Schemas['MessageRequest'];
export type SentResponse = Schemas['SentResponse'];
export type FeedbackRequest = Schemas['FeedbackRequest'];
export type Settings = Schemas['SettingsResponse'];
export type Reply = Schemas['Reply'];

/** Every `code` of the contract, in its order. A code that the contract does not know does not compile. */
export const contractCodes = [
  'invalid_request',
  'unauthorized',
  'forbidden',
  'not_found',
  'method_not_allowed',
  'upload_stalled',
  'payload_too_large',
  'unsupported_media_type',
  'rate_limited',
  'authentication_failed',
  'smtp_disabled',
  'sender_refused',
  'recipients_refused',
  'content_refused',
  'attachment_refused',
  'message_too_large',
  'quota_exceeded',
  'temporarily_refused',
  'relay_paused',
  'overloaded',
  'untrusted_server',
  'unreachable',
  'protocol_error',
  'timed_out',
  'delivery_unknown',
  'refused',
  'internal_error',
] as const satisfies readonly Schemas['Problem']['code'][];

export type ContractCode = Schemas['Problem']['code'];

/** What the pane itself finds, beside the contract's codes. */
export const localCodes = [
  /** No connection to our server, before it can have had the whole mail. */
  'server_unreachable',
  /** The connection to our server broke when it may have had the whole mail. */
  'answer_lost',
  /** Something between the pane and our server answered in its place. */
  'unexpected_answer',
  /** Outlook did not give the draft. */
  'draft_unreadable',
  /** Outlook did not give the bytes of an attachment. */
  'attachment_unreadable',
  /** Sign-in to this service was not completed. */
  'sign_in_failed',
] as const;

export type LocalCode = (typeof localCodes)[number];

/** A mail, a check or a message that did not go through, in the terms that the pane has words for. */
export interface Failure {
  readonly code: ContractCode | LocalCode;
  readonly retryable: boolean;
  readonly delivered: 'no' | 'unknown';
  /** 163's own words. */
  readonly reply?: Reply;
  /** The refused addresses. */
  readonly recipients?: readonly string[];
  /** Names of what Outlook did not give. */
  readonly names?: readonly string[];
  /** The fields that the service did not accept. */
  readonly fields?: readonly string[];
  readonly retryAfterSeconds?: number;
  readonly traceId?: string;
  readonly httpStatus?: number;
}

/** The end of one request: done, or the reason why not. */
export type Outcome<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly failure: Failure };
