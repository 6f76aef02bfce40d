import sendPath from 'icon:send_20_filled';
import { useEffect, useRef } from 'preact/hooks';
import { canCancel, isRunning, type Sending } from '../sending/sending.ts';
import { accountErrors, endOfOtherDraft, type PaneState, sendingOfDraft } from '../state/model.ts';
import type { Pane } from '../state/pane.ts';
import { FailureNotice } from './FailureNotice.tsx';
import { FindingList } from './FindingList.tsx';
import { Button, Notice } from './parts.tsx';
import { SentResult } from './SentResult.tsx';

/** The place of everything about sending: the button, questions, progress and the result. */
export function SendBar({ pane, state }: { pane: Pane; state: PaneState }) {
  const { words } = state;
  const text = words.sending;
  const sending = sendingOfDraft(state);
  const elsewhere = isRunning(state.sending) && state.sendingKey !== state.draftKey;
  const otherEnd = endOfOtherDraft(state);
  const status = useRef<HTMLDivElement>(null);
  const cancel = useRef<HTMLButtonElement>(null);
  const question = useRef<HTMLHeadingElement>(null);
  const sendButton = useRef<HTMLButtonElement>(null);
  const before = useRef(sending.kind);
  const { kind } = sending;
  const cancellable = canCancel(sending);
  useEffect(() => {
    if (kind === 'asking' || kind === 'blocked') {
      question.current?.focus();
    } else if (kind === 'sent' || kind === 'waiting' || kind === 'cancelled') {
      status.current?.focus();
    } else if (cancellable) {
      cancel.current?.focus();
    } else if (kind === 'idle' && before.current !== 'idle') {
      sendButton.current?.focus();
    }
    before.current = kind;
  }, [kind, cancellable]);
  const { address, code } = accountErrors(state);
  const missing =
    state.accountNeeded && state.accountShown && !isRunning(sending)
      ? [address, code].filter((one) => one !== null)
      : [];
  const ready = state.connection.kind === 'connected' && state.draft.kind !== 'none' && !elsewhere;
  return (
    <section class={`send-bar ${sending.kind}`} aria-label={text.send}>
      {otherEnd === null ? null : (
        <div aria-live="polite">
          <Notice tone={otherEnd === 'sent' ? 'info' : 'warning'}>{text.other[otherEnd]}</Notice>
        </div>
      )}
      {sending.kind === 'asking' ? (
        <Notice tone="warning" role="group" labelledBy="ask-title">
          <h2 id="ask-title" ref={question} tabIndex={-1}>
            {text.askTitle}
          </h2>
          <FindingList findings={sending.findings} words={words} />
          <div class="buttons">
            <Button look="primary" onClick={() => pane.answerWarnings(true)}>
              {text.sendAnyway}
            </Button>
            <Button onClick={() => pane.answerWarnings(false)}>{text.dontSend}</Button>
          </div>
        </Notice>
      ) : null}
      {sending.kind === 'blocked' ? (
        <Notice tone="error" role="alert">
          <h2 ref={question} tabIndex={-1}>
            {text.blockedTitle}
          </h2>
          <FindingList findings={sending.findings} words={words} />
        </Notice>
      ) : null}
      {missing.length > 0 ? (
        <Notice tone="error" role="alert">
          <p class="strong">{text.blockedTitle}</p>
          {missing.map((one) => (
            <p key={one}>{one}</p>
          ))}
        </Notice>
      ) : null}
      {sending.kind === 'failed' && missing.length === 0 ? (
        <FailureNotice failure={sending.failure} state={state} sending={true} />
      ) : null}
      <div
        role="status"
        class={sending.kind === 'sent' ? 'notice-line success' : 'notice-line'}
        tabIndex={-1}
        ref={status}
      >
        {elsewhere ? text.elsewhere : statusText(sending, state)}
      </div>
      <Progress sending={sending} state={state} />
      {sending.kind === 'sent' ? <SentResult pane={pane} state={state} answer={sending.answer} /> : null}
      <div class="buttons">
        {isRunning(sending) ? (
          canCancel(sending) && sending.kind !== 'asking' ? (
            <Button buttonRef={cancel} onClick={() => pane.cancel()}>
              {sending.kind === 'counting' ? text.undo : text.cancel}
            </Button>
          ) : null
        ) : sending.kind !== 'sent' && ready ? (
          <Button look="primary" icon={sendPath} buttonRef={sendButton} onClick={() => void pane.send()}>
            {text.send}
          </Button>
        ) : null}
      </div>
    </section>
  );
}

/** One sentence for each state, so that it is read out once; numbers stand beside it. */
function statusText(sending: Sending, state: PaneState): string {
  const text = state.words.sending;
  switch (sending.kind) {
    case 'checking':
      return text.checking;
    case 'counting':
      return text.counting(sending.seconds);
    case 'reading':
      return sending.of === 0 ? text.preparing : text.reading;
    case 'uploading':
      return text.uploading;
    case 'waiting':
      return text.waiting;
    case 'sent':
      return state.words.sent.title(sending.answer.recipients);
    case 'cancelled':
      return sending.delivered === 'no' ? text.cancelled : text.cancelledUnknown;
    default:
      return '';
  }
}

/** The share of the whole way that is behind a state; null where nobody can say. */
function shareOf(sending: Sending): number | null {
  switch (sending.kind) {
    case 'counting':
      return 1 - sending.secondsLeft / sending.seconds;
    case 'reading':
      return 0.3 * (sending.of === 0 ? 1 : sending.done / sending.of);
    case 'uploading':
      return 0.3 + 0.65 * (sending.total === 0 ? 0 : sending.loaded / sending.total);
    default:
      return null;
  }
}

function detailOf(sending: Sending, state: PaneState): string {
  const text = state.words.sending;
  switch (sending.kind) {
    case 'counting':
      return state.words.options.undoSeconds(sending.secondsLeft);
    case 'reading':
      return sending.of === 0 ? '' : text.readingDetail(sending.done, sending.of);
    case 'uploading':
      return sending.total === 0 ? '' : text.uploaded(sending.loaded, sending.total);
    default:
      return '';
  }
}

function Progress({ sending, state }: { sending: Sending; state: PaneState }) {
  if (!isRunning(sending) || sending.kind === 'asking') {
    return null;
  }
  const share = shareOf(sending);
  const detail = detailOf(sending, state);
  return (
    <div class="progress">
      <progress
        aria-label={state.words.sending.progress}
        aria-valuetext={`${statusText(sending, state)} ${detail}`.trim()}
        max={1}
        {...(share === null ? {} : { value: share })}
      />
      <span class="progress-detail" aria-hidden="true">
        {detail}
      </span>
    </div>
  );
}
