import backPath from 'icon:arrow_left_20_regular';
import { useEffect, useRef } from 'preact/hooks';
import type { Pane } from '../state/pane.ts';
import { Button, ViewHeading } from './parts.tsx';
import { SendView } from './SendView.tsx';
import { usePaneState } from './usePane.ts';

/** The frame around every view. */
export function App({ pane }: { pane: Pane }) {
  const state = usePaneState(pane);
  const { words, view } = state;
  const first = useRef(true);
  useEffect(() => {
    document.documentElement.lang = state.language;
    document.title = words.productName;
  }, [state.language, words]);
  useEffect(() => {
    if (state.theme !== null) {
      document.documentElement.dataset['theme'] = state.theme;
    }
  }, [state.theme]);
  useEffect(() => {
    first.current = false;
  }, []);
  const focus = !first.current;
  return (
    <>
      <header>
        {view === 'send' ? null : (
          <Button look="subtle" icon={backPath} onClick={() => pane.show('send')}>
            {words.back}
          </Button>
        )}
        <ViewHeading key={view} focus={focus}>
          {view === 'send' ? words.productName : words[view].title}
        </ViewHeading>
      </header>
      <main>{view === 'send' ? <SendView pane={pane} state={state} /> : null}</main>
    </>
  );
}
