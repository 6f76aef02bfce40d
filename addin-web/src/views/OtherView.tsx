import type { FunctionComponent } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { PaneState, ViewName } from '../state/model.ts';
import type { Pane } from '../state/pane.ts';
import { Button, Notice } from './parts.tsx';

type View = FunctionComponent<{ readonly pane: Pane; readonly state: PaneState }>;

const views: Readonly<Record<Exclude<ViewName, 'send'>, () => Promise<View>>> = {
  guide: async () => (await import('./GuideView.tsx')).GuideView,
  feedback: async () => (await import('./FeedbackView.tsx')).FeedbackView,
  privacy: async () => (await import('./PrivacyView.tsx')).PrivacyView,
};

/** A view that is loaded when it is asked for, so that the first one comes sooner. */
export function OtherView({ name, pane, state }: { name: Exclude<ViewName, 'send'>; pane: Pane; state: PaneState }) {
  const [loaded, setLoaded] = useState<{ readonly view: View } | 'failed' | null>(null);
  const load = () => {
    setLoaded(null);
    views[name]().then(
      (view) => setLoaded({ view }),
      () => setLoaded('failed'),
    );
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each view; the element is keyed by its name.
  useEffect(load, []);
  if (loaded === 'failed') {
    return (
      <Notice tone="error" role="alert">
        <p>{state.words.serverAway}</p>
        <Button onClick={load}>{state.words.tryAgain}</Button>
      </Notice>
    );
  }
  return loaded === null ? null : <loaded.view pane={pane} state={state} />;
}
