import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import { en } from './i18n/en.ts';
import type { Language } from './i18n/index.ts';
import type { Messages } from './i18n/messages.ts';

/** The words of the page and the language they are in. */
export const Words = createContext<{ readonly language: Language; readonly words: Messages }>({
  language: 'en-US',
  words: en,
});

/** The words of the page. */
export function useWords(): Messages {
  return useContext(Words).words;
}

/** The language of the page. */
export function useLanguage(): Language {
  return useContext(Words).language;
}

/** One of Fluent's icons, in the colour of the text beside it. */
export function Icon({ path, size = 20 }: { readonly path: string; readonly size?: 16 | 20 }) {
  return (
    <svg class="icon" viewBox={`0 0 ${size} ${size}`} width={size} height={size} aria-hidden="true">
      <path d={path} />
    </svg>
  );
}
