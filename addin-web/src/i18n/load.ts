import { messages as english, type Messages } from './en-US.ts';
import type { Language } from './language.ts';

const others: Readonly<Record<Exclude<Language, 'en-US'>, () => Promise<{ readonly messages: Messages }>>> = {
  'zh-CN': () => import('./zh-CN.ts'),
  'ja-JP': () => import('./ja-JP.ts'),
  'pt-BR': () => import('./pt-BR.ts'),
};

/** The table of a language; English where its file cannot be loaded, since some words are better than none. */
export async function loadMessages(
  language: Language,
): Promise<{ readonly language: Language; readonly words: Messages }> {
  if (language === 'en-US') {
    return { language, words: english };
  }
  try {
    return { language, words: (await others[language]()).messages };
  } catch {
    return { language: 'en-US', words: english };
  }
}
