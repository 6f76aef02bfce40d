import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';
import { fluentTokens } from './build/fluentTokens.ts';
import { iconPaths } from './build/iconPaths.ts';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

export default defineConfig({
  plugins: [fluentTokens(here('src/styles')), iconPaths()],
  build: {
    target: 'es2022',
    // The content security policy allows files of this origin only: no data: addresses, no polyfill script in the page.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rollupOptions: { input: here('taskpane.html') },
  },
});
