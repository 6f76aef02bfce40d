import { type PaneState, sendingOfDraft } from '../state/model.ts';
import type { Pane } from '../state/pane.ts';
import { AccountCard } from './AccountCard.tsx';
import { ConsentCard } from './ConsentCard.tsx';
import { DraftCard } from './DraftCard.tsx';
import { FindingList } from './FindingList.tsx';
import { OptionsCard } from './OptionsCard.tsx';
import { Notice } from './parts.tsx';
import { SendBar } from './SendBar.tsx';
import { ServerAway } from './ServerAway.tsx';

/** The main view: agreement, account, draft, checks, options, and the place where it is sent. */
export function SendView({ pane, state }: { pane: Pane; state: PaneState }) {
  const { connection, words } = state;
  if (connection.kind === 'none') {
    const text = words[connection.reason];
    return (
      <Notice tone="error" role="alert">
        <p class="strong">{text.title}</p>
        <p>{text.text}</p>
        <p>{text.remedy}</p>
      </Notice>
    );
  }
  const sending = sendingOfDraft(state);
  if (sending.kind === 'sent') {
    return <SendBar pane={pane} state={state} />;
  }
  const findings = 'findings' in state.draft ? state.draft.findings : [];
  const asks = sending.kind === 'asking' || sending.kind === 'blocked';
  // The note that this very send leaves on the draft is no finding of its own.
  const leaves = sending.kind === 'uploading' || sending.kind === 'waiting';
  return (
    <>
      {connection.kind === 'connecting' ? <p class="hint">{words.connecting}</p> : null}
      <ServerAway pane={pane} state={state} />
      <ConsentCard pane={pane} state={state} />
      <AccountCard pane={pane} state={state} />
      <DraftCard pane={pane} state={state} />
      {findings.length > 0 && !asks && !leaves ? (
        <section class="card" aria-labelledby="checks-title">
          <h2 id="checks-title">{words.checks.title}</h2>
          <FindingList findings={findings} words={words} />
        </section>
      ) : null}
      <OptionsCard pane={pane} state={state} />
      <SendBar pane={pane} state={state} />
    </>
  );
}
