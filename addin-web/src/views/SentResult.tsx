import { sentTimes } from '../privacy/device.ts';
import type { SentResponse } from '../relay/types.ts';
import type { PaneState } from '../state/model.ts';
import type { Pane } from '../state/pane.ts';
import { CopyButton } from './CopyButton.tsx';
import { Button, Notice } from './parts.tsx';

/** 163's queue id, without the words around it. */
export function queueId(reply: string): string {
  return /queued as (.+)$/i.exec(reply.trim())?.[1]?.trim() ?? reply.trim();
}

/** What is left to do once 163 has taken the mail. */
export function SentResult({ pane, state, answer }: { pane: Pane; state: PaneState; answer: SentResponse }) {
  const { connection, words } = state;
  const text = words.sent;
  const canDiscard = connection.kind === 'connected' && connection.host.canDiscard;
  const reference = queueId(answer.reply.text);
  const keep = () => {
    pane.dismissResult();
    // The button is gone with the result; the view begins at its heading.
    document.querySelector('h1')?.focus();
  };
  return (
    <div class="sent-result">
      {state.sentAt === null ? null : <p>{text.text(state.sentAt)}</p>}
      <dl class="summary">
        <div class="row">
          <dt>{text.queueId}</dt>
          <dd>
            <code>{reference}</code>
            <CopyButton text={reference} label={text.copy} words={words} />
          </dd>
        </div>
      </dl>
      <p class="hint">{text.forgotten}</p>
      <p>{text.draftLeft}</p>
      {canDiscard ? null : <p class="hint">{text.cannotDiscard}</p>}
      <div class="buttons">
        {canDiscard ? (
          <Button look="primary" onClick={() => void pane.discardDraft()}>
            {text.discard}
          </Button>
        ) : null}
        <Button onClick={keep}>{text.keep}</Button>
      </div>
      {canDiscard ? <p class="hint">{text.discardHint}</p> : null}
      {state.discard === 'failed' ? (
        <Notice tone="warning" role="alert">
          {text.discardFailed}
        </Notice>
      ) : null}
      <p class="hint">{text.count(sentTimes().length)}</p>
    </div>
  );
}
