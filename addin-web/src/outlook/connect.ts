import { ask } from './answer.ts';
import type { Connection, DraftItem, Host, HostTheme } from './host.ts';
import { officeItem } from './officeItem.ts';

/** Milliseconds for office.js to load all its files and to shake hands with Outlook. */
const readyWait = 20_000;
const policyKey = 'agreedPolicyVersion';

/**
 * Waits for office.js. It never rejects and may never get ready, so its script's error, a page outside Outlook and
 * silence are all answers here.
 *
 * @param page the document whose `<script>` loads office.js
 * @param wait milliseconds until silence counts as an answer
 */
export function connect(page: Document, wait = readyWait): Promise<Connection> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => resolve({ ok: false, reason: 'notLoaded' }), wait);
    const settle = (connection: Connection) => {
      clearTimeout(timer);
      resolve(connection);
    };
    const begin = () => {
      try {
        void Office.onReady((info) => settle(connectionFor(info.host)));
      } catch {
        settle({ ok: false, reason: 'notLoaded' });
      }
    };
    if (typeof Office !== 'undefined') {
      begin();
      return;
    }
    const script = page.querySelector('script[src$="/office.js"]');
    script?.addEventListener('load', begin);
    script?.addEventListener('error', () => settle({ ok: false, reason: 'notLoaded' }));
  });
}

function connectionFor(hostName: unknown): Connection {
  const mailbox = typeof Office.context?.mailbox === 'object' ? Office.context.mailbox : null;
  return hostName === 'Outlook' && mailbox !== null
    ? { ok: true, host: officeHost(mailbox) }
    : { ok: false, reason: 'outsideOutlook' };
}

/** Outlook's side of the pane, over `Office.context`. */
export function officeHost(mailbox: Office.Mailbox): Host {
  const supports = (version: string) =>
    attempt(() => Office.context.requirements.isSetSupported('Mailbox', version)) ?? false;
  let generation = 0;
  let current: DraftItem | null = null;
  const take = () => {
    generation += 1;
    const item = attempt(() => mailbox.item) as Office.MessageCompose | null | undefined;
    const own = generation;
    current = item ? officeItem(item, own, supports, () => own === generation) : null;
  };
  take();
  return {
    language: attempt(() => Office.context.displayLanguage) ?? '',
    userAddress: attempt(() => mailbox.userProfile.emailAddress) ?? null,
    canDiscard:
      supports('1.14') && typeof (mailbox.item as unknown as { closeAsync?: unknown })?.closeAsync === 'function',
    signsIn: attempt(() => Office.context.requirements.isSetSupported('NestedAppAuth', '1.1')) ?? false,
    about: {
      platform: attempt(() => String(Office.context.diagnostics.platform)) ?? '',
      version: attempt(() => mailbox.diagnostics.hostVersion) ?? '',
    },
    theme: () => attempt(readTheme) ?? null,
    item: () => current,
    onItemChange: (listener) => {
      const changed = () => {
        take();
        listener();
      };
      void ask<void>((callback) => mailbox.addHandlerAsync(Office.EventType.ItemChanged, changed, callback));
    },
    onThemeChange: (listener) => {
      const type = Office.EventType.OfficeThemeChanged;
      if (type !== undefined) {
        void ask<void>((callback) => mailbox.addHandlerAsync(type, listener, callback));
      }
    },
    agreedPolicy: () => attempt(() => Office.context.roamingSettings.get(policyKey) as string | undefined) ?? null,
    keepAgreedPolicy: (version) =>
      ask<void>((callback) => {
        const settings = Office.context.roamingSettings;
        if (version === null) {
          settings.remove(policyKey);
        } else {
          settings.set(policyKey, version);
        }
        settings.saveAsync(callback);
      }),
  };
}

/** The value, or undefined where the getter throws, as it does when Outlook is too old or the item is gone. */
function attempt<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch {
    return undefined;
  }
}

function readTheme(): HostTheme | null {
  const theme = Office.context.officeTheme as Office.OfficeTheme | undefined;
  if (theme === undefined) {
    return null;
  }
  if (typeof theme.isDarkTheme === 'boolean') {
    return theme.isDarkTheme ? 'dark' : 'light';
  }
  return themeFromColour(theme.bodyBackgroundColor);
}

/** Dark when the colour's relative brightness is under one half. */
export function themeFromColour(colour: string | undefined): HostTheme | null {
  const match = /^#?([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})/i.exec(colour ?? '');
  if (match === null) {
    return null;
  }
  const [red = 0, green = 0, blue = 0] = match.slice(1).map((part) => Number.parseInt(part, 16));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue < 128 ? 'dark' : 'light';
}
