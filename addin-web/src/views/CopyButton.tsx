import copiedPath from 'icon:checkmark_20_regular';
import copyPath from 'icon:copy_20_regular';
import { useState } from 'preact/hooks';
import type { Messages } from '../i18n/en-US.ts';
import { Button } from './parts.tsx';

/** Copies a text. Outlook's frame may not allow the clipboard; then the button says so. */
export function CopyButton({ text, label, words }: { text: string; label: string; words: Messages }) {
  const [state, setState] = useState<'idle' | 'copied' | 'failed'>('idle');
  const copy = () => {
    const write = navigator.clipboard?.writeText(text) ?? Promise.reject(new Error('no clipboard'));
    write.then(
      () => setState('copied'),
      () => setState(copySelected(text) ? 'copied' : 'failed'),
    );
  };
  return (
    <>
      <Button look="subtle" icon={state === 'copied' ? copiedPath : copyPath} onClick={copy}>
        {state === 'copied' ? words.sent.copied : label}
      </Button>
      <span aria-live="polite">
        {state === 'failed' ? (
          words.sent.notCopied
        ) : (
          <span class="visually-hidden">{state === 'copied' ? words.sent.copied : ''}</span>
        )}
      </span>
    </>
  );
}

/** The old way, which needs no permission of the frame. */
function copySelected(text: string): boolean {
  const area = document.createElement('textarea');
  const before = document.activeElement;
  area.value = text;
  area.className = 'visually-hidden';
  document.body.append(area);
  area.select();
  try {
    return document.execCommand('copy');
  } catch {
    return false;
  } finally {
    area.remove();
    if (before instanceof HTMLElement) {
      before.focus();
    }
  }
}
