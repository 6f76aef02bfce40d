// @vitest-environment jsdom
import { expect, it } from 'vitest';
import { messages } from '../i18n/en-US.ts';
import type { Connection } from '../outlook/host.ts';
import { Pane } from './pane.ts';

it('clears what office.js stores while it starts, however early Clear is pressed @P9', async () => {
  let connected: (connection: Connection) => void = () => undefined;
  const pane = new Pane('en-US', messages, 'privacy', {
    connect: () =>
      new Promise((resolve) => {
        connected = resolve;
      }),
    authorization: async () => null,
    request: (async () => ({
      ok: false,
      failure: { code: 'server_unreachable', retryable: true, delivered: 'no' },
    })) as never,
  });
  const started = pane.start();
  window.sessionStorage.setItem('smtp163.sent', '[]');

  const cleared = pane.clearEverything();
  expect(window.sessionStorage).toHaveLength(0);
  window.localStorage.setItem('Office API client', 'x');
  connected({ ok: false, reason: 'notLoaded' });
  await Promise.all([started, cleared]);

  expect(window.localStorage).toHaveLength(0);
});
