import type { Language } from './language.ts';

/** Numbers, sizes, times and lists as one language writes them. */
export interface Format {
  number(value: number): string;
  /** Bytes in the largest unit that keeps at least one, with 1 kB = 1000 bytes. */
  size(bytes: number): string;
  percent(share: number): string;
  dateTime(date: Date): string;
  time(date: Date): string;
  list(items: readonly string[]): string;
  /** The form that the language's plural rules choose; `other` where it has no own form. */
  plural(count: number, forms: { readonly one?: string; readonly other: string }): string;
}

const units = ['byte', 'kilobyte', 'megabyte', 'gigabyte'] as const;

export function formatFor(language: Language): Format {
  const number = new Intl.NumberFormat(language);
  const rules = new Intl.PluralRules(language);
  const list = new Intl.ListFormat(language, { type: 'unit', style: 'short' });
  const percent = new Intl.NumberFormat(language, { style: 'percent' });
  const dateTime = new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short' });
  const time = new Intl.DateTimeFormat(language, { timeStyle: 'medium' });
  return {
    number: (value) => number.format(value),
    size: (bytes) => {
      const power = Math.min(units.length - 1, Math.max(0, Math.floor(Math.log10(Math.max(bytes, 1)) / 3)));
      const unit = units[power] ?? 'byte';
      return new Intl.NumberFormat(language, {
        style: 'unit',
        unit,
        unitDisplay: power === 0 ? 'long' : 'short',
        maximumFractionDigits: power < 2 ? 0 : 1,
      }).format(bytes / 1000 ** power);
    },
    percent: (share) => percent.format(share),
    dateTime: (date) => dateTime.format(date),
    time: (date) => time.format(date),
    list: (items) => list.format(items),
    plural: (count, forms) => (rules.select(count) === 'one' ? (forms.one ?? forms.other) : forms.other),
  };
}
