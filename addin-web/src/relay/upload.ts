import { failureFromAnswer } from './failures.ts';
import { failed } from './http.ts';
import type { MessageRequest, Outcome, SentResponse } from './types.ts';

/** Milliseconds from the last uploaded byte to the service's answer: its own time-outs with 163 are shorter. */
const answerWait = 240_000;
/**
 * Milliseconds in which nothing is uploaded before the server counts as lost. It reads on only as fast as 163 takes the
 * mail, and ends a conversation that stands still itself, so this is longer than its own time-outs.
 */
const idleWait = 180_000;
/** Milliseconds by which the browser's count of uploaded bytes may be late, with much to spare. */
const progressLag = 1_000;

/** Where an upload is. Bytes include the multipart framing, a few hundred bytes. */
export type UploadProgress =
  | { readonly phase: 'uploading'; readonly loaded: number; readonly total: number }
  | { readonly phase: 'waiting' };

/** What a send came to; `cancelled` by the user, with what is known of the mail. */
export type SendOutcome =
  | Outcome<SentResponse>
  | { readonly ok: false; readonly cancelled: true; readonly delivered: 'no' | 'unknown' };

/**
 * Posts one draft: the message first, then the attachments in the announced order. XMLHttpRequest and not fetch,
 * because only it tells how much has been uploaded.
 *
 * @param message what the first part says
 * @param contents the attachments' bytes, in the order of `message.attachments`
 * @param authorization the `Authorization` header, or null
 * @param signal cancels; whether anything was sent is then part of the outcome
 */
export function postMessage(
  message: MessageRequest,
  contents: readonly Blob[],
  authorization: string | null,
  signal: AbortSignal,
  onProgress: (progress: UploadProgress) => void,
): Promise<SendOutcome> {
  const form = new FormData();
  form.append('message', new Blob([JSON.stringify(message)], { type: 'application/json' }));
  for (const content of contents) {
    form.append('attachment', content);
  }
  return new Promise((resolve) => {
    const request = new XMLHttpRequest();
    const watch = new UploadWatch();
    let timer: ReturnType<typeof setTimeout>;
    const delivered = () => (watch.surelyIncomplete() ? 'no' : 'unknown');
    const settle = (outcome: SendOutcome) => {
      clearTimeout(timer);
      signal.removeEventListener('abort', cancel);
      resolve(outcome);
    };
    const lost = () => {
      settle(
        delivered() === 'no'
          ? failed({ code: 'server_unreachable', retryable: true, delivered: 'no' })
          : failed({ code: 'answer_lost', retryable: false, delivered: 'unknown' }),
      );
    };
    const giveUpAfter = (wait: number) => {
      clearTimeout(timer);
      timer = setTimeout(() => {
        lost();
        request.abort();
      }, wait);
    };
    const cancel = () => {
      const known = delivered();
      request.abort();
      settle({ ok: false, cancelled: true, delivered: known });
    };
    request.upload.addEventListener('progress', (event) => {
      watch.saw(event.loaded, event.total, performance.now());
      giveUpAfter(idleWait);
      onProgress({ phase: 'uploading', loaded: event.loaded, total: event.total });
    });
    request.upload.addEventListener('load', () => {
      watch.finished();
      giveUpAfter(answerWait);
      onProgress({ phase: 'waiting' });
    });
    request.addEventListener('load', () => settle(readAnswer(request.status, request.responseText)));
    request.addEventListener('error', lost);
    signal.addEventListener('abort', cancel);
    request.open('POST', '/api/v1/messages');
    if (authorization !== null) {
      request.setRequestHeader('Authorization', authorization);
    }
    if (signal.aborted) {
      cancel();
      return;
    }
    giveUpAfter(idleWait);
    watch.started(performance.now());
    request.send(form);
  });
}

function readAnswer(status: number, text: string): SendOutcome {
  if (status !== 200) {
    return failed(failureFromAnswer(status, text));
  }
  try {
    const answer = JSON.parse(text) as SentResponse;
    if (answer.status === 'sent') {
      return { ok: true, value: answer };
    }
  } catch {
    // Not our service's answer: told below.
  }
  return failed({ code: 'unexpected_answer', retryable: false, delivered: 'unknown', httpStatus: status });
}

/**
 * Knows whether the last byte can have left the browser. The count of uploaded bytes comes late, so an upload counts as
 * surely incomplete only while more is left than the fastest second so far could have carried.
 */
export class UploadWatch {
  #loaded = 0;
  #total = 0;
  #seen = 0;
  #fastest = 0;
  #done = false;

  started(now: number): void {
    this.#seen = now;
  }

  saw(loaded: number, total: number, now: number): void {
    const rate = (loaded - this.#loaded) / Math.max(now - this.#seen, 1);
    this.#fastest = Math.max(this.#fastest, rate);
    this.#loaded = loaded;
    this.#total = total;
    this.#seen = now;
  }

  finished(): void {
    this.#done = true;
  }

  /** False as soon as the server may have the whole mail. */
  surelyIncomplete(): boolean {
    return !this.#done && (this.#total === 0 || this.#total - this.#loaded > this.#fastest * progressLag);
  }
}
