import { findWords, type Words } from '../canaries.ts';
import { expectNothing } from '../evidence.ts';
import { expect, test } from '../fixtures.ts';
import { keptPlaces } from '../keptPlaces.ts';
import type { NetworkWatch } from '../networkWatch.ts';
import { OutlookStage, usualDraft, type WireHeaders } from '../outlookStage.ts';
import type { PaneDriver } from '../paneDriver.ts';

/** The key of the one record that the pane itself makes. */
const record = 'smtp163.sent';

/** A time as the pane shows it. */
const clock = new Intl.DateTimeFormat('en-US', { timeStyle: 'medium', timeZone: 'UTC' });

/** Sends two mails from one pane, one after the other. */
async function sendTwo(outlook: OutlookStage): Promise<PaneDriver> {
  const pane = await outlook.show();
  await pane.send();
  await pane.expectSent(1);
  await outlook.switchDraft({ ...usualDraft, subject: 'The November figures' });
  await pane.waitForDraft('The November figures');
  await pane.signIn();
  await pane.sendButton.click();
  await pane.expectSent(1);
  return pane;
}

/** The times that the pane keeps. */
async function sentTimes(pane: PaneDriver): Promise<readonly string[]> {
  const kept = await pane.frame.locator('body').evaluate((_, key) => sessionStorage.getItem(key) ?? '[]', record);
  return JSON.parse(kept) as readonly string[];
}

/** The count and the times in every form in which they could be told. */
function spellings(times: readonly string[]): Words {
  const words = times.flatMap((time, index): [string, string][] => [
    [`time ${index + 1}`, time],
    [`time ${index + 1} without milliseconds`, time.slice(0, 19)],
    [`milliseconds of time ${index + 1}`, String(Date.parse(time))],
    // Without AM or PM, before which there are several kinds of space.
    [`time ${index + 1} as shown`, clock.format(new Date(time)).split(/\s/)[0] ?? ''],
  ]);
  return Object.fromEntries([['record', record], ['count', '2 mails'], ...words]);
}

/** Everything that was asked of anyone, by any frame. */
async function allRequests(network: NetworkWatch, headers: readonly WireHeaders[]): Promise<Record<string, Buffer>> {
  const requests = await network.requests();
  const sent = requests.map(({ url, headers: asked, body }) =>
    Buffer.concat([Buffer.from(`${url.href} ${JSON.stringify(asked)}`), body]),
  );
  const wire = headers.map((one) => Buffer.from(JSON.stringify(one)));
  return Object.fromEntries([...sent, ...wire].map((content, index) => [`request ${index + 1}`, content]));
}

test('The number of mails and their times are shown to the user', { tag: '@P3' }, async ({ outlook }) => {
  const pane = await sendTwo(outlook);
  await expect(pane.frame.getByText('2 mails sent in this session')).toBeVisible();
  const times = await sentTimes(pane);
  await outlook.closePane();
  const privacy = await outlook.openPane('#privacy');
  const shown = `2 mails sent in this session: ${times.map((time) => clock.format(new Date(time))).join(' · ')}`;
  const row = privacy.frame.locator('.row', { hasText: 'Mails sent in this session, with times' });
  await expect(row.locator('dd')).toHaveText(shown);
  const more = times.filter((time) => Number.isNaN(Date.parse(time)) || new Date(time).toISOString() !== time);
  expect(times).toHaveLength(2);
  expectNothing('entries of the record that are more than a time', times.length, more);
});

test('The number and the times are gone with the session', { tag: '@P3' }, async ({
  context,
  network,
  outlook,
  server,
}) => {
  const pane = await sendTwo(outlook);
  const words = spellings(await sentTimes(pane));
  // The record is there to be found.
  expect(findWords(await keptPlaces(outlook, pane), words)).toContain('record in sessionStorage');

  const page = await context.newPage();
  await outlook.page.close();
  const later = await OutlookStage.open(page, network, server);
  const privacy = await later.show({ view: '#privacy' });
  const row = privacy.frame.locator('.row', { hasText: 'Mails sent in this session, with times' });
  await expect(row.locator('dd')).toHaveText('None');
  const places = await keptPlaces(later, privacy);
  const tried = Object.keys(places).length * Object.keys(words).length;
  expectNothing('count and times in every place of a new session', tried, findWords(places, words));
});

test('No request and nothing told to Outlook has the number or a time', { tag: '@P3' }, async ({
  network,
  outlook,
}) => {
  await outlook.show();
  const headers = await outlook.watchHeaders();
  const pane = await sendTwo(outlook);
  const words = spellings(await sentTimes(pane));
  // The pane is used further, so that there is something to tell the numbers with.
  await pane.frame.getByRole('button', { name: 'Keep the draft' }).click();
  await pane.frame.getByRole('button', { name: 'Feedback' }).click();
  await pane.writeFeedback('idea', 'A dark icon would be nice.');
  await pane.signIn();
  await pane.sendFeedback();
  await outlook.closePane();
  await outlook.openPane('#privacy');
  await expect(pane.frame.getByText('2 mails sent in this session')).toBeVisible();

  const requests = await allRequests(network, headers);
  const tried = Object.keys(requests).length * Object.keys(words).length;
  expectNothing('count and times in address, headers and body of requests', tried, findWords(requests, words));

  const heard = await outlook.heard();
  const told = {
    'roaming settings': JSON.stringify(await outlook.roamingSettings()),
    'notes on the draft': (await outlook.notifications()).join(),
    ...Object.fromEntries(heard.map((message, index) => [`message ${index + 1}`, message])),
  };
  expect(told['notes on the draft']).toContain('Sent via 163');
  const places = Object.keys(told).length * Object.keys(words).length;
  expectNothing('count and times in settings, notes and messages to Outlook', places, findWords(told, words));

  // The same search finds them where they are told, in an address, in a header and in a body.
  await pane.frame.locator('body').evaluate(async (_, key) => {
    const times = sessionStorage.getItem(key) ?? '';
    const [first = ''] = JSON.parse(times) as readonly string[];
    await fetch(`/api/v1/settings?${encodeURIComponent(times)}`);
    await fetch('/api/v1/settings', { headers: { 'x-record': key } });
    await fetch('/api/v1/feedback', { method: 'POST', body: btoa(`1 ${first}`) });
  }, record);
  const later = findWords(await allRequests(network, []), words);
  expect(new Set(later.map((found) => found.replace(/.* in /, ''))).size).toBe(3);
});
