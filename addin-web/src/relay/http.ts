import { failureFromAnswer } from './failures.ts';
import type { Failure, Outcome } from './types.ts';

/** Milliseconds that a small request may take: the service itself gives 163 about a minute for a login. */
const smallRequestWait = 120_000;

/** Gives the `Authorization` header where sign-in is on, and null where it is not. */
export type Authorization = () => Promise<string | null>;

/** Sends a small JSON request, or fetches when there is no body. Never rejects. */
export async function requestJson<T>(path: string, body: unknown, authorization: Authorization): Promise<Outcome<T>> {
  let token: string | null;
  try {
    token = await authorization();
  } catch {
    return failed({ code: 'sign_in_failed', retryable: true, delivered: 'no' });
  }
  let status = 0;
  try {
    const response = await fetch(path, {
      method: body === undefined ? 'GET' : 'POST',
      headers: {
        ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
        ...(token === null ? {} : { Authorization: token }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      cache: 'no-store',
      credentials: 'omit',
      signal: AbortSignal.timeout(smallRequestWait),
    });
    status = response.status;
    const text = await response.text();
    return response.ok ? { ok: true, value: JSON.parse(text) as T } : failed(failureFromAnswer(status, text));
  } catch {
    return failed(
      status === 0
        ? { code: 'server_unreachable', retryable: true, delivered: 'no' }
        : { code: 'unexpected_answer', retryable: false, delivered: 'unknown', httpStatus: status },
    );
  }
}

/** The other end of an {@link Outcome}. */
export function failed(failure: Failure): { readonly ok: false; readonly failure: Failure } {
  return { ok: false, failure };
}
