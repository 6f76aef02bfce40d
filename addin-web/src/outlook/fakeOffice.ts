import { vi } from 'vitest';

/** What a test sets of the fake Outlook. */
export interface FakeDraft {
  to?: Office.EmailAddressDetails[];
  cc?: Office.EmailAddressDetails[];
  from?: Partial<Office.EmailAddressDetails> | null;
  subject?: string;
  html?: string;
  text?: string;
  bodyType?: string;
  attachments?: Partial<Office.AttachmentDetailsCompose>[];
  contents?: Record<string, { format: string; content: string } | 'never' | 'error' | 'throws'>;
}

type Callback = (result: unknown) => void;

/** A call that succeeds. The callback is always the last argument. */
export const succeeding =
  (value: unknown) =>
  (...args: unknown[]) =>
    (args.at(-1) as Callback)({ status: 'succeeded', value });
export const failing =
  (code: number) =>
  (...args: unknown[]) =>
    (args.at(-1) as Callback)({ status: 'failed', error: { code } });
export const silent = () => undefined;
export const throwing = () => {
  throw new Error('not here');
};

export function person(displayName: string, emailAddress: string): Office.EmailAddressDetails {
  return { displayName, emailAddress } as Office.EmailAddressDetails;
}

/** A message item as office.js gives it, with the calls of Mailbox 1.8. */
export function fakeItem(draft: FakeDraft = {}) {
  const notes: { key: string; type: string; message: string }[] = [];
  const handlers = new Map<string, () => void>();
  return {
    notes,
    handlers,
    itemType: 'message',
    from: {
      getAsync: draft.from === null ? failing(9000) : succeeding(draft.from ?? person('Ann', 'ann@outlook.com')),
    },
    to: { getAsync: succeeding(draft.to ?? [person('Bob', 'bob@example.com')]) },
    cc: { getAsync: succeeding(draft.cc ?? []) },
    bcc: { getAsync: succeeding([]) },
    subject: { getAsync: succeeding(draft.subject ?? 'An offer') },
    body: {
      getTypeAsync: succeeding(draft.bodyType ?? 'html'),
      getAsync: (type: string, callback: Callback) =>
        succeeding(type === 'html' ? (draft.html ?? '<p>Good morning</p>') : (draft.text ?? 'Good morning'))(callback),
    },
    getAttachmentsAsync: succeeding(draft.attachments ?? []),
    getAttachmentContentAsync: (id: string, callback: Callback) => {
      const content = draft.contents?.[id] ?? 'error';
      if (content === 'never') {
        return;
      }
      if (content === 'throws') {
        throwing();
      }
      (content === 'error' ? failing(9043) : succeeding(content))(callback);
    },
    notificationMessages: {
      getAllAsync: (callback: Callback) => succeeding([...notes])(callback),
      replaceAsync: (key: string, details: { type: string; message: string }, callback: Callback) => {
        notes.splice(0, notes.length, { key, type: details.type, message: details.message });
        succeeding(undefined)(callback);
      },
      removeAsync: (_key: string, callback: Callback) => {
        notes.length = 0;
        succeeding(undefined)(callback);
      },
    },
    addHandlerAsync: (type: string, handler: () => void, callback: Callback) => {
      handlers.set(type, handler);
      succeeding(undefined)(callback);
    },
  };
}

export type FakeItem = ReturnType<typeof fakeItem>;

/** Puts an `Office` into the page, as office.js of one version would. */
export function fakeOffice(item: unknown, options: { version?: string; host?: string | null; theme?: unknown } = {}) {
  const version = Number((options.version ?? '1.8').split('.')[1]);
  const handlers = new Map<string, () => void>();
  const roaming = new Map<string, string>();
  const mailbox = {
    item,
    userProfile: { emailAddress: 'ann@outlook.com' },
    diagnostics: { hostVersion: '20260821009.05' },
    addHandlerAsync: (type: string, handler: () => void, callback: Callback) => {
      handlers.set(type, handler);
      succeeding(undefined)(callback);
    },
  };
  vi.stubGlobal('Office', {
    EventType: {
      ItemChanged: 'item',
      RecipientsChanged: 'recipients',
      AttachmentsChanged: 'attachments',
      OfficeThemeChanged: 'theme',
    },
    CoercionType: { Html: 'html', Text: 'text' },
    MailboxEnums: {
      ItemNotificationMessageType: {
        ProgressIndicator: 'progressIndicator',
        InformationalMessage: 'informationalMessage',
      },
    },
    onReady: (callback: (info: unknown) => void) => {
      callback({ host: options.host === undefined ? 'Outlook' : options.host });
      return Promise.resolve();
    },
    context: {
      displayLanguage: 'en-US',
      officeTheme: options.theme,
      diagnostics: { platform: 'OfficeOnline' },
      requirements: { isSetSupported: (_name: string, asked: string) => Number(asked.split('.')[1]) <= version },
      roamingSettings: {
        get: (key: string) => roaming.get(key),
        set: (key: string, value: string) => roaming.set(key, value),
        remove: (key: string) => roaming.delete(key),
        saveAsync: succeeding(undefined),
      },
      mailbox,
    },
  });
  return { mailbox, handlers, roaming };
}
