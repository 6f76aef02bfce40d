/** Why Outlook did not give what was asked for. */
export type Unavailable =
  /** This Outlook is older than the call. */
  | 'notSupported'
  /** No answer in the time that was given; office.js may never call back. */
  | 'timedOut'
  /** Outlook answered with an error, or threw. */
  | 'failed';

/** What one call to Outlook came to. Never an exception. */
export type Answer<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly reason: Unavailable; readonly code?: number };

/** Milliseconds that Outlook has for a call that moves no file. */
export const shortWait = 10_000;

/** The answer of a host that has no such call. */
export const notSupported: Answer<never> = { ok: false, reason: 'notSupported' };

/** Wraps a value that is there already. */
export function given<T>(value: T): Answer<T> {
  return { ok: true, value };
}

/**
 * Turns one call of office.js into a promise that always settles: an exception, an error, silence and a late or second
 * callback all become an {@link Answer}.
 *
 * @param start makes the call and hands over the callback
 * @param wait milliseconds until the call counts as unanswered
 */
export function ask<T>(
  start: (callback: (result: Office.AsyncResult<T>) => void) => void,
  wait = shortWait,
): Promise<Answer<T>> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => resolve({ ok: false, reason: 'timedOut' }), wait);
    const settle = (answer: Answer<T>) => {
      clearTimeout(timer);
      resolve(answer);
    };
    try {
      start((result) => settle(read(result)));
    } catch {
      settle({ ok: false, reason: 'failed' });
    }
  });
}

function read<T>(result: Office.AsyncResult<T>): Answer<T> {
  if (String(result.status) === 'succeeded') {
    return given(result.value);
  }
  const code = result.error?.code;
  return code === undefined ? { ok: false, reason: 'failed' } : { ok: false, reason: 'failed', code };
}
