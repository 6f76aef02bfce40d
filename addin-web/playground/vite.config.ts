import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';
import { fluentTokens } from '../build/fluentTokens.ts';
import { iconPaths } from '../build/iconPaths.ts';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

export default defineConfig({
  root: here('.'),
  base: '/playground/',
  plugins: [fluentTokens(here('styles')), iconPaths()],
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  build: {
    target: 'es2022',
    outDir: here('../dist-playground'),
    emptyOutDir: true,
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    // Two documents: the page for people, and an empty one in which the browser tests play Outlook themselves.
    rollupOptions: { input: [here('index.html'), here('stage.html')] },
  },
});
