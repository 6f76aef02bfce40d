import { useEffect, useRef } from 'preact/hooks';
import { consentOf, type PaneState } from '../state/model.ts';
import type { Pane } from '../state/pane.ts';
import { Button, Notice, OutLink } from './parts.tsx';

/** Asks once, and again when the policy has changed in substance. */
export function ConsentCard({ pane, state }: { pane: Pane; state: PaneState }) {
  const title = useRef<HTMLHeadingElement>(null);
  const consent = consentOf(state);
  const needed = state.agreementNeeded && consent !== 'given';
  const text = state.words.consent;
  useEffect(() => {
    if (needed) {
      title.current?.focus();
    }
  }, [needed]);
  if (consent === 'given') {
    return state.agreementNotKept ? <Notice tone="warning">{text.notKept}</Notice> : null;
  }
  if (consent === 'unknown') {
    return null;
  }
  const policyUrl = state.settings.kind === 'loaded' ? state.settings.settings.policyUrl : '/privacy';
  return (
    <section class="card consent" aria-labelledby="consent-title">
      <h2 id="consent-title" ref={title} tabIndex={-1}>
        {consent === 'first' ? text.title : text.changedTitle}
      </h2>
      <p>{text.text}</p>
      {consent === 'changed' ? <p>{text.changedText}</p> : null}
      <p>
        <OutLink href={policyUrl} note={state.words.opensNewWindow}>
          {text.policy}
        </OutLink>
      </p>
      {needed ? (
        <Notice tone="error" role="alert">
          {text.needed}
        </Notice>
      ) : null}
      <div class="buttons">
        <Button look="primary" onClick={() => void pane.agree()}>
          {text.agree}
        </Button>
      </div>
    </section>
  );
}
