import dismissIcon from 'icon:dismiss_20_regular';
import { useEffect, useRef } from 'preact/hooks';
import type { OutlookHost } from '../host/index.ts';
import { Icon, useWords } from '../ui.tsx';

/** Where the pane is to open, and the count of openings: each one is a new pane. */
export interface PaneOpening {
  readonly view: '' | '#feedback';
  readonly count: number;
}

/** The column in which Outlook shows the add-in: the real pane in an iframe, running the real office.js. */
export function TaskPane(props: {
  readonly host: OutlookHost;
  readonly opening: PaneOpening | null;
  readonly onClose: () => void;
}) {
  const words = useWords();
  const container = useRef<HTMLDivElement>(null);
  const { host, opening, onClose } = props;
  const title = words.paneTitle;

  useEffect(() => {
    if (opening === null || container.current === null) {
      return undefined;
    }
    host.open(container.current, `/taskpane.html${opening.view}`, title);
    return () => host.close();
  }, [host, opening, title]);

  return (
    <aside class="pane" aria-label={words.pane}>
      {opening === null ? (
        <p class="empty">{words.paneHint}</p>
      ) : (
        <>
          <header>
            <h2>{title}</h2>
            <button type="button" class="subtle" aria-label={words.closePane} title={words.closePane} onClick={onClose}>
              <Icon path={dismissIcon} />
            </button>
          </header>
          <div class="pane-frame" ref={container} />
        </>
      )}
    </aside>
  );
}
