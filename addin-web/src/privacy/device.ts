/** Our only entry in the browser's storage: the times of the mails sent in this session. */
const sentKey = 'smtp163.sent';

/** One thing that the pane's origin has stored in this browser. */
export interface StoredEntry {
  readonly key: string;
  readonly bytes: number;
  readonly owner: 'office' | 'other';
}

/** What the browser holds for this pane. `denied` where it lets the pane store nothing. */
export type Stored = { readonly denied: true } | { readonly denied: false; readonly entries: readonly StoredEntry[] };

/** Keys that office.js is known to use; its GUID keys hold one record of its own closing. */
const officeKeys =
  /^(?:Office |hostInfoValue$|_xdm_|.*xdmInfo$|.*serializerVersion$|.*CachedSessionSettings$|__OSF|[0-9a-f]{8}-[0-9a-f-]{27}$)/i;

function stores(): Storage[] {
  return [window.localStorage, window.sessionStorage];
}

/** Everything stored, but for our own record, which is shown by itself. */
export function storedEntries(): Stored {
  try {
    const entries = stores().flatMap((store) =>
      Object.keys(store)
        .filter((key) => key !== sentKey)
        .map((key) => ({
          key,
          bytes: new Blob([key, store.getItem(key) ?? '']).size,
          owner: officeKeys.test(key) ? ('office' as const) : ('other' as const),
        })),
    );
    return { denied: false, entries };
  } catch {
    return { denied: true };
  }
}

/** Removes everything that the pane's origin has stored in this browser, office.js's entries too. */
export function clearStored(): void {
  times = [];
  try {
    for (const store of stores()) {
      store.clear();
    }
  } catch {
    // Nothing can be stored, so there is nothing to clear.
  }
}

/** Kept beside the storage, for a browser that denies it. */
let times: string[] = [];

/** When mails were sent in this session. Ends with the session, and never leaves the device. */
export function sentTimes(): Date[] {
  try {
    const stored: unknown = JSON.parse(window.sessionStorage.getItem(sentKey) ?? '[]');
    times = Array.isArray(stored) ? stored.filter((time) => typeof time === 'string') : times;
  } catch {
    // Denied or damaged: what is in memory holds.
  }
  return times.map((time) => new Date(time)).filter((time) => !Number.isNaN(time.getTime()));
}

export function recordSent(time: Date): void {
  times = [...sentTimes().map((one) => one.toISOString()), time.toISOString()];
  try {
    window.sessionStorage.setItem(sentKey, JSON.stringify(times));
  } catch {
    // Denied: the count lives in memory then.
  }
}
