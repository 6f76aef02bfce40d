import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ask, shortWait } from './answer.ts';

type Callback = (result: Office.AsyncResult<string>) => void;

const succeeded = (value: string) => ({ status: 'succeeded', value }) as unknown as Office.AsyncResult<string>;
const refused = (code?: number) =>
  ({ status: 'failed', error: code === undefined ? null : { code } }) as unknown as Office.AsyncResult<string>;

describe('ask', () => {
  beforeEach(() => vi.useFakeTimers());
  afterEach(() => vi.useRealTimers());

  it('gives the value', async () => {
    await expect(ask<string>((callback) => callback(succeeded('hello')))).resolves.toEqual({
      ok: true,
      value: 'hello',
    });
  });

  it('gives the code of an error', async () => {
    await expect(ask<string>((callback) => callback(refused(9030)))).resolves.toEqual({
      ok: false,
      reason: 'failed',
      code: 9030,
    });
  });

  it('survives an error without details', async () => {
    await expect(ask<string>((callback) => callback(refused()))).resolves.toEqual({ ok: false, reason: 'failed' });
  });

  it('turns an exception into an answer', async () => {
    const answer = ask<string>(() => {
      throw new Error('Elevated permission is required');
    });
    await expect(answer).resolves.toEqual({ ok: false, reason: 'failed' });
  });

  it('does not wait for ever', async () => {
    const answer = ask<string>(() => undefined);
    await vi.advanceTimersByTimeAsync(shortWait);
    await expect(answer).resolves.toEqual({ ok: false, reason: 'timedOut' });
  });

  it('ignores a callback that comes late, and one that comes twice', async () => {
    let callback: Callback = () => undefined;
    const late = ask<string>((given) => {
      callback = given;
    }, 5);
    await vi.advanceTimersByTimeAsync(5);
    callback(succeeded('late'));
    await expect(late).resolves.toEqual({ ok: false, reason: 'timedOut' });

    const twice = ask<string>((given) => {
      given(succeeded('first'));
      given(succeeded('second'));
    });
    await expect(twice).resolves.toEqual({ ok: true, value: 'first' });
  });

  it('leaves no timer behind', async () => {
    await ask<string>((callback) => callback(succeeded('hello')));
    expect(vi.getTimerCount()).toBe(0);
  });
});
