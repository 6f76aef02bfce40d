import type { PaneState } from '../state/model.ts';
import type { Pane } from '../state/pane.ts';
import { Button, Notice } from './parts.tsx';

/** Says that the service did not answer, without which nothing can be sent or agreed to. */
export function ServerAway({ pane, state }: { pane: Pane; state: PaneState }) {
  const { settings, words } = state;
  return settings.kind === 'failed' ? (
    <Notice tone="error" role="alert">
      <p>{words.serverAway}</p>
      <Button onClick={() => void pane.loadSettings()}>{words.tryAgain}</Button>
    </Notice>
  ) : null;
}
