import { expectNothing } from '../evidence.ts';
import { expect, test } from '../fixtures.ts';
import type { NetworkWatch } from '../networkWatch.ts';

/** Addresses that were asked for without encryption. */
async function plain(network: NetworkWatch): Promise<readonly string[]> {
  const asked = (await network.requests()).map(({ url }) => url.href);
  return [...asked, ...network.sockets].filter((address) => !/^(?:https|wss|data|blob):/.test(address));
}

test('The pane asks for everything over TLS', { tag: '@P11' }, async ({ network, outlook, page, server }) => {
  const pane = await outlook.show({ agreed: false });
  await pane.agree();
  await pane.signIn();
  await pane.checkAccount();
  await pane.withoutUndo();
  await pane.sendButton.click();
  await pane.expectSent(1);
  await pane.frame.getByRole('button', { name: 'Feedback' }).click();
  await pane.writeFeedback('idea', 'A dark icon would be nice.');
  await pane.signIn();
  await pane.sendFeedback();
  const asked = await network.requests();
  const own = asked.filter(({ url }) => url.origin === server.origin && url.pathname.startsWith('/api/'));
  expect(own.map(({ method }) => method)).toEqual(['GET', 'POST', 'POST', 'POST']);
  expectNothing('requests without TLS while the pane is used', asked.length, [...(await plain(network))]);

  // A page elsewhere that is asked for without TLS would be seen.
  network.allowOutside(/^http:\/\/plain\.example\//);
  await page.goto('http://plain.example/').catch(() => undefined);
  expect(await plain(network)).toEqual(['http://plain.example/']);
});
