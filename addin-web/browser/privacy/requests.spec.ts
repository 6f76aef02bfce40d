import { findWords, type Words } from '../canaries.ts';
import { compare, compareValue } from '../contract.ts';
import { expectNothing } from '../evidence.ts';
import { expect, test } from '../fixtures.ts';
import type { SentRequest } from '../networkWatch.ts';
import type { DraftSpecification, OutlookStage, WireHeaders } from '../outlookStage.ts';
import type { PaneDriver } from '../paneDriver.ts';

/** What the device says of itself, marked, so that each value can be told from everything else. */
const device = {
  platform: 'MarkedPlatform',
  hardwareConcurrency: 173931,
  deviceMemory: 173933,
  screenWidth: 17393,
  screenHeight: 17939,
} as const;

const where = { locale: 'sr-Latn-RS', timezoneId: 'Pacific/Marquesas', userAgent: 'MarkedBrowser/5.0' } as const;

test.use(where);

test.beforeEach(async ({ page }) => {
  await page.addInitScript((marked) => {
    const give = (owner: object, name: string, value: unknown) =>
      Object.defineProperty(owner, name, { configurable: true, get: () => value });
    give(Navigator.prototype, 'platform', marked.platform);
    give(Navigator.prototype, 'hardwareConcurrency', marked.hardwareConcurrency);
    give(Navigator.prototype, 'deviceMemory', marked.deviceMemory);
    give(Screen.prototype, 'width', marked.screenWidth);
    give(Screen.prototype, 'height', marked.screenHeight);
    give(Document.prototype, 'referrer', 'https://marked-referrer.example/');
  }, device);
});

/** What Outlook tells the pane about itself and its user; none of it belongs to the mail. */
const outlookSays = {
  hostVersion: '20261116009.05',
  view: 'ThreeColumns',
  conversation: 'conversation-',
  control: 'control-',
  platform: 'OfficeOnline',
  origin: 'outlook.office.com',
  userName: 'Lin Chen',
  userAddress: 'lin.chen@outlook.com',
};

/** What a browser puts into a request by itself, and the type of the body. */
const browserHeaders = new Set(
  (
    'accept accept-encoding accept-language cache-control content-length content-type origin pragma priority sec-ch-ua ' +
    'sec-ch-ua-mobile sec-ch-ua-platform sec-fetch-dest sec-fetch-mode sec-fetch-site sec-fetch-storage-access ' +
    'user-agent :authority :method :path :scheme'
  ).split(' '),
);

const draft: DraftSpecification = {
  to: ['王小明 <xiaoming.wang@example.com>'],
  cc: ['Hanako Yamada <hanako@example.jp>'],
  bcc: ['ana.souza@example.com'],
  subject: 'The October figures',
  html: '<div>Here are the figures.</div><img src="cid:chart@outlook.com" alt="Chart">',
  files: [
    { name: 'chart.png', type: 'image/png', bytes: 8192, contentId: 'chart@outlook.com' },
    { name: '报价单.pdf', bytes: 64 * 1024 },
  ],
};

/** Does everything that makes the pane ask the service. */
async function useFully(pane: PaneDriver): Promise<void> {
  await pane.agree();
  await pane.signIn();
  await pane.checkAccount();
  await pane.withoutUndo();
  await pane.frame.getByLabel('Name that recipients see').fill('陈琳');
  await pane.frame.getByLabel('Importance').selectOption('high');
  await pane.frame.getByLabel('Ask for a read receipt').check();
  await pane.sendButton.click();
  await pane.expectSent(3);
  await pane.frame.getByRole('button', { name: 'Feedback' }).click();
  await pane.writeFeedback('idea', 'A dark icon would be nice.', 'reader@example.com');
  await pane.signIn();
  await pane.sendFeedback();
  await pane.frame.getByRole('button', { name: 'Back' }).click();
  await pane.frame.getByRole('button', { name: 'Privacy' }).click();
  await pane.frame.getByRole('button', { name: 'Clear all of it' }).click();
  await pane.frame.getByRole('button', { name: 'Ask for deletion' }).click();
  await pane.frame.getByLabel('Send it from my 163 mailbox').uncheck();
  await pane.sendFeedback();
}

const everyPath = [
  '/api/v1/settings',
  '/api/v1/accounts/verify',
  '/api/v1/messages',
  '/api/v1/feedback',
  '/api/v1/feedback',
];

function serviceRequests(requests: readonly SentRequest[]): readonly SentRequest[] {
  return requests.filter(({ url }) => url.pathname.startsWith('/api/'));
}

test('Every request has the members of the contract and no other', { tag: '@P4' }, async ({ outlook }) => {
  const pane = await outlook.show({ draft, agreed: false });
  await useFully(pane);
  const requests = serviceRequests(await outlook.network.requests());
  expect(requests.map(({ url }) => url.pathname)).toEqual(everyPath);
  const compared = requests.map(compare);
  const members = compared.flatMap((one) => one.members);
  const strange = compared.flatMap((one) => one.strange);
  expectNothing('members of every request to the service not in the contract', members.length, strange);

  // Whatever is added, and wherever, the comparison sees it.
  const feedback = requests.filter(({ url }) => url.pathname.endsWith('/feedback'));
  expect(feedback.flatMap((request) => compare(withMore(request)).strange).sort()).toEqual([
    '/api/v1/feedback.account.device',
    '/api/v1/feedback.device',
    '/api/v1/feedback.device',
  ]);
  const schema = { $ref: '#/components/schemas/MessageRequest' };
  const message = { account: {}, body: { html: 3 }, to: [{ address: 'a', device: 1 }], importance: 'urgent' };
  expect(compareValue(message, schema, 'message').strange).toEqual([
    'message.account has no address',
    'message.account has no authorizationCode',
    'message.body.html is of the type integer',
    'message.to[0].device',
    'message.importance is "urgent"',
  ]);
});

/** The same feedback with one more member in each of its objects. */
function withMore(request: SentRequest): SentRequest {
  const form = JSON.parse(request.body.toString()) as Record<string, unknown>;
  const account = form['account'] === null ? null : { ...(form['account'] as object), device: 'x' };
  return { ...request, body: Buffer.from(JSON.stringify({ ...form, device: 'x', account })) };
}

test('No request has a query, a cookie or a header of its own', { tag: '@P4' }, async ({ outlook }) => {
  const pane = await outlook.show({ draft, agreed: false });
  const headers = await outlook.watchHeaders();
  await outlook.leavePane((frame) => frame.evaluate(() => location.reload()));
  await useFully(pane);
  // The page itself is asked for by Outlook, which says so.
  const asked = headers.filter((one) => one[':path'] !== '/taskpane.html');
  const sent = asked.filter((one) => one[':method'] === 'POST');
  expect(asked.map((one) => one[':path'])).toEqual(expect.arrayContaining(everyPath));
  // The bodies that are looked into here are the whole ones.
  const bodies = (await outlook.network.requests()).filter(({ method }) => method === 'POST').map(({ body }) => body);
  expect(bodies.map(({ length }) => String(length))).toEqual(sent.map((one) => one['content-length']));
  const tried = asked.reduce((sum, one) => sum + Object.keys(one).length, asked.length);
  expectNothing('queries, cookies and headers that no browser sends by itself', tried, extrasOf(asked));
  expectNothing('cookies that the browser has for the service', 1, await cookieNames(outlook));

  const before = headers.length;
  await pane.frame.locator('body').evaluate(async () => {
    // biome-ignore lint/suspicious/noDocumentCookie: as a page that does not care for its user would do it.
    document.cookie = 'device=1; Secure; SameSite=None; Partitioned';
    await fetch('/api/v1/settings?device=1', { headers: { 'x-device': '1' } });
  });
  expect(extrasOf(headers.slice(before)).sort()).toEqual([
    'a query: /api/v1/settings?device=1',
    'the header cookie of /api/v1/settings?device=1',
    'the header x-device of /api/v1/settings?device=1',
  ]);
});

function extrasOf(requests: readonly WireHeaders[]): string[] {
  return requests.flatMap((headers) => {
    const path = headers[':path'] ?? '';
    const strange = Object.keys(headers).filter((name) => !browserHeaders.has(name));
    return [
      ...(path.includes('?') ? [`a query: ${path}`] : []),
      ...strange.map((name) => `the header ${name} of ${path}`),
    ];
  });
}

async function cookieNames(outlook: OutlookStage): Promise<string[]> {
  return (await outlook.page.context().cookies()).map(({ name }) => name);
}

test('Nothing that describes the device or Outlook is in a body or an address', { tag: '@P4' }, async ({ outlook }) => {
  const pane = await outlook.show({ draft, agreed: false });
  await useFully(pane);
  const requests = await outlook.network.requests();
  const told = await outlook.frame.locator('body').evaluate(() => ({
    userAgent: navigator.userAgent,
    language: navigator.languages[0] ?? '',
    timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
    platform: navigator.platform,
    hardwareConcurrency: String(navigator.hardwareConcurrency),
    deviceMemory: String((navigator as { readonly deviceMemory?: number }).deviceMemory),
    screenWidth: String(screen.width),
    screenHeight: String(screen.height),
    referrer: document.referrer,
  }));
  // The pane sees the marked values, so it would be them that it sent.
  expect(told).toEqual({
    userAgent: where.userAgent,
    language: where.locale,
    timeZone: where.timezoneId,
    platform: device.platform,
    hardwareConcurrency: String(device.hardwareConcurrency),
    deviceMemory: String(device.deviceMemory),
    screenWidth: String(device.screenWidth),
    screenHeight: String(device.screenHeight),
    referrer: 'https://marked-referrer.example/',
  });
  const words: Words = { ...told, referrer: 'marked-referrer', ...outlookSays };
  const places = Object.fromEntries(
    requests.map(({ url, body }, index) => [
      `request ${index} ${url.pathname}`,
      Buffer.concat([Buffer.from(url.href), body]),
    ]),
  );
  const tried = requests.length * Object.keys(words).length;
  expectNothing('values of device, browser and Outlook in bodies and addresses', tried, findWords(places, words));
  // The same search finds what is there: the words of the mail and of feedback.
  const there = { subject: draft.subject ?? '', feedback: 'A dark icon would be nice.', topic: 'deletion' };
  expect(Object.keys(there).filter((name) => findWords(places, { name: there[name as 'topic'] }).length === 0)).toEqual(
    [],
  );
});
