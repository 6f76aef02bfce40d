import { useCallback, useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { ComposeWindow, DraftTabs } from './compose/ComposeWindow.tsx';
import type { Draft } from './drafts/draft.ts';
import { blank, everything, shortReply } from './drafts/samples.ts';
import { type HostListener, OutlookHost, themes } from './host/index.ts';
import { type Language, languages, messages, preferredLanguage } from './i18n/index.ts';
import { clearFaults } from './inbox/client.ts';
import { Inbox } from './inbox/Inbox.tsx';
import { type PaneOpening, TaskPane } from './pane/TaskPane.tsx';
import { Tries } from './tries/Tries.tsx';
import { Words } from './ui.tsx';

type Theme = 'light' | 'dark';

/** SHA-256 of some bytes in hexadecimal. */
async function hash(bytes: Blob): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', await bytes.arrayBuffer());
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** The whole page: compose window, task pane, inbox and the list of what to try. */
export function Playground() {
  const [language, setLanguage] = useState<Language>(() => preferredLanguage(navigator.languages));
  const [theme, setTheme] = useState<Theme>(() =>
    matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light',
  );
  const [drafts, setDrafts] = useState<readonly Draft[]>([]);
  const [current, setCurrent] = useState(0);
  const [opening, setOpening] = useState<PaneOpening | null>(null);
  const [discarded, setDiscarded] = useState(false);
  const [, redraw] = useState(0);
  const changed = useCallback(() => redraw((count) => count + 1), []);
  const words = messages[language];

  const listener = useRef<HostListener>({});
  listener.current = {
    notificationsChanged: changed,
    paneClosed: () => setOpening(null),
    itemClosed: (discard) => {
      setOpening(null);
      if (discard) {
        setDiscarded(true);
        setDrafts((before) => before.map((draft, index) => (index === current ? blank() : draft)));
      }
    },
  };
  const host = useMemo(
    () =>
      new OutlookHost({}, null, {
        notificationsChanged: (item) => listener.current.notificationsChanged?.(item),
        paneClosed: () => listener.current.paneClosed?.(),
        itemClosed: (discard) => listener.current.itemClosed?.(discard),
      }),
    [],
  );

  useEffect(() => {
    void everything().then((sample) => setDrafts([sample, shortReply()]));
  }, []);

  const draft = drafts[current];
  useEffect(() => {
    if (draft !== undefined) {
      host.switchItem(draft.item);
    }
  }, [host, draft]);

  useEffect(() => {
    document.documentElement.lang = language;
    document.documentElement.dataset['theme'] = theme;
    host.themeChanged(themes[theme]);
  }, [host, language, theme]);

  const knownHashes = useCallback(
    async () => new Set(await Promise.all(drafts.flatMap(({ files }) => files).map(({ bytes }) => hash(bytes)))),
    [drafts],
  );

  const openPane = (view: PaneOpening['view']): void => {
    setOpening((before) => ({ view, count: (before?.count ?? 0) + 1 }));
  };

  const changeLanguage = (chosen: Language): void => {
    setLanguage(chosen);
    host.options = { ...host.options, language: chosen };
    // Outlook's language reaches an add-in when its pane opens.
    setOpening((before) => (before === null ? null : { ...before, count: before.count + 1 }));
  };

  const add = (made: Draft): void => {
    setDrafts((before) => [...before, made]);
    setCurrent(drafts.length);
  };

  const show = (which: 'sample' | 'reply' | 'blank'): void => {
    setDiscarded(false);
    if (which === 'blank') {
      add(blank());
    } else if (which === 'reply') {
      setCurrent(1);
    } else {
      void everything().then((sample) => {
        setDrafts((before) => before.map((existing, index) => (index === 0 ? sample : existing)));
        setCurrent(0);
      });
    }
  };

  const backToNormal = (): void => {
    host.faults.clear();
    host.release();
    void clearFaults();
    show('sample');
  };

  if (draft === undefined) {
    return null;
  }
  const names = drafts.map((each) => each.item.subject || words.newDraft);
  return (
    <Words.Provider value={{ language, words }}>
      <header class="bar">
        <h1>{words.title}</h1>
        <p>{words.subtitle}</p>
        <Choice
          label={words.language}
          value={language}
          options={languages}
          onChoose={(chosen) => changeLanguage(chosen as Language)}
        />
        <Choice
          label={words.theme}
          value={theme}
          options={words.themes}
          onChoose={(chosen) => setTheme(chosen as Theme)}
        />
      </header>
      <main>
        <Tries stage={{ host, draft, show }} onNormal={backToNormal} />
        <div class="middle">
          <div class="card">
            <DraftTabs
              names={names}
              current={current}
              onSelect={(index) => {
                setDiscarded(false);
                setCurrent(index);
              }}
              onNew={() => show('blank')}
            />
            {discarded && (
              <p class="notification" role="status">
                {words.draftDiscarded}
              </p>
            )}
            <ComposeWindow
              draft={draft}
              events={{
                openPane,
                changed,
                recipientsChanged: (field) => {
                  host.recipientsChanged(field);
                  changed();
                },
                attachmentChanged: (status, file) => host.attachmentsChanged(status, file),
              }}
            />
          </div>
          <Inbox knownHashes={knownHashes} />
        </div>
        <TaskPane host={host} opening={opening} onClose={() => setOpening(null)} />
      </main>
    </Words.Provider>
  );
}

/** A labelled list of choices in the bar. */
function Choice(props: {
  readonly label: string;
  readonly value: string;
  readonly options: Readonly<Record<string, string>>;
  readonly onChoose: (value: string) => void;
}) {
  return (
    <label class="choice">
      {props.label}
      <select value={props.value} onChange={(event) => props.onChoose(event.currentTarget.value)}>
        {Object.entries(props.options).map(([value, name]) => (
          <option key={value} value={value}>
            {name}
          </option>
        ))}
      </select>
    </label>
  );
}
