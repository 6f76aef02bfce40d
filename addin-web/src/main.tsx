import 'virtual:fluent-tokens.css';
import './styles/pane.css';
import { render } from 'preact';
import { languageFor } from './i18n/language.ts';
import { loadMessages } from './i18n/load.ts';
import { connect } from './outlook/connect.ts';
import { hintedLanguage } from './outlook/hint.ts';
import { keepTabKey } from './outlook/tabKey.ts';
import { createSignIn } from './signin/signIn.ts';
import type { ViewName } from './state/model.ts';
import { Pane } from './state/pane.ts';
import { App } from './views/App.tsx';

/** The view that the address names. Outlook may append its own words to the fragment. */
function viewIn(fragment: string): ViewName {
  const name = /^#\/?(feedback|privacy)\b/.exec(fragment)?.[1];
  return name === 'feedback' || name === 'privacy' ? name : 'send';
}

async function start(root: HTMLElement): Promise<void> {
  const hint = hintedLanguage(window.name, window.location.search, navigator.language);
  const { language, words } = await loadMessages(languageFor(hint));
  const signIn = createSignIn(() => {
    const { connection } = pane.state;
    return connection.kind === 'connected' && connection.host.signsIn;
  });
  const pane = new Pane(language, words, viewIn(window.location.hash), {
    connect: () => connect(document),
    authorization: signIn,
  });
  keepTabKey(window);
  render(<App pane={pane} />, root);
  window.addEventListener('hashchange', () => pane.show(viewIn(window.location.hash)));
  // Subject and text change without an event; whoever comes back from writing comes into this window.
  window.addEventListener('focus', () => pane.readDraftSoon());
  // Browsers may keep a page that is left, with all its memory, and bring it back. So nothing is left in it, and it starts anew.
  window.addEventListener('pagehide', () => {
    pane.leave();
    render(null, root);
  });
  window.addEventListener('pageshow', ({ persisted }) => {
    if (persisted) {
      window.location.reload();
    }
  });
  await pane.start();
}

const root = document.getElementById('pane');
if (root !== null) {
  start(root).catch(() => {
    // Not even the texts came: the one sentence that has to stand here itself.
    root.textContent = '163 SMTP Email Sender could not load its files. Close this pane and open it again.';
  });
}
