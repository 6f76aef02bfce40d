import { en } from './en.ts';
import { ja } from './ja.ts';
import type { Messages } from './messages.ts';
import { pt } from './pt.ts';
import { zh } from './zh.ts';

/** Outlook's display languages that the playground offers, each with its own name. */
export const languages = {
  'en-US': 'English',
  'zh-CN': '简体中文',
  'ja-JP': '日本語',
  'pt-BR': 'Português (Brasil)',
} as const;

/** One of them. */
export type Language = keyof typeof languages;

/** The page's words, by language. */
export const messages: Readonly<Record<Language, Messages>> = { 'en-US': en, 'zh-CN': zh, 'ja-JP': ja, 'pt-BR': pt };

/** The language that the browser's user is likely to read. */
export function preferredLanguage(preferences: readonly string[]): Language {
  const known = Object.keys(languages) as Language[];
  for (const preference of preferences) {
    const found = known.find((language) => language.slice(0, 2) === preference.slice(0, 2).toLowerCase());
    if (found !== undefined) {
      return found;
    }
  }
  return 'en-US';
}

/** A number of bytes as a person writes it, such as `20 MB`. */
export function size(language: Language, bytes: number): string {
  const units = ['byte', 'kilobyte', 'megabyte'] as const;
  let value = bytes;
  let unit = 0;
  while (value >= 1024 && unit < units.length - 1) {
    value /= 1024;
    unit += 1;
  }
  const format = new Intl.NumberFormat(language, {
    style: 'unit',
    unit: units[unit] ?? 'byte',
    unitDisplay: unit === 0 ? 'long' : 'short',
    maximumFractionDigits: value < 10 && unit > 0 ? 1 : 0,
  });
  return format.format(value);
}
