import { expectNothing } from '../evidence.ts';
import { expect, test } from '../fixtures.ts';
import { microsoftAjax, officeScriptFolder, telemetryHost, telemetryScript } from '../networkWatch.ts';
import { type OutlookStage, usualDraft } from '../outlookStage.ts';
import type { PaneDriver } from '../paneDriver.ts';

const draft = {
  ...usualDraft,
  // A picture of a newsletter: to load it would tell its sender that the mail was read.
  html: `${usualDraft.html}<img src="https://newsletter.example/seen.gif" alt=""><img src="cid:chart@outlook.com" alt="Chart">`,
  files: [
    { name: '图.png', type: 'image/png', bytes: 32 * 1024, contentId: 'chart@outlook.com' },
    { name: '报价单.pdf', bytes: 1024 * 1024 },
  ],
};

/** The files of office.js that an Outlook on the web in English needs, and what they load. */
const officeFiles = [
  `${officeScriptFolder}office.js`,
  `${officeScriptFolder}outlook-web-16.01.js`,
  `${officeScriptFolder}en-us/office_strings.js`,
  `${officeScriptFolder}en-us/outlook_strings.js`,
  microsoftAjax,
];

const ownFiles = /^\/(?:assets|icons)\/[\w.-]+$/;
const ownPaths = [
  '/taskpane.html',
  '/api/v1/settings',
  '/api/v1/accounts/verify',
  '/api/v1/messages',
  '/api/v1/feedback',
];

/** Opens every view and does everything that asks somebody for something. */
async function useFully(outlook: OutlookStage): Promise<PaneDriver> {
  const pane = await outlook.show({ draft, agreed: false });
  await pane.agree();
  await pane.frame.getByRole('button', { name: 'How do I get a code?' }).click();
  await pane.frame.getByRole('button', { name: 'I have a code' }).click();
  await pane.signIn();
  await pane.checkAccount();
  await pane.withoutUndo();
  await pane.sendButton.click();
  await pane.expectSent(1);
  await pane.frame.getByRole('button', { name: 'Keep the draft' }).click();
  await pane.frame.getByRole('button', { name: 'Privacy' }).click();
  await pane.frame.getByRole('button', { name: 'Ask for deletion' }).click();
  await pane.signIn();
  await pane.sendFeedback();
  return pane;
}

test('Nobody but the service and the files of office.js is asked for anything', { tag: '@P6' }, async ({
  network,
  outlook,
  server,
}) => {
  await useFully(outlook);
  await expect.poll(() => network.stoppedReports).toBeGreaterThan(0);
  const asked = [...(await network.requests()).map(({ url }) => url.href), ...network.sockets];
  const others = asked.filter((address) => {
    const { origin, pathname, search } = new URL(address);
    const own = origin === server.origin && search === '' && (ownPaths.includes(pathname) || ownFiles.test(pathname));
    return !own && !officeFiles.includes(address);
  });
  expect(asked).toEqual(expect.arrayContaining([...officeFiles, ...ownPaths.map((path) => server.origin + path)]));
  expectNothing('requests of any frame to anyone else while the pane is used', asked.length, others);
});

test('The policy of the pane stops what office.js would report', { tag: '@P6' }, async ({ network, outlook }) => {
  await useFully(outlook);
  await outlook.closePane();
  await outlook.openPane();
  await expect.poll(() => network.stoppedReports).toBeGreaterThan(1);
  const reports = network.outside.filter(
    (url) => url.startsWith(telemetryScript) || new URL(url).host === telemetryHost,
  );
  expectNothing('reports of office.js that got out of those it tried', network.stoppedReports, reports);
});

/** Every way in which a page can call somebody by itself. Runs in a page. */
async function callOut(): Promise<readonly string[]> {
  const to = 'https://elsewhere.example/';
  const add = (name: string, given: Record<string, string>) =>
    document.body.append(Object.assign(document.createElement(name), given));
  const worker = `fetch('${to}worker').catch(() => 0); try { new WebSocket('wss://elsewhere.example/worker-socket') } catch {}`;
  const ways: Readonly<Record<string, () => unknown>> = {
    fetch: () => fetch(`${to}fetch`, { method: 'POST', mode: 'no-cors', body: 'x', keepalive: true }).catch(() => 0),
    xhr: () => {
      const request = new XMLHttpRequest();
      request.open('GET', `${to}xhr`);
      request.send();
    },
    beacon: () => navigator.sendBeacon(`${to}beacon`, 'x'),
    socket: () => new WebSocket('wss://elsewhere.example/socket'),
    events: () => new EventSource(`${to}events`),
    image: () => add('img', { src: `${to}image` }),
    script: () => add('script', { src: `${to}script` }),
    style: () => add('link', { rel: 'stylesheet', href: `${to}style` }),
    preload: () => add('link', { rel: 'preload', as: 'image', href: `${to}preload` }),
    prefetch: () => add('link', { rel: 'prefetch', href: `${to}prefetch` }),
    frame: () => add('iframe', { src: `${to}frame` }),
    media: () => add('video', { src: `${to}media` }),
    font: () => new FontFace('planted', `url(${to}font)`).load().catch(() => 0),
    ping: () => {
      const link = Object.assign(document.createElement('a'), { href: '#', ping: `${to}ping` });
      document.body.append(link);
      link.click();
    },
    worker: () => new Worker(URL.createObjectURL(new Blob([worker]))),
  };
  for (const way of Object.values(ways)) {
    try {
      way();
    } catch {
      // A policy may stop it at once.
    }
  }
  return [...Object.keys(ways), 'worker-socket'];
}

test('A page that calls somebody else is seen, whichever way it takes', { tag: '@P6' }, async ({
  network,
  outlook,
}) => {
  network.allowOutside(/^(?:https|wss):\/\/elsewhere\.example\//);
  // The page that plays Outlook has no policy that would stop it.
  const ways = await outlook.page.evaluate(callOut);
  const seen = () =>
    new Set([...network.outside, ...network.sockets].map((address) => new URL(address).pathname.slice(1)));
  await expect.poll(() => seen().size).toBe(ways.length);
  expectNothing(
    'control: ways of calling somebody that were not seen',
    ways.length,
    ways.filter((way) => !seen().has(way)),
  );
});

test('From within the pane nobody else can be called, whichever way is tried', { tag: '@P6' }, async ({
  network,
  outlook,
}) => {
  const pane = await outlook.show({ draft });
  await pane.waitForDraft(usualDraft.subject ?? '');
  network.allowViolation(/^(?:(?:https|wss):\/\/elsewhere\.example\b|blob$)/);
  const before = network.outside.length;
  const ways = await pane.frame.locator('body').evaluate(callOut);
  // Of a frame the browser tells the origin only, of a worker that it comes from memory.
  const whole: Readonly<Record<string, string>> = { 'https://elsewhere.example': 'frame', blob: 'worker' };
  const stopped = () =>
    network.unknownViolations().map(({ blocked }) => whole[blocked] ?? new URL(blocked).pathname.slice(1));
  // Without its worker nothing of a worker can happen.
  await expect.poll(() => ways.filter((way) => way !== 'worker-socket' && !stopped().includes(way))).toEqual([]);
  expectNothing('ways of calling somebody from the pane that went out', ways.length, [
    ...network.outside.slice(before).filter((url) => !officeFiles.includes(url)),
    ...network.sockets,
  ]);
});
