import { createElement, render } from 'preact';
import { vi } from 'vitest';
import { languageFor } from '../i18n/language.ts';
import { loadMessages } from '../i18n/load.ts';
import type { Draft, EarlierSend } from '../outlook/draft.ts';
import type { Connection, DraftItem, Host } from '../outlook/host.ts';
import type { Outcome, Settings } from '../relay/types.ts';
import type { SendOutcome } from '../relay/upload.ts';
import type { ViewName } from '../state/model.ts';
import { Pane } from '../state/pane.ts';
import { App } from './App.tsx';

export const settings: Settings = {
  contact: 'contact@163.com',
  policyVersion: '1.0',
  policyUrl: '/privacy',
  limits: { attachmentBytes: 50_000_000, recipients: 100 },
  refusedExtensions: ['.bat'],
  authentication: { mode: 'Anonymous', clientId: '', authority: '', scope: '' },
};

export const plainDraft: Draft = {
  from: { name: 'Ann', address: 'ann@outlook.com' },
  to: [{ name: 'Bob', address: 'bob@example.com' }],
  cc: [],
  bcc: [],
  subject: 'An offer',
  body: { html: '<p>Good morning</p>', text: 'Good morning' },
  attachments: [],
  composeType: { ok: true, value: 'newMail' },
  inReplyTo: { ok: true, value: null },
  delayedUntil: { ok: true, value: null },
  itemClass: { ok: true, value: 'IPM.Note' },
};

export const sentOutcome: SendOutcome = {
  ok: true,
  value: {
    status: 'sent',
    messageId: '<x@163.com>',
    recipients: 1,
    reply: { code: 250, text: 'Mail OK queued as smtp8,abc--.1S2 1742062057' },
  },
};

/** What a test sets of the pane's surroundings. */
export interface Surroundings {
  language?: string;
  view?: ViewName;
  agreed?: string | null;
  draft?: Partial<Draft>;
  earlier?: EarlierSend;
  kind?: DraftItem['kind'];
  /** Whether Outlook gives the draft. */
  readable?: boolean;
  connection?: Connection;
  canDiscard?: boolean;
  settings?: Settings | null;
  outcome?: SendOutcome | (() => Promise<SendOutcome>);
  answers?: Record<string, Outcome<unknown>>;
  undoSeconds?: 0 | 5 | 10;
  noDraft?: boolean;
  /** The countdown's second; it ends at once unless a test says otherwise. */
  oneSecond?: (signal: AbortSignal) => Promise<void>;
}

/** The real pane and its views, in a page, with Outlook and the service played by the test. */
export async function openPane(given: Surroundings = {}) {
  const language = given.language ?? 'en-US';
  let key = 0;
  let agreed = given.agreed === undefined ? '1.0' : given.agreed;
  let itemListener: () => void = () => undefined;
  const draftListeners: (() => void)[] = [];
  const discard = vi.fn(async () => ({ ok: true, value: undefined }) as const);
  const notes: string[] = [];
  const noteTexts: string[] = [];
  const makeItem = (change: Partial<Draft>): DraftItem => {
    key += 1;
    return {
      key,
      kind: given.kind ?? 'message',
      read: async () =>
        given.readable === false
          ? { ok: false, missing: ['recipients'] }
          : { ok: true, draft: { ...plainDraft, ...given.draft, ...change } },
      readContent: async (attachment) => ({ ok: true, value: new Blob(['x'.repeat(attachment.size)]) }),
      earlierSend: async () => given.earlier ?? 'none',
      note: async (kind, text) => {
        notes.push(kind);
        noteTexts.push(text);
        return { ok: true, value: undefined };
      },
      removeNote: async () => ({ ok: true, value: undefined }),
      discard,
      onChange: (listener) => draftListeners.push(listener),
    };
  };
  let item: DraftItem | null = given.noDraft === true ? null : makeItem({});
  const host: Host = {
    language,
    userAddress: 'ann@outlook.com',
    canDiscard: given.canDiscard ?? false,
    signsIn: false,
    about: { platform: 'OfficeOnline', version: '1' },
    theme: () => null,
    item: () => item,
    onItemChange: (listener) => {
      itemListener = listener;
    },
    onThemeChange: () => undefined,
    agreedPolicy: () => agreed,
    keepAgreedPolicy: async (version) => {
      agreed = version;
      return { ok: true, value: undefined };
    },
  };
  const request = vi.fn(async (path: string): Promise<Outcome<unknown>> => {
    if (path === '/api/v1/settings') {
      const value = given.settings === undefined ? settings : given.settings;
      return value === null
        ? { ok: false, failure: { code: 'server_unreachable', retryable: true, delivered: 'no' } }
        : { ok: true, value };
    }
    return given.answers?.[path] ?? { ok: true, value: { status: 'accepted' } };
  });
  const post = vi.fn(async (): Promise<SendOutcome> => {
    const { outcome } = given;
    return typeof outcome === 'function' ? outcome() : (outcome ?? sentOutcome);
  });
  const spoken = await loadMessages(languageFor(language));
  const pane = new Pane(spoken.language, spoken.words, given.view ?? 'send', {
    connect: async () => given.connection ?? { ok: true, host },
    authorization: async () => null,
    request: request as never,
    post: post as never,
    oneSecond: (signal) =>
      Promise.race([
        (given.oneSecond ?? (async () => undefined))(signal),
        new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve())),
      ]),
  });
  pane.changeOptions({ undoSeconds: given.undoSeconds ?? 0 });
  const root = document.createElement('div');
  document.body.replaceChildren(root);
  render(createElement(App, { pane }), root);
  await pane.start();
  await settle();
  return {
    pane,
    root,
    words: spoken.words,
    request,
    post,
    discard,
    notes,
    noteTexts,
    agreed: () => agreed,
    openItem: (change: Partial<Draft> | null) => {
      item = change === null ? null : makeItem(change);
      itemListener();
    },
    changeDraft: () => {
      for (const listener of draftListeners) {
        listener();
      }
    },
  };
}

/** Lets promises, effects and drawing run until nothing moves. */
export async function settle(): Promise<void> {
  for (let turn = 0; turn < 10; turn++) {
    await new Promise((resolve) => setTimeout(resolve, 2));
    // A mail's digest is made by another thread, which may be late on a busy machine; this one waits in the same queue.
    await crypto.subtle.digest('SHA-256', new Uint8Array());
  }
}

export const one = <T extends Element = HTMLElement>(selector: string): T => {
  const found = document.querySelectorAll<T>(selector);
  if (found.length !== 1) {
    throw new Error(`${found.length} elements for ${selector}`);
  }
  return found[0] as T;
};

export const text = (selector: string): string => document.querySelector(selector)?.textContent ?? '';

export const button = (name: string): HTMLButtonElement | undefined =>
  [...document.querySelectorAll('button')].find(
    (each) => (each.getAttribute('aria-label') ?? each.textContent) === name,
  );

export async function click(name: string): Promise<void> {
  const found = button(name);
  if (found === undefined) {
    throw new Error(`no button ${name}`);
  }
  found.click();
  await settle();
}

export async function type(selector: string, value: string): Promise<void> {
  const field = one<HTMLInputElement>(selector);
  field.value = value;
  field.dispatchEvent(new Event('input', { bubbles: true }));
  await settle();
}

export async function fillAccount(code = 'ABCDEFGHIJKLMNOP'): Promise<void> {
  await type('#address', 'ann');
  await type('#code', code);
}
