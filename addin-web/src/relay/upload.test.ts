import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { MessageRequest } from './types.ts';
import { postMessage, UploadWatch } from './upload.ts';

/** The part of XMLHttpRequest that an upload uses, driven by the test. */
class FakeRequest extends EventTarget {
  static last: FakeRequest;
  readonly upload = new EventTarget();
  readonly headers: Record<string, string> = {};
  status = 0;
  responseText = '';
  aborted = false;
  body: FormData | null = null;
  constructor() {
    super();
    FakeRequest.last = this;
  }
  open(): void {}
  setRequestHeader(name: string, value: string): void {
    this.headers[name] = value;
  }
  send(body: FormData): void {
    this.body = body;
  }
  abort(): void {
    this.aborted = true;
  }
  progress(loaded: number, total: number): void {
    this.upload.dispatchEvent(Object.assign(new Event('progress'), { loaded, total }));
  }
  answer(status: number, body: unknown): void {
    this.status = status;
    this.responseText = JSON.stringify(body);
    this.dispatchEvent(new Event('load'));
  }
}

const message = {
  account: { address: 'a@163.com', authorizationCode: 'x' },
  body: { text: 'x' },
} satisfies MessageRequest;
const sent = {
  status: 'sent',
  messageId: '<x@163.com>',
  recipients: 1,
  reply: { code: 250, text: 'Mail OK queued as x' },
};
let now = 0;

function start(contents: Blob[] = [], authorization: string | null = null) {
  const abort = new AbortController();
  const seen: string[] = [];
  const outcome = postMessage(message, contents, authorization, abort.signal, (progress) => {
    seen.push(progress.phase === 'waiting' ? 'waiting' : `${progress.loaded}/${progress.total}`);
  });
  return { abort, outcome, seen, request: FakeRequest.last };
}

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('XMLHttpRequest', FakeRequest);
  vi.spyOn(performance, 'now').mockImplementation(() => now);
  now = 0;
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

describe('postMessage', () => {
  it('sends the message first and the attachments in their order', () => {
    const { request } = start([new Blob(['one']), new Blob(['three'])], 'Bearer t');
    const parts = [...(request.body?.entries() ?? [])].map(([name, value]) => [name, (value as File).size]);
    expect(parts).toEqual([
      ['message', JSON.stringify(message).length],
      ['attachment', 3],
      ['attachment', 5],
    ]);
    expect((request.body?.get('message') as File | undefined)?.type).toBe('application/json');
    expect(request.headers).toEqual({ Authorization: 'Bearer t' });
  });

  it('tells how far it is, and the answer', async () => {
    const { request, outcome, seen } = start();
    request.progress(10, 20);
    request.upload.dispatchEvent(new Event('load'));
    request.answer(200, sent);
    await expect(outcome).resolves.toEqual({ ok: true, value: sent });
    expect(seen).toEqual(['10/20', 'waiting']);
    expect(vi.getTimerCount()).toBe(0);
  });

  it('takes an answer that comes before the upload is over', async () => {
    const { request, outcome } = start();
    request.progress(1, 1_000_000);
    request.answer(422, { code: 'authentication_failed', retryable: false, delivered: 'no' });
    await expect(outcome).resolves.toMatchObject({ ok: false, failure: { code: 'authentication_failed' } });
  });

  it('does not take a 200 that is not ours for sent', async () => {
    const { request, outcome } = start();
    request.answer(200, { hello: 'captive portal' });
    await expect(outcome).resolves.toMatchObject({ failure: { code: 'unexpected_answer', delivered: 'unknown' } });
  });

  it('says that nothing was sent when the connection breaks early', async () => {
    const { request, outcome } = start();
    request.dispatchEvent(new Event('error'));
    await expect(outcome).resolves.toMatchObject({ failure: { code: 'server_unreachable', delivered: 'no' } });
  });

  it('says that nobody knows when it breaks after the last byte', async () => {
    const { request, outcome } = start();
    request.upload.dispatchEvent(new Event('load'));
    request.dispatchEvent(new Event('error'));
    await expect(outcome).resolves.toMatchObject({ failure: { code: 'answer_lost', delivered: 'unknown' } });
  });

  it('gives up on a server that never answers', async () => {
    const { request, outcome } = start();
    request.upload.dispatchEvent(new Event('load'));
    await vi.advanceTimersByTimeAsync(240_000);
    await expect(outcome).resolves.toMatchObject({ failure: { code: 'answer_lost' } });
    expect(request.aborted).toBe(true);
  });

  it('cancels honestly: surely not sent while much is left', async () => {
    const { abort, request, outcome } = start();
    now = 1_000;
    request.progress(1_000, 50_000_000);
    abort.abort();
    await expect(outcome).resolves.toEqual({ ok: false, cancelled: true, delivered: 'no' });
    expect(request.aborted).toBe(true);
  });

  it('cancels honestly: unknown when the rest may have left already', async () => {
    const { abort, request, outcome } = start();
    now = 100;
    request.progress(900_000, 1_000_000);
    abort.abort();
    await expect(outcome).resolves.toEqual({ ok: false, cancelled: true, delivered: 'unknown' });
  });

  it('does not start when it was cancelled before', async () => {
    const abort = new AbortController();
    abort.abort();
    await expect(postMessage(message, [], null, abort.signal, () => undefined)).resolves.toMatchObject({
      cancelled: true,
      delivered: 'no',
    });
    expect(FakeRequest.last.body).toBeNull();
  });
});

describe('UploadWatch', () => {
  it('is sure before the first byte and never after the last', () => {
    const watch = new UploadWatch();
    watch.started(0);
    expect(watch.surelyIncomplete()).toBe(true);
    watch.saw(100, 100, 10);
    expect(watch.surelyIncomplete()).toBe(false);
    watch.finished();
    expect(watch.surelyIncomplete()).toBe(false);
  });
});
