import { expectNothing } from '../evidence.ts';
import { expect, test } from '../fixtures.ts';
import { type OutlookStage, usualDraft } from '../outlookStage.ts';
import type { PaneDriver } from '../paneDriver.ts';

/** Opens the pane with an agreement to an older version of the policy, or with none. */
async function openWith(outlook: OutlookStage, version: string | null): Promise<PaneDriver> {
  await outlook.page.evaluate((given) => {
    window.stage.start({});
    window.stage.agree(given);
  }, version);
  await outlook.switchDraft(usualDraft);
  const pane = await outlook.openPane();
  await pane.waitForDraft(usualDraft.subject ?? '');
  return pane;
}

const agreements = [
  ['no agreement', null, 'Before your first mail'],
  ['an agreement to an older version', '0.1', 'The privacy policy has changed'],
] as const;

for (const [name, version, heading] of agreements) {
  test(`With ${name} nothing is asked of 163 until the user agrees`, { tag: '@P13' }, async ({ outlook, server }) => {
    const pane = await openWith(outlook, version);
    await expect(pane.frame.getByRole('heading', { name: heading })).toBeVisible();
    await pane.send();
    await expect(pane.alert).toHaveText('Please agree to the privacy policy first.');
    await pane.checkButton.click();
    await expect(pane.alert).toHaveText('Please agree to the privacy policy first.');
    await pane.frame.getByRole('button', { name: 'Feedback' }).click();
    await expect(pane.frame.getByRole('heading', { name: heading })).toBeVisible();
    await pane.writeFeedback('idea', 'A dark icon would be nice.');
    await pane.frame.getByRole('button', { name: 'Send feedback' }).click();
    await expect(pane.alert).toHaveText('Please agree to the privacy policy first.');
    const requests = (await outlook.network.requests()).filter(({ method }) => method === 'POST');
    const talked = (await server.conversations()).map(({ number }) => `conversation ${number} with 163`);
    expectNothing(`clicks that went on with ${name}`, 3, [...requests.map(({ url }) => url.pathname), ...talked]);

    // The same three clicks go through once the user has agreed.
    await pane.agree();
    await pane.sendFeedback();
    await pane.frame.getByRole('button', { name: 'Back' }).click();
    await pane.signIn();
    await pane.checkAccount();
    await pane.sendButton.click();
    await pane.expectSent(1);
    expect(await server.conversations()).toHaveLength(3);
  });
}

test('Feedback without the user’s account needs no agreement, for it uses nothing of the user’s', {
  tag: '@P13',
}, async ({ outlook, server }) => {
  const pane = await openWith(outlook, '0.1');
  await pane.signIn();
  await pane.frame.getByRole('button', { name: 'Feedback' }).click();
  await pane.frame.getByLabel('Send it from my 163 mailbox').uncheck();
  await pane.writeFeedback('deletion', 'Please delete everything.');
  await pane.sendFeedback();
  const mails = await server.mails();
  expect(mails).toHaveLength(1);
  const fromUser = mails.filter(({ envelopeFrom }) => envelopeFrom !== 'feedback@163.com').map(({ from }) => from);
  expectNothing('feedback without agreement that came from the user’s account', mails.length, fromUser);
});
