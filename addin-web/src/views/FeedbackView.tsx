import { useEffect, useRef, useState } from 'preact/hooks';
import { canBeAddress } from '../checks/addresses.ts';
import type { Failure, FeedbackRequest } from '../relay/types.ts';
import type { PaneState } from '../state/model.ts';
import type { Pane } from '../state/pane.ts';
import { AccountFields } from './AccountFields.tsx';
import { ConsentCard } from './ConsentCard.tsx';
import { FailureNotice } from './FailureNotice.tsx';
import { Button, Field, Notice } from './parts.tsx';
import { ServerAway } from './ServerAway.tsx';

/** The contract's bound on a feedback's text, in UTF-16 code units. */
const longestText = 4000;
const topics = ['problem', 'idea', 'privacy', 'deletion'] as const;

type Topic = FeedbackRequest['topic'];
type Progress =
  | { readonly kind: 'writing' }
  | { readonly kind: 'sending' }
  | { readonly kind: 'sent' }
  | { readonly kind: 'failed'; readonly failure: Failure };

/** A message to the people who run the add-in; what is sent is what the preview shows. */
export function FeedbackView({ pane, state }: { pane: Pane; state: PaneState }) {
  const { words } = state;
  const text = words.feedback;
  const [topic, setTopic] = useState<Topic>(state.feedbackTopic);
  const [message, setMessage] = useState(state.feedbackTopic === 'deletion' ? text.deletionText : '');
  const [replyTo, setReplyTo] = useState('');
  const [fromAccount, setFromAccount] = useState(true);
  const [tried, setTried] = useState(false);
  const [progress, setProgress] = useState<Progress>({ kind: 'writing' });
  const status = useRef<HTMLDivElement>(null);
  const settled = progress.kind === 'sent';
  useEffect(() => {
    if (settled) {
      status.current?.focus();
    }
  }, [settled]);

  const reply = replyTo.trim();
  const textError = message.trim() === '' ? text.textMissing : null;
  const replyError = reply !== '' && !canBeAddress(reply) ? text.replyToWrong : null;
  const send = async () => {
    setTried(true);
    // Without the account nothing of the user's is used but these words, so a request for deletion needs no agreement.
    const account = fromAccount ? pane.feedbackAccount() : null;
    if (progress.kind === 'sending' || textError !== null || replyError !== null || (fromAccount && account === null)) {
      return;
    }
    setProgress({ kind: 'sending' });
    const answer = await pane.sendFeedback({
      topic,
      text: message,
      replyTo: reply === '' ? null : reply,
      account: account === null ? null : { address: account.address, authorizationCode: account.authorizationCode },
    });
    setProgress(answer.ok ? { kind: 'sent' } : { kind: 'failed', failure: answer.failure });
    if (answer.ok) {
      pane.forgetAccount();
      setMessage('');
      setReplyTo('');
      setTried(false);
    }
  };
  const contact = state.settings.kind === 'loaded' ? state.settings.settings.contact : null;
  const from = fromAccount ? state.account.address.trim() || words.draft.fromMissing : text.previewOperator;
  return (
    <>
      <div role="status" class={settled ? 'notice-line success' : 'notice-line'} tabIndex={-1} ref={status}>
        {settled ? text.sent : progress.kind === 'sending' ? text.sending : ''}
      </div>
      {settled ? null : (
        <>
          <p>{text.intro}</p>
          <ServerAway pane={pane} state={state} />
          {fromAccount ? <ConsentCard pane={pane} state={state} /> : null}
          <section class="card" aria-label={text.title}>
            <Field id="topic" label={text.topic}>
              {(described) => (
                <select {...described} value={topic} onChange={(event) => setTopic(event.currentTarget.value as Topic)}>
                  {topics.map((one) => (
                    <option key={one} value={one}>
                      {text.topics[one]}
                    </option>
                  ))}
                </select>
              )}
            </Field>
            <Field
              id="message"
              label={text.text}
              hint={text.textHint(longestText - message.length)}
              error={tried ? textError : null}
            >
              {(described) => (
                <textarea
                  {...described}
                  autocomplete="off"
                  maxLength={longestText}
                  value={message}
                  onInput={(event) => setMessage(event.currentTarget.value)}
                />
              )}
            </Field>
            <Field id="reply" label={text.replyTo} hint={text.replyToHint} error={tried ? replyError : null}>
              {(described) => (
                <input
                  {...described}
                  type="text"
                  inputMode="email"
                  autocomplete="off"
                  value={replyTo}
                  onInput={(event) => setReplyTo(event.currentTarget.value)}
                />
              )}
            </Field>
            <label class="choice">
              <input
                type="checkbox"
                checked={fromAccount}
                onChange={(event) => setFromAccount(event.currentTarget.checked)}
              />
              <span>{text.fromAccount}</span>
            </label>
            {fromAccount ? <AccountFields pane={pane} state={state} /> : null}
          </section>
          <section class="card" aria-labelledby="preview-title">
            <h2 id="preview-title">{text.preview}</h2>
            <dl class="summary">
              <PreviewRow name={text.previewFrom} value={from} />
              <PreviewRow name={text.topic} value={text.topics[topic]} />
              <PreviewRow name={text.replyTo} value={reply === '' ? text.previewNone : reply} />
              <PreviewRow name={text.text} value={message.trim() === '' ? '…' : message} />
            </dl>
          </section>
          {progress.kind === 'failed' ? (
            <FailureNotice failure={progress.failure} state={state} sending={true} />
          ) : null}
          {progress.kind === 'failed' && progress.failure.code === 'invalid_request' && !fromAccount ? (
            <Notice tone="info">{text.needsAccount}</Notice>
          ) : null}
          <div class="buttons">
            <Button look="primary" onClick={() => void send()}>
              {text.send}
            </Button>
          </div>
        </>
      )}
      {contact === null ? null : (
        <p class="hint">
          {text.contact}{' '}
          <a class="link" href={`mailto:${contact}`}>
            {contact}
          </a>
        </p>
      )}
    </>
  );
}

function PreviewRow({ name, value }: { name: string; value: string }) {
  return (
    <div class="row">
      <dt>{name}</dt>
      <dd class="as-written">{value}</dd>
    </div>
  );
}
