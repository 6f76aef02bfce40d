import { useEffect, useRef } from 'preact/hooks';
import type { Failure } from '../relay/types.ts';
import type { PaneState } from '../state/model.ts';
import { CopyButton } from './CopyButton.tsx';
import { Notice } from './parts.tsx';

interface FailureProps {
  readonly failure: Failure;
  readonly state: PaneState;
  /** Whether a mail was being sent; a check of the account delivers nothing anyway. */
  readonly sending: boolean;
}

/** What happened, whether anything was delivered, and what to do. */
export function FailureNotice({ failure, state, sending }: FailureProps) {
  const title = useRef<HTMLParagraphElement>(null);
  const { words } = state;
  const text = words.failure;
  const told = text.codes[failure.code];
  const unknown = failure.delivered === 'unknown';
  useEffect(() => title.current?.focus(), []);
  return (
    <Notice tone={unknown && sending ? 'warning' : 'error'} role="alert">
      <p class="strong" ref={title} tabIndex={-1}>
        {sending ? (unknown ? text.unknownTitle : text.title) : told.happened}
      </p>
      {sending ? <p>{told.happened}</p> : null}
      {sending && !unknown ? <p>{text.nothingDelivered}</p> : null}
      <p>{told.todo}</p>
      {sending && unknown ? <p>{text.deliveryUnknown}</p> : null}
      {failure.retryAfterSeconds === undefined ? null : <p>{text.retryLater(failure.retryAfterSeconds)}</p>}
      <Names title={text.refusedRecipients} names={failure.recipients} />
      <Names title={text.unreadable} names={failure.names} />
      <Names title={text.fields} names={failure.fields} />
      {failure.reply === undefined ? null : (
        <p class="reply">
          {text.reply}: <q lang="en">{`${failure.reply.code} ${failure.reply.text}`}</q>
        </p>
      )}
      <details class="support">
        <summary>{text.details}</summary>
        <p class="hint">{text.detailsHint}</p>
        <pre>{supportDetails(failure, state)}</pre>
        <CopyButton text={supportDetails(failure, state)} label={text.copyDetails} words={words} />
      </details>
    </Notice>
  );
}

function Names({ title, names }: { title: string; names: readonly string[] | undefined }) {
  return names === undefined || names.length === 0 ? null : (
    <>
      <p>{title}:</p>
      <ul class="names">
        {names.map((name) => (
          <li key={name}>{name}</li>
        ))}
      </ul>
    </>
  );
}

/** What helps to find the cause and gives nothing of the mail away: no address, no text, not even 163's own words. */
export function supportDetails(failure: Failure, state: PaneState): string {
  const { connection } = state;
  const about = connection.kind === 'connected' ? connection.host.about : null;
  return [
    `code: ${failure.code}`,
    `delivered: ${failure.delivered}`,
    `http: ${failure.httpStatus ?? '-'}`,
    `smtp: ${failure.reply?.code ?? '-'} ${/\b(?:HL|MI|RP|DT|WM):[A-Z]{3}\b/.exec(failure.reply?.text ?? '')?.[0] ?? ''}`.trimEnd(),
    `trace: ${failure.traceId ?? '-'}`,
    `time: ${new Date().toISOString()}`,
    `outlook: ${about === null ? '-' : `${about.platform} ${about.version}`.trim()}`,
    `language: ${state.language}`,
  ].join('\n');
}
