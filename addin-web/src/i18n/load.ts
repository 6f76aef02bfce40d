import type { Messages } from './en-US.ts';
import type { Language } from './language.ts';

const tables: Readonly<Record<Language, () => Promise<{ readonly messages: Messages }>>> = {
  'en-US': () => import('./en-US.ts'),
  'zh-CN': () => import('./zh-CN.ts'),
  'ja-JP': () => import('./ja-JP.ts'),
  'pt-BR': () => import('./pt-BR.ts'),
};

/** The table of a language; English where its file cannot be loaded. Rejects when that cannot be loaded either. */
export async function loadMessages(
  language: Language,
): Promise<{ readonly language: Language; readonly words: Messages }> {
  try {
    return { language, words: (await tables[language]()).messages };
  } catch {
    return { language: 'en-US', words: (await tables['en-US']()).messages };
  }
}
