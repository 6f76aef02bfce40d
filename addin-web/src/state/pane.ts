import { accountAddress, codeProblem, withoutSpaces } from '../checks/addresses.ts';
import { checkDraft, checkKind } from '../checks/checkDraft.ts';
import type { Messages } from '../i18n/en-US.ts';
import { type Language, languageFor } from '../i18n/language.ts';
import { loadMessages } from '../i18n/load.ts';
import type { Connection, DraftItem } from '../outlook/host.ts';
import { clearStored, recordSent } from '../privacy/device.ts';
import type { Authorization } from '../relay/http.ts';
import { requestJson } from '../relay/http.ts';
import { type Account, planMessage, type SendOptions } from '../relay/message.ts';
import type { FeedbackRequest, Outcome, SentResponse, Settings } from '../relay/types.ts';
import type { postMessage } from '../relay/upload.ts';
import { MessageIds } from '../sending/messageIds.ts';
import { sendDraft } from '../sending/sendDraft.ts';
import { canCancel, isRunning, move, type Sending } from '../sending/sending.ts';
import { consentOf, noAccount, type PaneState, sendingOfDraft, usualOptions, type ViewName } from './model.ts';

/** What the pane reaches beside its own state. Tests give their own. */
export interface PaneWorld {
  readonly connect: () => Promise<Connection>;
  readonly authorization: (settings: Settings) => Promise<string | null>;
  readonly request?: typeof requestJson;
  readonly post?: typeof postMessage;
  readonly oneSecond?: (signal: AbortSignal) => Promise<void>;
}

/** Milliseconds for which changes of the draft are collected before it is read again. */
const settleTime = 250;

/** The pane: its state, and everything that a user or Outlook can make it do. */
export class Pane {
  #state: PaneState;
  readonly #world: PaneWorld;
  readonly #listeners = new Set<() => void>();
  readonly #messageIds = new MessageIds();
  #item: DraftItem | null = null;
  #abort = new AbortController();
  #answer: ((goOn: boolean) => void) | null = null;
  #reading = 0;
  #readTimer: ReturnType<typeof setTimeout> | undefined;
  #checking = 0;
  #connecting: Promise<void> = Promise.resolve();
  #starting: Promise<unknown> = Promise.resolve();

  constructor(language: Language, words: Messages, view: ViewName, world: PaneWorld) {
    this.#world = world;
    this.#state = {
      language,
      words,
      view,
      connection: { kind: 'connecting' },
      theme: null,
      settings: { kind: 'loading' },
      agreed: null,
      agreementNotKept: false,
      agreementNeeded: false,
      draft: { kind: 'reading' },
      draftKey: 0,
      account: noAccount,
      accountForgotten: false,
      accountShown: false,
      accountNeeded: false,
      accountAsked: 0,
      check: { kind: 'idle' },
      options: usualOptions,
      sending: { kind: 'idle' },
      sendingKey: 0,
      sentAt: null,
      discard: 'idle',
      feedbackTopic: 'problem',
    };
  }

  get state(): PaneState {
    return this.#state;
  }

  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  #set(change: Partial<PaneState>): void {
    this.#state = { ...this.#state, ...change };
    for (const listener of this.#listeners) {
      listener();
    }
  }

  /** Asks the service and Outlook at once; neither waits for the other. */
  async start(): Promise<void> {
    this.#connecting = this.#connect();
    this.#starting = Promise.all([this.loadSettings(), this.#connecting]);
    await this.#starting;
  }

  /** Whether the user agreed; a click that came before Outlook and the service have answered waits for them. */
  async #agreed(): Promise<boolean> {
    if (consentOf(this.#state) === 'unknown') {
      await this.#starting;
    }
    return consentOf(this.#state) === 'given';
  }

  async loadSettings(): Promise<void> {
    this.#set({ settings: { kind: 'loading' } });
    const answer = await this.#request<Settings>('/api/v1/settings', undefined, async () => null);
    this.#set({ settings: answer.ok ? { kind: 'loaded', settings: answer.value } : { kind: 'failed' } });
    this.#recheck();
  }

  async #connect(): Promise<void> {
    const connection = await this.#world.connect();
    if (!connection.ok) {
      this.#set({ connection: { kind: 'none', reason: connection.reason } });
      return;
    }
    const { host } = connection;
    const wanted = languageFor(host.language);
    const spoken = wanted === this.#state.language ? {} : await loadMessages(wanted).catch(() => ({}));
    this.#set({ ...spoken, connection: { kind: 'connected', host }, agreed: host.agreedPolicy(), theme: host.theme() });
    host.onThemeChange(() => this.#set({ theme: host.theme() }));
    host.onItemChange(() => this.#takeItem());
    this.#takeItem();
  }

  #takeItem(): void {
    // Outlook no longer gives anything of the draft that was open: what has not left yet stays here.
    if (this.#state.sending.kind !== 'uploading') {
      this.cancel();
    }
    const { connection } = this.#state;
    this.#item = connection.kind === 'connected' ? connection.host.item() : null;
    this.#set({
      draftKey: this.#item?.key ?? 0,
      draft: this.#item === null ? { kind: 'none' } : { kind: 'reading' },
      discard: 'idle',
    });
    this.#item?.onChange(() => this.readDraftSoon());
    void this.readDraft();
  }

  /** Reads the draft again when it has settled; for changes that come in bursts. */
  readDraftSoon(): void {
    clearTimeout(this.#readTimer);
    this.#readTimer = setTimeout(() => void this.readDraft(), settleTime);
  }

  async readDraft(): Promise<void> {
    const item = this.#item;
    if (item === null || sendingOfDraft(this.#state).kind === 'sent') {
      return;
    }
    this.#reading += 1;
    const own = this.#reading;
    const unsendable = checkKind(item.kind);
    if (unsendable.length > 0) {
      this.#set({ draft: { kind: 'unsendable', findings: unsendable } });
      return;
    }
    const [reading, earlier] = await Promise.all([item.read(), item.earlierSend()]);
    if (own !== this.#reading || item !== this.#item) {
      return;
    }
    if (!reading.ok) {
      this.#set({ draft: { kind: 'unreadable', missing: reading.missing } });
      return;
    }
    const plan = planMessage(reading.draft);
    const findings = checkDraft({ plan, earlier, settings: this.#settings() });
    this.#set({ draft: { kind: 'read', plan, findings } });
    const from = accountAddress(reading.draft.from?.address ?? '');
    if (this.#state.account.address === '' && from !== null && reading.draft.from?.address.includes('@')) {
      this.changeAccount({ address: from });
    }
  }

  /** The limits came after the draft. */
  #recheck(): void {
    if (this.#state.draft.kind === 'read') {
      void this.readDraft();
    }
  }

  #settings(): Settings | null {
    return this.#state.settings.kind === 'loaded' ? this.#state.settings.settings : null;
  }

  show(view: ViewName): void {
    this.#set({ view });
  }

  askForDeletion(): void {
    this.#set({ view: 'feedback', feedbackTopic: 'deletion' });
  }

  async agree(): Promise<void> {
    const { connection } = this.#state;
    const version = this.#settings()?.policyVersion;
    if (version === undefined || connection.kind === 'connecting') {
      return;
    }
    this.#set({ agreed: version, agreementNeeded: false });
    const kept = connection.kind === 'connected' && (await connection.host.keepAgreedPolicy(version)).ok;
    this.#set({ agreementNotKept: !kept });
  }

  changeAccount(change: Partial<Account>): void {
    const account = { ...this.#state.account, ...change };
    this.#checking += 1;
    this.#set({
      account: { ...account, authorizationCode: withoutSpaces(account.authorizationCode) },
      check: { kind: 'idle' },
      accountForgotten: false,
    });
  }

  changeOptions(change: Partial<SendOptions>): void {
    this.#set({ options: { ...this.#state.options, ...change } });
  }

  forgetAccount(): void {
    this.#checking += 1;
    this.#set({ account: noAccount, check: { kind: 'idle' }, accountForgotten: true, accountShown: false });
  }

  /** The page goes away: what has not left yet stays here, and nothing is remembered. */
  leave(): void {
    this.cancel();
    this.forgetAccount();
    this.#item = null;
    this.#set({ draft: { kind: 'none' } });
  }

  /** The account as the service takes it, or null when a field is not filled in right. */
  #completeAccount(): Account | null {
    const { account } = this.#state;
    const address = accountAddress(account.address);
    const problem = codeProblem(account.authorizationCode);
    return address === null || problem === 'missing' || problem === 'characters'
      ? null
      : { ...account, address, displayName: account.displayName.trim() };
  }

  async checkAccount(): Promise<void> {
    if (!(await this.#agreed())) {
      this.#set({ agreementNeeded: true });
      return;
    }
    const account = this.#completeAccount();
    if (account === null) {
      this.#askForAccount();
      return;
    }
    this.#checking += 1;
    const own = this.#checking;
    this.#set({ check: { kind: 'checking' } });
    const { address, authorizationCode } = account;
    const answer = await this.#request<unknown>('/api/v1/accounts/verify', { address, authorizationCode }, () =>
      this.#authorization(),
    );
    if (own === this.#checking) {
      this.#set({ check: answer.ok ? { kind: 'accepted' } : { kind: 'refused', failure: answer.failure } });
    }
  }

  /** Starts a send. A second click while one runs, for this draft or another one, does nothing. */
  async send(): Promise<void> {
    const agreed = await this.#agreed();
    const item = this.#item;
    if (item === null || isRunning(this.#state.sending)) {
      return;
    }
    const account = this.#completeAccount();
    if (!agreed) {
      this.#set({ agreementNeeded: true });
      return;
    }
    if (account === null) {
      this.#askForAccount(true);
      return;
    }
    this.#abort = new AbortController();
    this.#set({
      sendingKey: item.key,
      sending: { kind: 'idle' },
      discard: 'idle',
      accountShown: false,
    });
    if (this.#state.check.kind === 'refused') {
      this.#set({ check: { kind: 'idle' } });
    }
    const { words, options } = this.#state;
    await sendDraft({
      item,
      account,
      options,
      settings: this.#settings(),
      messageIds: this.#messageIds,
      authorization: () => this.#authorization(),
      // Without the time: Outlook keeps the note in the mailbox, and times stay on the device.
      notes: { started: words.sending.noteStarted, sent: words.sending.noteSent },
      signal: this.#abort.signal,
      moveTo: (sending) => this.#moveSending(sending),
      confirm: () =>
        new Promise((resolve) => {
          this.#answer = resolve;
        }),
      oneSecond: this.#world.oneSecond ?? oneSecond,
      ...(this.#world.post === undefined ? {} : { post: this.#world.post }),
    });
    if (this.#state.sending.kind !== 'sent') {
      void this.readDraft();
    }
  }

  #moveSending(to: Sending): void {
    const sending = move(this.#state.sending, to);
    if (sending.kind === 'sent' && this.#state.sending.kind !== 'sent') {
      const now = new Date();
      recordSent(now);
      // The promise: what signs in to 163 is dropped as soon as the mail is sent, and so is the mail.
      this.#checking += 1;
      this.#set({ account: noAccount, check: { kind: 'idle' }, accountShown: false, sentAt: now });
      if (this.#state.sendingKey === this.#state.draftKey) {
        this.#set({ draft: { kind: 'none' } });
      }
    }
    this.#set({ sending });
  }

  /** Goes on in spite of warnings, or not. */
  answerWarnings(goOn: boolean): void {
    this.#answer?.(goOn);
    this.#answer = null;
  }

  cancel(): void {
    if (canCancel(this.#state.sending)) {
      this.#abort.abort();
      this.answerWarnings(false);
    }
  }

  /** Puts a result away, so that the draft can be looked at and sent once more. */
  dismissResult(): void {
    this.#set({ sending: move(this.#state.sending, { kind: 'idle' }), draft: { kind: 'reading' } });
    void this.readDraft();
  }

  async discardDraft(): Promise<void> {
    const answer = await this.#item?.discard();
    if (answer?.ok !== true) {
      this.#set({ discard: 'failed' });
    }
  }

  sendFeedback(request: FeedbackRequest): Promise<Outcome<SentResponse>> {
    return this.#request<SentResponse>('/api/v1/feedback', request, () => this.#authorization());
  }

  /** The account as feedback sends it. That is a mail as well, so it needs the agreement. */
  feedbackAccount(): Account | null {
    if (consentOf(this.#state) !== 'given') {
      this.#set({ agreementNeeded: true });
      return null;
    }
    const account = this.#completeAccount();
    if (account === null) {
      this.#askForAccount();
    }
    return account;
  }

  #askForAccount(needed = false): void {
    this.#set({ accountShown: true, accountNeeded: needed, accountAsked: this.#state.accountAsked + 1 });
  }

  /** Removes all that is kept on the device, in Outlook's roaming settings and in memory. */
  async clearEverything(): Promise<boolean> {
    clearStored();
    this.#messageIds.forget();
    this.forgetAccount();
    await this.#connecting;
    const { connection } = this.#state;
    this.#set({ agreed: null });
    const removed = connection.kind === 'connected' && (await connection.host.keepAgreedPolicy(null)).ok;
    // Once more, since office.js makes entries while it starts.
    clearStored();
    return removed;
  }

  #authorization(): Promise<string | null> {
    const settings = this.#settings();
    return settings === null ? Promise.resolve(null) : this.#world.authorization(settings);
  }

  #request<T>(path: string, body: unknown, authorization: Authorization): Promise<Outcome<T>> {
    return (this.#world.request ?? requestJson)<T>(path, body, authorization);
  }
}

/** Resolves after a second, or when the signal is aborted. */
function oneSecond(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, 1000);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      resolve();
    });
  });
}
