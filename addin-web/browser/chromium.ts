import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

/**
 * The browser to test with: what CHROMIUM names, else the first known one on the path.
 * @returns Its file, or undefined for the one that `npx playwright install chromium` brings.
 */
export function findChromium(): string | undefined {
  const named = process.env['CHROMIUM'];
  if (named) {
    return named;
  }
  return (process.env['PATH'] ?? '')
    .split(delimiter)
    .flatMap((folder) => names.map((name) => join(folder, name)))
    .find(isExecutable);
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** What keeps Chromium from talking to anyone by itself, and what it needs to run as root. */
export const chromiumArguments = [
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE localhost',
  '--no-first-run',
  '--font-render-hinting=none',
  '--force-color-profile=srgb',
];

/**
 * Playwright switches storage partitioning off, and then a pane in a frame of another site has no storage at all. The
 * last switch of this name wins, so this one brings back what people's browsers do. It also lets the page at
 * outlook.office.com show a pane from localhost, where the service under test is.
 */
export const partitionedStorage = '--disable-features=LocalNetworkAccessChecks';

/** The same, with Playwright's own way: the pane has no storage, as where people block it. */
export const deniedStorage = '--disable-features=LocalNetworkAccessChecks,ThirdPartyStoragePartitioning';
