import { Canaries, findWords } from '../canaries.ts';
import { expectNothing } from '../evidence.ts';
import { expect, test } from '../fixtures.ts';
import { keptPlaces, readEntries, storedPlaces } from '../keptPlaces.ts';
import type { OutlookStage } from '../outlookStage.ts';
import { account, type PaneDriver } from '../paneDriver.ts';

/** Sends a mail and opens the privacy view of a pane that has been opened anew. */
async function openPrivacy(outlook: OutlookStage): Promise<PaneDriver> {
  const pane = await outlook.show();
  await pane.send();
  await pane.expectSent(1);
  await outlook.closePane();
  const privacy = await outlook.openPane('#privacy');
  await expect(privacy.frame.getByText('1 mail sent in this session')).toBeVisible();
  // Until Outlook answers, nobody knows what it holds.
  await expect(privacy.frame.getByText('Not known until Outlook answers')).toHaveCount(0);
  return privacy;
}

/** The names of everything that the privacy view says is held. */
async function listed(privacy: PaneDriver): Promise<readonly string[]> {
  const rows = privacy.frame.getByRole('region', { name: 'Held on this device now' }).locator('.row');
  const held = await rows.evaluateAll((all) =>
    all.map((row) => [row.querySelector('dt')?.textContent ?? '', row.querySelector('dd')?.textContent ?? '']),
  );
  return held.filter(([, value]) => value !== 'None' && value !== 'Not held').map(([name = '']) => name);
}

/** The names that the privacy view has to use for everything that is stored, wherever that is. */
async function stored(outlook: OutlookStage, privacy: PaneDriver): Promise<readonly string[]> {
  const entries = await readEntries(outlook, privacy);
  return entries.map(({ place, name }) => {
    if (place === 'roamingSettings' && name === 'agreedPolicyVersion') {
      return 'Agreed policy version (in your Outlook settings)';
    }
    if (place === 'sessionStorage' && name === 'smtp163.sent') {
      return 'Mails sent in this session, with times';
    }
    return `Microsoft’s office.js: ${name}`;
  });
}

test('The privacy view lists what is stored, all of it and nothing else', { tag: '@P9' }, async ({ outlook }) => {
  const privacy = await openPrivacy(outlook);
  const shown = await listed(privacy);
  const there = await stored(outlook, privacy);
  expect(there.length).toBeGreaterThan(3);
  expectNothing('things stored that the privacy view does not list', there.length, without(there, shown));
  expectNothing('things listed that are not stored', shown.length, without(shown, there));

  // Something that was stored behind the pane's back is listed, or missed by the search above.
  await privacy.frame.locator('body').evaluate(() => localStorage.setItem('planted', 'x'));
  expect(without(await stored(outlook, privacy), shown)).toEqual(['Microsoft’s office.js: planted']);
  await privacy.frame.getByRole('button', { name: 'Back' }).click();
  await privacy.frame.getByRole('button', { name: 'Privacy' }).click();
  await expect(privacy.frame.getByText('Stored under planted')).toBeVisible();
});

function without(names: readonly string[], known: readonly string[]): string[] {
  return names.filter((name) => !known.includes(name));
}

test('Clear leaves nothing, neither stored nor in a field', { tag: '@P9' }, async ({ outlook }) => {
  const canaries = new Canaries();
  const pane = await outlook.show();
  await pane.send();
  await pane.expectSent(1);
  await outlook.switchDraft(canaries.draft);
  await pane.waitForDraft(canaries.mail.subject);
  await pane.signIn(canaries.account.address, canaries.account.code);
  await pane.withoutUndo();
  await pane.frame.getByLabel('Name that recipients see').fill(canaries.account.displayName);
  await pane.frame.getByRole('button', { name: 'Privacy' }).click();
  await expect(pane.frame.getByText('In memory only, until sent or closed')).toBeVisible();
  const before = await readEntries(outlook, pane);
  await pane.frame.getByRole('button', { name: 'Clear all of it' }).click();
  await expect(pane.frame.getByText('Cleared. You will be asked to agree again before the next mail.')).toBeVisible();
  const left = await readEntries(outlook, pane);
  expectNothing(
    'entries of storage and roaming settings left after Clear',
    before.length,
    left.map(({ name }) => name),
  );
  expect(await listed(pane)).toEqual([]);

  await pane.frame.getByRole('button', { name: 'Back' }).click();
  await expect(pane.frame.getByRole('heading', { name: 'Before your first mail' })).toBeVisible();
  const places = await keptPlaces(outlook, pane);
  const words = canaries.account;
  const tried = Object.keys(places).length * Object.keys(words).length;
  expectNothing('words of the account in every place after Clear', tried, findWords(places, words));
});

for (const own of [true, false]) {
  const way = own ? 'from the user’s mailbox' : 'without an account';
  test(`A request for deletion ${way} becomes a mail to the operator`, { tag: '@P9' }, async ({ outlook, server }) => {
    const canaries = new Canaries();
    const pane = await outlook.show({ view: '#privacy' });
    await pane.frame.getByRole('button', { name: 'Ask for deletion' }).click();
    await expect(pane.frame.getByLabel('Topic')).toHaveValue('deletion');
    const message = pane.frame.getByLabel('Your message');
    await expect(message).toHaveValue(/Please delete everything/);
    const words = `${await message.inputValue()}\nMy mail was the one about ${canaries.feedback.text}. 谢谢！`;
    await message.fill(words);
    await pane.frame.getByLabel('Reply address').fill(canaries.feedback.replyTo);
    if (own) {
      await pane.signIn();
    } else {
      await pane.frame.getByLabel('Send it from my 163 mailbox').uncheck();
    }
    await pane.sendFeedback();

    const [mail, ...others] = await server.mails();
    const arrived = {
      recipients: mail?.envelopeRecipients,
      sender: mail?.envelopeFrom,
      subject: mail?.subject,
      text: mail?.text?.trim().replaceAll('\r\n', '\n'),
      answers: mail?.headers.filter((header) => header.startsWith('Reply-To:')),
      others: others.length,
    };
    const asked: Readonly<Record<keyof typeof arrived, unknown>> = {
      recipients: ['wangjian20220512@163.com'],
      sender: own ? account.address : 'feedback@163.com',
      subject: '163 SMTP Email Sender: a request for deletion',
      text: words,
      answers: [`Reply-To: ${canaries.feedback.replyTo}`],
      others: 0,
    };
    const names = Object.keys(asked) as (keyof typeof arrived)[];
    const different = names.filter((name) => JSON.stringify(arrived[name]) !== JSON.stringify(asked[name]));
    expectNothing(`fields of the arrived request that differ, ${way}`, names.length, different);
    // And the device keeps none of it.
    const kept = findWords(await storedPlaces(outlook, pane), canaries.feedback);
    expectNothing('words of the request in storage after it was sent', Object.keys(canaries.feedback).length, kept);
  });
}
