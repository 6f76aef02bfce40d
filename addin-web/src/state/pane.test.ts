// @vitest-environment jsdom
import { expect, it } from 'vitest';
import { messages } from '../i18n/en-US.ts';
import type { Connection, Host } from '../outlook/host.ts';
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

it('does not ask anew for the agreement when Check is pressed before Outlook has answered', async () => {
  let connected: (connection: Connection) => void = () => undefined;
  const asked: string[] = [];
  const pane = new Pane('en-US', messages, 'send', {
    connect: () =>
      new Promise((resolve) => {
        connected = resolve;
      }),
    authorization: async () => null,
    request: (async (path: string) => {
      asked.push(path);
      return { ok: true, value: { policyVersion: '1.0' } };
    }) as never,
  });
  const started = pane.start();
  pane.changeAccount({ address: 'ann@163.com', authorizationCode: 'ABCDEFGHIJKLMNOP' });

  const checked = pane.checkAccount();
  connected({ ok: true, host: agreedHost });
  await Promise.all([started, checked]);

  expect(pane.state.agreementNeeded).toBe(false);
  expect(pane.state.check.kind).toBe('accepted');
  expect(asked).toEqual(['/api/v1/settings', '/api/v1/accounts/verify']);
});

const agreedHost: Host = {
  language: 'en-US',
  userAddress: 'ann@outlook.com',
  canDiscard: false,
  signsIn: false,
  about: { platform: 'OfficeOnline', version: '1' },
  theme: () => null,
  item: () => null,
  onItemChange: () => undefined,
  onThemeChange: () => undefined,
  agreedPolicy: () => '1.0',
  keepAgreedPolicy: async () => ({ ok: true, value: undefined }),
};
