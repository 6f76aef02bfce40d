import { defineConfig, mergeConfig } from 'vitest/config';
import pane from './vite.config.ts';

export default mergeConfig(
  pane,
  defineConfig({
    test: {
      // A file that needs a page says so in its first line: a page takes longer to make than the tests to run.
      environment: 'node',
      testTimeout: 60_000,
      include: ['src/**/*.test.{ts,tsx}', 'build/**/*.test.ts', 'playground/**/*.test.ts'],
      reporters: ['default', ['json', { outputFile: '../artifacts/test-results/vitest.json' }]],
    },
  }),
);
