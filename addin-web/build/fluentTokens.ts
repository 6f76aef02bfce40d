import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { webDarkTheme, webLightTheme } from '@fluentui/tokens';
import type { Plugin } from 'vite';

const moduleName = 'virtual:fluent-tokens.css';

type Theme = Readonly<Record<string, string | number>>;

/**
 * Gives `import 'virtual:fluent-tokens.css'`: the official Fluent 2 design tokens as CSS custom properties, light and
 * dark. Only the tokens that the style sheets name are written, because the whole set weighs more than the pane.
 *
 * @param folder the folder whose `.css` files say which tokens are needed
 */
export function fluentTokens(folder: string): Plugin {
  return {
    name: 'fluent-tokens',
    resolveId: (id) => (id === moduleName ? `\0${moduleName}` : undefined),
    load: (id) => (id === `\0${moduleName}` ? tokensAsCss(usedTokens(folder)) : undefined),
  };
}

/** The names of all Fluent tokens that the style sheets of a folder use. */
export function usedTokens(folder: string): string[] {
  const sheets = readdirSync(folder).filter((name) => name.endsWith('.css'));
  const text = sheets.map((name) => readFileSync(join(folder, name), 'utf8')).join('\n');
  const names = new Set([...text.matchAll(/var\(--([A-Za-z0-9]+)[,)]/g)].map((match) => match[1] ?? ''));
  return [...names].filter((name) => name in webLightTheme).sort();
}

/** One rule for the light theme, one for the dark theme when the system or the host asks for it. */
export function tokensAsCss(names: readonly string[]): string {
  const light: Theme = webLightTheme;
  const dark: Theme = webDarkTheme;
  const write = (theme: Theme, which: readonly string[]) => which.map((name) => `--${name}:${theme[name]};`).join('');
  const differing = names.filter((name) => light[name] !== dark[name]);
  return [
    `:root{color-scheme:light;${write(light, names)}}`,
    `@media (prefers-color-scheme:dark){:root:not([data-theme="light"]){color-scheme:dark;${write(dark, differing)}}}`,
    `:root[data-theme="dark"]{color-scheme:dark;${write(dark, differing)}}`,
  ].join('\n');
}
