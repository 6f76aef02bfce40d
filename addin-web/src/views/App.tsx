import backPath from 'icon:arrow_left_20_regular';
import feedbackPath from 'icon:person_feedback_20_regular';
import privacyPath from 'icon:shield_20_regular';
import { useEffect, useRef } from 'preact/hooks';
import type { Pane } from '../state/pane.ts';
import { OtherView } from './OtherView.tsx';
import { Button, ViewHeading } from './parts.tsx';
import { SendView } from './SendView.tsx';
import { usePaneState } from './usePane.ts';

/** The frame around every view. */
export function App({ pane }: { pane: Pane }) {
  const state = usePaneState(pane);
  const { words, view } = state;
  const firstView = useRef(true);
  useEffect(() => {
    firstView.current = false;
  }, []);
  useEffect(() => {
    document.documentElement.lang = state.language;
    document.title = words.productName;
  }, [state.language, words]);
  useEffect(() => {
    if (state.theme !== null) {
      document.documentElement.dataset['theme'] = state.theme;
    }
  }, [state.theme]);
  return (
    <>
      <header>
        {view === 'send' ? null : (
          <Button look="subtle" icon={backPath} onClick={() => pane.show('send')}>
            {words.back}
          </Button>
        )}
        <ViewHeading key={view} focus={!firstView.current}>
          {view === 'send' ? words.productName : words[view].title}
        </ViewHeading>
      </header>
      <main>
        {view === 'send' ? (
          <SendView pane={pane} state={state} />
        ) : (
          <OtherView key={view} name={view} pane={pane} state={state} />
        )}
      </main>
      {view === 'send' ? (
        <footer>
          <Button look="subtle" icon={privacyPath} onClick={() => pane.show('privacy')}>
            {words.privacy.link}
          </Button>
          <Button look="subtle" icon={feedbackPath} onClick={() => pane.show('feedback')}>
            {words.feedback.link}
          </Button>
        </footer>
      ) : null}
    </>
  );
}
