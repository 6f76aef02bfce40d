import { defineConfig } from '@playwright/test';
import { chromiumArguments, findChromium, partitionedStorage } from './chromium.ts';
import type { WorkerOptions } from './fixtures.ts';

const executablePath = findChromium();

/** Generous, for a machine that does other things too. Nothing waits for a time to pass, so a fast machine is not slowed. */
const minute = 60_000;

export default defineConfig<object, WorkerOptions>({
  testDir: '.',
  outputDir: '../../artifacts/browser',
  timeout: 3 * minute,
  expect: { timeout: minute },
  workers: 2,
  retries: 0,
  forbidOnly: !!process.env['CI'],
  reporter: [['list'], ['json', { outputFile: '../../artifacts/test-results/playwright.json' }]],
  use: {
    ignoreHTTPSErrors: true,
    locale: 'en-US',
    timezoneId: 'UTC',
    actionTimeout: minute,
    navigationTimeout: minute,
    launchOptions: {
      ...(executablePath === undefined ? {} : { executablePath }),
      args: [...chromiumArguments, partitionedStorage],
    },
  },
  projects: [
    // The page that people open: the pane and its host on one origin, office.js from the playground's own server.
    { name: 'playground', testDir: './playground', use: { officeScripts: 'playground' } },
    // The built pane as it is deployed, across origins, with Microsoft's addresses answered from the npm package.
    { name: 'outlook', testDir: './outlook', use: { officeScripts: 'microsoft' } },
  ],
});
