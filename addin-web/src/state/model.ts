import { accountAddress, codeProblem } from '../checks/addresses.ts';
import type { Finding } from '../checks/checkDraft.ts';
import type { Messages } from '../i18n/en-US.ts';
import type { Language } from '../i18n/language.ts';
import type { DraftPart, Host, HostTheme, NoHost } from '../outlook/host.ts';
import type { Account, Plan, SendOptions } from '../relay/message.ts';
import type { Failure, Settings } from '../relay/types.ts';
import type { Sending } from '../sending/sending.ts';

export type ViewName = 'send' | 'guide' | 'feedback' | 'privacy';

export type ConnectionState =
  | { readonly kind: 'connecting' }
  | { readonly kind: 'connected'; readonly host: Host }
  | { readonly kind: 'none'; readonly reason: NoHost };

export type SettingsState =
  | { readonly kind: 'loading' }
  | { readonly kind: 'loaded'; readonly settings: Settings }
  | { readonly kind: 'failed' };

/** The draft on show, with what the checks say of it as it stands. */
export type DraftState =
  | { readonly kind: 'none' }
  | { readonly kind: 'reading' }
  | { readonly kind: 'read'; readonly plan: Plan; readonly findings: readonly Finding[] }
  /** Not a mail at all, so nothing of it is read. */
  | { readonly kind: 'unsendable'; readonly findings: readonly Finding[] }
  | { readonly kind: 'unreadable'; readonly missing: readonly DraftPart[] };

export type CheckState =
  | { readonly kind: 'idle' }
  | { readonly kind: 'checking' }
  | { readonly kind: 'accepted' }
  | { readonly kind: 'refused'; readonly failure: Failure };

/** Everything that the views show. */
export interface PaneState {
  readonly language: Language;
  readonly words: Messages;
  readonly view: ViewName;
  readonly connection: ConnectionState;
  readonly theme: HostTheme | null;
  readonly settings: SettingsState;
  /** The policy version that the user agreed to. */
  readonly agreed: string | null;
  /** Set when Outlook could not keep the agreement. */
  readonly agreementNotKept: boolean;
  /** Whether the click on Send found no agreement. */
  readonly agreementNeeded: boolean;
  readonly draft: DraftState;
  /** Number of the draft on show; 0 when there is none. */
  readonly draftKey: number;
  readonly account: Account;
  readonly accountForgotten: boolean;
  /** Whether a click found the account incomplete: from then on its fields say what is wrong. */
  readonly accountShown: boolean;
  /** Whether that click was on Send, which then says that nothing was sent. */
  readonly accountNeeded: boolean;
  /** How often that happened: each time its first wrong field takes the focus. */
  readonly accountAsked: number;
  readonly check: CheckState;
  readonly options: SendOptions;
  /** The last send, and the draft it belongs to. */
  readonly sending: Sending;
  readonly sendingKey: number;
  readonly sentAt: Date | null;
  readonly discard: 'idle' | 'failed';
  /** Chosen before the feedback view opens, for a request for deletion. */
  readonly feedbackTopic: 'problem' | 'deletion';
}

export const noAccount: Account = { address: '', authorizationCode: '', displayName: '' };

export const usualOptions: SendOptions = {
  replyTo: 'account',
  importance: 'normal',
  requestReadReceipt: false,
  undoSeconds: 5,
};

/** The send of the draft on show. Another draft's result is never shown on this one. */
export function sendingOfDraft(state: PaneState): Sending {
  return state.sendingKey === state.draftKey ? state.sending : { kind: 'idle' };
}

/** What became of a draft that is no longer open, once that is known; it is told as that draft's, never as this one's. */
export function endOfOtherDraft(state: PaneState): 'sent' | 'notSent' | 'unknown' | null {
  const { sending } = state;
  if (state.sendingKey === state.draftKey || state.sendingKey === 0) {
    return null;
  }
  switch (sending.kind) {
    case 'sent':
      return 'sent';
    case 'failed':
      return sending.failure.delivered === 'no' ? 'notSent' : 'unknown';
    case 'cancelled':
      return sending.delivered === 'no' ? 'notSent' : 'unknown';
    case 'blocked':
      return 'notSent';
    default:
      return null;
  }
}

/** What the policy asks of the user now. Without Outlook an agreement holds until the pane is closed. */
export function consentOf(state: PaneState): 'unknown' | 'first' | 'changed' | 'given' {
  if (state.settings.kind !== 'loaded' || state.connection.kind === 'connecting') {
    return 'unknown';
  }
  if (state.agreed === null) {
    return 'first';
  }
  return state.agreed === state.settings.settings.policyVersion ? 'given' : 'changed';
}

/** What is wrong with each of the account's fields, in the user's words; null where nothing is. */
export function accountErrors({ account, words }: Pick<PaneState, 'account' | 'words'>): {
  readonly address: string | null;
  readonly code: string | null;
} {
  const text = words.account;
  const problem = codeProblem(account.authorizationCode);
  const wrongAddress = account.address.trim() === '' ? text.addressMissing : text.addressWrong;
  return {
    address: accountAddress(account.address) === null ? wrongAddress : null,
    code: problem === 'missing' ? text.codeMissing : problem === 'characters' ? text.codeCharacters : null,
  };
}
