import { defineConfig, type Project } from '@playwright/test';
import { chromiumArguments, findChromium, partitionedStorage } from './chromium.ts';
import type { WorkerOptions } from './fixtures.ts';

const executablePath = findChromium();

/** Generous, for a machine that does other things too. Nothing waits for a time to pass, so a fast machine is not slowed. */
const minute = 60_000;

/** Each has a folder of its own for what it leaves behind: Playwright empties the folder at the start. */
function project(name: string, officeScripts: WorkerOptions['officeScripts']): Project<object, WorkerOptions> {
  return { name, testDir: `./${name}`, outputDir: `../../artifacts/browser/${name}`, use: { officeScripts } };
}

export default defineConfig<object, WorkerOptions>({
  testDir: '.',
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
    project('playground', 'playground'),
    // The built pane as it is deployed, across origins, with Microsoft's addresses answered from the npm package.
    project('outlook', 'microsoft'),
    // The same, for the promises of the privacy policy: each test is tagged with its promise and leaves evidence.
    project('privacy', 'microsoft'),
  ],
});
