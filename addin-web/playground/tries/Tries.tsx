import bugIcon from 'icon:bug_20_regular';
import checkIcon from 'icon:checkmark_circle_16_regular';
import { useState } from 'preact/hooks';
import type { TryId } from '../i18n/messages.ts';
import { Icon, useWords } from '../ui.tsx';
import { outlookTries, type Stage, serverTries, type Try } from './tries.ts';

/** An account that the sandbox accepts. */
const account = { address: 'playground@163.com', code: 'SANDBOXCODE12345' };

/** The list of what to try; each entry sets itself up at one click. */
export function Tries({ stage, onNormal }: { readonly stage: Stage; readonly onNormal: () => void }) {
  const words = useWords();
  const [active, setActive] = useState<ReadonlySet<TryId>>(new Set());

  const setUp = async (entry: Try): Promise<void> => {
    await entry.setUp(stage);
    setActive((before) => new Set([...before, entry.id]));
  };

  const list = (title: string, entries: readonly Try[]) => (
    <>
      <h3>{title}</h3>
      <ul>
        {entries.map((entry) => (
          <li key={entry.id}>
            <button type="button" class="try" aria-pressed={active.has(entry.id)} onClick={() => void setUp(entry)}>
              <span class="try-title">
                {words.try[entry.id].title}
                {active.has(entry.id) && (
                  <span class="try-set">
                    <Icon path={checkIcon} size={16} />
                    {words.isSet}
                  </span>
                )}
              </span>
              <span class="try-text">{words.try[entry.id].text}</span>
            </button>
          </li>
        ))}
      </ul>
    </>
  );

  return (
    <nav class="tries" aria-labelledby="tries-title">
      <header>
        <Icon path={bugIcon} />
        <h2 id="tries-title">{words.tries}</h2>
      </header>
      <p class="hint">{words.triesHint}</p>
      <div class="credentials">
        <p>{words.credentials}</p>
        <Copyable label={words.address} value={account.address} />
        <Copyable label={words.code} value={account.code} />
      </div>
      <button
        type="button"
        class="normal"
        disabled={active.size === 0}
        onClick={() => {
          onNormal();
          setActive(new Set());
        }}
      >
        {words.backToNormal}
      </button>
      {list(words.serverGroup, serverTries)}
      {list(words.outlookGroup, outlookTries)}
    </nav>
  );
}

/** A value that a click copies. */
function Copyable({ label, value }: { readonly label: string; readonly value: string }) {
  const words = useWords();
  const [copied, setCopied] = useState(false);
  return (
    <button
      type="button"
      class="copyable"
      aria-label={words.copy(label)}
      onClick={() => void navigator.clipboard.writeText(value).then(() => setCopied(true))}
    >
      <span class="copy-label">{copied ? words.copied : label}</span>
      <code>{value}</code>
    </button>
  );
}
