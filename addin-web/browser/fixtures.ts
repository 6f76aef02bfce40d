import { test as base, expect } from '@playwright/test';
import { NetworkWatch } from './networkWatch.ts';
import { OutlookStage } from './outlookStage.ts';
import { PlaygroundServer } from './playgroundServer.ts';

/** What a spec file chooses for its whole worker. */
export interface WorkerOptions {
  /** Where the pane loads office.js from. */
  readonly officeScripts: 'playground' | 'microsoft';
  /** Keys of the service's configuration that differ from the usual ones of the tests. */
  readonly configuration: Readonly<Record<string, string>>;
}

interface WorkerFixtures {
  readonly server: PlaygroundServer;
}

interface TestFixtures {
  /** What the page asks of the network, and what its content security policies stop. Checked at the end of every test. */
  readonly network: NetworkWatch;
  /** Outlook on the web, played in a page at outlook.office.com. */
  readonly outlook: OutlookStage;
}

/** Nothing that is tested here is about these limits. */
const roomy = {
  'RateLimits:SendsPerMinute': '10000',
  'RateLimits:FailedLoginsPer15Minutes': '1000',
};

/** Playwright's test with a playground of our own for each worker. */
export const test = base.extend<TestFixtures, WorkerOptions & WorkerFixtures>({
  officeScripts: ['playground', { option: true, scope: 'worker' }],
  configuration: [{}, { option: true, scope: 'worker' }],
  server: [
    async ({ officeScripts, configuration }, use) => {
      const server = await PlaygroundServer.start({ 'office-js': officeScripts, ...roomy, ...configuration });
      await use(server);
      await server.stop();
    },
    { scope: 'worker', timeout: 180_000 },
  ],
  network: [
    async ({ context, server }, use) => {
      await server.reset();
      const network = await NetworkWatch.start(context, server.origin);
      await use(network);
      network.expectNothingUnusual();
    },
    { auto: true },
  ],
  outlook: async ({ page, network, server }, use) => {
    await use(await OutlookStage.open(page, network, server));
  },
});

export { expect };
