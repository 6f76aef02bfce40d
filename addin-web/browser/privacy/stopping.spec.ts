import type { Page } from '@playwright/test';
import { Canaries, findWords } from '../canaries.ts';
import { expectNothing } from '../evidence.ts';
import { expect, test } from '../fixtures.ts';
import { keptPlaces } from '../keptPlaces.ts';
import type { OutlookStage } from '../outlookStage.ts';
import { usualDraft } from '../outlookStage.ts';
import type { PaneDriver } from '../paneDriver.ts';
import type { PlaygroundServer } from '../playgroundServer.ts';

// Long enough that the service does not give up by itself while the pane is being closed.
test.use({ configuration: { 'Smtp163:CommandTimeout': '00:01:00' } });

/** What the sandbox has of a mail: the mail itself, or a conversation that came to the end of one. */
async function delivered(server: PlaygroundServer): Promise<string[]> {
  const conversations = (await server.conversations()).filter(({ sawFinalDot }) => sawFinalDot);
  return [
    ...(await server.mails()).map(({ subject }) => `the mail ${subject}`),
    ...conversations.map(({ number }) => `the end of conversation ${number}`),
  ];
}

/** Opens the pane again beside another draft, and says what it still knows of the one that was stopped. */
async function expectNothingRemembered(check: string, outlook: OutlookStage, canaries: Canaries): Promise<void> {
  await outlook.switchDraft(usualDraft);
  const again = await outlook.openPane();
  await again.waitForDraft(usualDraft.subject ?? '');
  await expect(again.frame.getByRole('button', { name: 'Send via 163' })).toBeVisible();
  const words = { ...canaries.account, ...canaries.mail };
  const places = await keptPlaces(outlook, again);
  const tried = Object.keys(places).length * Object.keys(words).length;
  expectNothing(check, tried, findWords(places, words));
}

async function fill(pane: PaneDriver, canaries: Canaries, undo: '0' | '10'): Promise<void> {
  await pane.signIn(canaries.account.address, canaries.account.code);
  await pane.frame.locator('summary', { hasText: 'Options' }).click();
  await pane.frame.getByLabel('Name that recipients see').fill(canaries.account.displayName);
  await pane.frame.getByLabel('Time to undo').selectOption(undo);
}

test('A pane that is closed in the middle of the upload delivers nothing', { tag: '@P8' }, async ({
  outlook,
  server,
}) => {
  const canaries = new Canaries();
  // 163 stops answering at the sender, so the service reads no more of the file than its buffers hold.
  await server.setFault('silent');
  const files = [{ name: `${canaries.mail.attachment}.pdf`, bytes: 20 * 1024 * 1024 }];
  const html = `<div>The file is attached. ${canaries.mail.body}</div>`;
  const pane = await outlook.show({ draft: { ...canaries.draft, html, files } });
  await fill(pane, canaries, '0');
  await pane.sendButton.click();
  await expect(pane.sending).toHaveText('Uploading the mail…');
  await expect.poll(async () => (await server.conversations()).map(({ logins }) => logins)).toEqual([1]);
  await expect(pane.frame.getByRole('progressbar')).toHaveAttribute('aria-valuetext', /\d [kM]B of/);
  await outlook.closePane();
  await expect.poll(async () => (await server.conversations()).map(({ end }) => end)).not.toContain('Open');
  expectNothing('mails of an upload in the middle of which the pane closed', 1, await delivered(server));
  await expectNothingRemembered('words in every place, closed in the middle of an upload', outlook, canaries);
});

/** Lets the time to undo pass in every frame; not much more, or Outlook would seem to be late with its answers. */
async function passTimeToUndo(page: Page): Promise<void> {
  await page.clock.runFor('00:15');
}

test('A pane that is closed in the time to undo delivers nothing', { tag: '@P8' }, async ({
  outlook,
  page,
  server,
}) => {
  const canaries = new Canaries();
  await page.clock.install();
  const pane = await outlook.show({ draft: canaries.draft });
  await fill(pane, canaries, '10');
  await pane.sendButton.click();
  await expect(pane.sending).toHaveText('Sending in 10 seconds');
  await outlook.closePane();
  await passTimeToUndo(page);
  const talked = (await server.conversations()).map(({ number }) => `conversation ${number}`);
  const posted = (await outlook.network.requests())
    .filter(({ method }) => method === 'POST')
    .map(({ url }) => url.pathname);
  expectNothing('requests and mails after closing in the time to undo', 1, [
    ...posted,
    ...talked,
    ...(await delivered(server)),
  ]);
  expect(await outlook.notifications()).toEqual([]);
  await expectNothingRemembered('words in every place, closed in the time to undo', outlook, canaries);
});

test('The same time sends the mail of a pane that stays open, so it would be seen', { tag: '@P8' }, async ({
  outlook,
  page,
  server,
}) => {
  const canaries = new Canaries();
  await page.clock.install();
  const pane = await outlook.show({ draft: canaries.draft });
  await fill(pane, canaries, '10');
  await pane.sendButton.click();
  await expect(pane.sending).toHaveText('Sending in 10 seconds');
  await passTimeToUndo(page);
  await pane.expectSent(3);
  const missed = (await delivered(server)).length === 0 ? ['the mail'] : [];
  expectNothing('control: mails of a pane that stayed open that were not seen', 1, missed);
});
