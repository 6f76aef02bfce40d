/** The languages that the pane speaks, as BCP 47 tags. */
export const languages = ['en-US', 'zh-CN', 'ja-JP', 'pt-BR'] as const;

export type Language = (typeof languages)[number];

/** The pane's language for a display language: by its first part, English when there is none of ours. */
export function languageFor(tag: string): Language {
  const first = tag.toLowerCase().split(/[-_]/)[0];
  return languages.find((language) => language.toLowerCase().split('-')[0] === first) ?? 'en-US';
}
