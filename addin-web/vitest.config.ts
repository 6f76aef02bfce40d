import { defineConfig, mergeConfig } from 'vitest/config';
import pane from './vite.config.ts';

export default mergeConfig(
  pane,
  defineConfig({
    test: {
      environment: 'jsdom',
      include: ['src/**/*.test.{ts,tsx}', 'build/**/*.test.ts', 'playground/**/*.test.ts'],
      reporters: ['default', ['json', { outputFile: '../artifacts/test-results/vitest.json' }]],
    },
  }),
);
