// Draws public/icons/*.png from the drawings beside this script: `node icons/render.mjs`.
// Run it after a change to a drawing, and look at the result.
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { chromium } from '@playwright/test';

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const sizes = { icon: [16, 32, 64, 80, 128], feedback: [16, 32, 80] };
const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] });
const page = await browser.newPage();
for (const [name, pixels] of Object.entries(sizes)) {
  for (const size of pixels) {
    const drawing = await readFile(here(size < 32 ? `${name}-small.svg` : `${name}.svg`), 'utf8');
    await page.setContent(`<style>*{margin:0}svg{display:block;width:${size}px;height:${size}px}</style>${drawing}`);
    await page.locator('svg').screenshot({ omitBackground: true, path: here(`../public/icons/${name}-${size}.png`) });
  }
}
await browser.close();
