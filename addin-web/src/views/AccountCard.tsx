import questionPath from 'icon:question_circle_20_regular';
import type { PaneState } from '../state/model.ts';
import type { Pane } from '../state/pane.ts';
import { AccountFields } from './AccountFields.tsx';
import { FailureNotice } from './FailureNotice.tsx';
import { Button, Notice } from './parts.tsx';

/** The account, with the check and the guide. */
export function AccountCard({ pane, state }: { pane: Pane; state: PaneState }) {
  const { check, words } = state;
  const text = words.account;
  return (
    <section class="card" aria-labelledby="account-title">
      <h2 id="account-title">{text.title}</h2>
      <AccountFields pane={pane} state={state} />
      <div class="buttons">
        <Button onClick={() => void pane.checkAccount()}>{text.check}</Button>
        <Button look="subtle" icon={questionPath} onClick={() => pane.show('guide')}>
          {text.guide}
        </Button>
      </div>
      <div id="check-result" aria-live="polite">
        {check.kind === 'checking' ? <p class="hint">{text.checking}</p> : null}
        {check.kind === 'accepted' ? <Notice tone="success">{text.accepted}</Notice> : null}
      </div>
      {check.kind === 'refused' ? <FailureNotice failure={check.failure} state={state} sending={false} /> : null}
    </section>
  );
}
