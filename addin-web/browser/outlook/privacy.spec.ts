import { expect, test } from '../fixtures.ts';
import { telemetryHost } from '../networkWatch.ts';
import type { OutlookStage } from '../outlookStage.ts';
import { usualDraft } from '../outlookStage.ts';
import { account, type PaneDriver } from '../paneDriver.ts';

/** Everything that the pane's origin has stored in this browser, and all that its page shows and holds in fields. */
function held(pane: PaneDriver): Promise<{ readonly keys: readonly string[]; readonly everything: string }> {
  return pane.frame.locator('body').evaluate((body) => {
    const stores = [localStorage, sessionStorage];
    const entries = stores.flatMap((store) => Object.keys(store).map((key) => [key, store.getItem(key)]));
    const fields = [...body.querySelectorAll<HTMLInputElement>('input, textarea, select')].map(({ value }) => value);
    const attributes = body.ownerDocument.documentElement.outerHTML;
    return {
      keys: entries.map(([key]) => key ?? ''),
      everything: JSON.stringify([entries, fields, attributes, document.cookie, location.href, window.name]),
    };
  });
}

async function sendOne(outlook: OutlookStage): Promise<PaneDriver> {
  const pane = await outlook.show();
  await pane.send();
  await pane.expectSent(1);
  return pane;
}

test('The device holds nothing but what the privacy view lists', async ({ outlook }) => {
  const pane = await sendOne(outlook);
  await pane.frame.getByRole('button', { name: 'Keep the draft' }).click();
  await outlook.closePane();
  const privacy = await outlook.openPane('#privacy');
  const list = privacy.frame.getByRole('region', { name: 'Held on this device now' });
  await expect(list).toContainText('Mails sent in this session');
  await expect(list).toContainText('1 mail sent in this session');
  const { keys } = await held(privacy);
  const listed = (await list.textContent()) ?? '';
  expect(keys.length).toBeGreaterThan(1);
  for (const key of keys) {
    expect(key === 'smtp163.sent' || listed.includes(key), `${key} is listed`).toBe(true);
  }
  expect(keys.filter((key) => key.startsWith('smtp163'))).toEqual(['smtp163.sent']);
});

test('Clear removes all of it, the agreement too', async ({ outlook }) => {
  await sendOne(outlook);
  await outlook.closePane();
  const privacy = await outlook.openPane('#privacy');
  await privacy.frame.getByRole('button', { name: 'Clear' }).click();
  await expect(privacy.frame.getByRole('status').filter({ hasText: /\w/ })).toBeVisible();
  expect((await held(privacy)).keys).toEqual([]);
  expect(await outlook.roamingSettings()).toEqual({});
});

test('Nothing of the mail and the account is stored, and after sending no field holds it', async ({ outlook }) => {
  const pane = await sendOne(outlook);
  const { everything } = await held(pane);
  for (const secret of [account.code, usualDraft.subject ?? '', 'xiaoming.wang', 'here are the figures']) {
    expect(everything).not.toContain(secret);
  }
  const settings = JSON.stringify(await outlook.roamingSettings());
  expect(settings).not.toContain(account.address);
});

test('A failed mail leaves no code in the storage', async ({ outlook, server }) => {
  const pane = await outlook.show();
  await server.setFault('wrong-code');
  await pane.send();
  await pane.expectFailure('163 did not accept');
  const stored = await pane.frame
    .locator('body')
    .evaluate(() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }, document.cookie]));
  expect(stored).not.toContain(account.code);
  expect(stored).not.toContain(account.address);
});

test('Forget now empties the fields', async ({ outlook }) => {
  const pane = await outlook.show();
  await pane.signIn();
  await pane.frame.getByRole('button', { name: 'Show code' }).click();
  await pane.frame.getByRole('button', { name: 'Forget now' }).click();
  await expect(pane.code).toHaveValue('');
  await expect(pane.address).toHaveValue('');
  await expect(pane.frame.getByText('Address and code have been forgotten.')).toBeVisible();
  expect((await held(pane)).everything).not.toContain(account.code);
});

test('A pane that is opened again knows nothing of the account', async ({ outlook }) => {
  const pane = await outlook.show();
  await pane.signIn();
  await outlook.closePane();
  const again = await outlook.openPane();
  await again.waitForDraft(usualDraft.subject ?? '');
  await expect(again.code).toHaveValue('');
  await expect(again.address).toHaveValue('');
});

test('Ask for deletion opens a feedback form that is written already', async ({ outlook }) => {
  const pane = await outlook.show({ view: '#privacy' });
  await pane.frame.getByRole('button', { name: 'Ask for deletion' }).click();
  await expect(pane.frame.getByLabel('Topic')).toHaveValue('deletion');
  await expect(pane.frame.getByLabel('Your message')).toHaveValue(/Please delete everything/);
});

test('A request to anyone else would be seen by this suite', async ({ network, outlook }) => {
  network.allowOutside(new RegExp(telemetryHost));
  // The page that plays Outlook has no policy that would stop it.
  await outlook.page.evaluate((host) => fetch(`https://${host}/Collector/3.0/`).catch(() => undefined), telemetryHost);
  expect(network.outside.some((url) => new URL(url).host === telemetryHost)).toBe(true);
});
