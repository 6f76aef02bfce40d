import { defineConfig } from '@playwright/test';
import suites from './playwright.config.ts';

/** The tests of the promises by themselves, with a report of their own: the other suites may be running at the same time. */
export default defineConfig(suites, {
  reporter: [['list'], ['json', { outputFile: '../../artifacts/test-results/privacy-browser.json' }]],
});
