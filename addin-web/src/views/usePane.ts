import { useEffect, useState } from 'preact/hooks';
import type { PaneState } from '../state/model.ts';
import type { Pane } from '../state/pane.ts';

/** The pane's state; the component is drawn again when it changes. */
export function usePaneState(pane: Pane): PaneState {
  const [state, setState] = useState(pane.state);
  useEffect(() => {
    setState(pane.state);
    return pane.subscribe(() => setState(pane.state));
  }, [pane]);
  return state;
}
