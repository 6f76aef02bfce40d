import { Canaries, findWords } from '../canaries.ts';
import { chromiumArguments, findChromium, partitionedStorage } from '../chromium.ts';
import { expectNothing } from '../evidence.ts';
import { expect, test } from '../fixtures.ts';
import type { OutlookStage } from '../outlookStage.ts';
import type { PaneDriver } from '../paneDriver.ts';

const executablePath = findChromium();

// Browsers may keep a page that is left as it is, with all its memory, and bring it back. Playwright switches that off.
test.use({
  launchOptions: {
    ...(executablePath === undefined ? {} : { executablePath }),
    args: [...chromiumArguments, partitionedStorage],
    ignoreDefaultArgs: ['--disable-back-forward-cache'],
  },
});

/**
 * Leaves Outlook's page and goes back to it. The pane says to Outlook what its page holds at the moment in which it is
 * brought back, for Playwright does not find a frame again that comes out of this cache.
 * @returns What the page held.
 */
async function leaveAndReturn(outlook: OutlookStage, pane: PaneDriver): Promise<Readonly<Record<string, string>>> {
  const { page } = outlook;
  await pane.frame.locator('body').evaluate((body) => {
    addEventListener('pageshow', () => {
      const fields = [...body.querySelectorAll<HTMLInputElement>('input, textarea, select')].map(({ value }) => value);
      parent.postMessage(JSON.stringify({ broughtBack: { fields: fields.join(), markup: body.innerHTML } }), '*');
    });
  });
  await page.evaluate(() => {
    document.querySelector('iframe')?.addEventListener('load', () => Object.assign(window, { begunAnew: true }));
  });
  await page.route('https://plain.example/**', (route) =>
    route.fulfill({ contentType: 'text/html', body: '<p>Another page</p>' }),
  );
  await page.goto('https://plain.example/');
  await page.goBack({ waitUntil: 'commit' });
  const said = async () => (await outlook.heard()).filter((one) => one.startsWith('{"broughtBack"'));
  await expect.poll(said, 'the browser brings the page back from its cache').toHaveLength(1);
  const [message = ''] = await said();
  return (JSON.parse(message) as { readonly broughtBack: Readonly<Record<string, string>> }).broughtBack;
}

/** Waits until the pane that was brought back has loaded itself again, and with it lost what it had in memory. */
async function beginAnew({ page }: OutlookStage): Promise<void> {
  await page.waitForFunction(() => 'begunAnew' in window);
}

test('A page that the browser brings back as it was has nothing of the account and the mail', { tag: '@P5' }, async ({
  outlook,
}) => {
  const canaries = new Canaries();
  const pane = await outlook.show({ draft: canaries.draft });
  await pane.waitForDraft(canaries.mail.subject);
  await pane.signIn(canaries.account.address, canaries.account.code);
  const words = { ...canaries.account, ...canaries.mail };
  const held = await leaveAndReturn(outlook, pane);
  expectNothing(
    'words in fields and markup of a page brought back',
    2 * Object.keys(words).length,
    findWords(held, words),
  );
  await beginAnew(outlook);
});

test('A feedback form that the browser brings back as it was is empty', { tag: '@P5' }, async ({ outlook }) => {
  const canaries = new Canaries();
  const pane = await outlook.show({ view: '#feedback' });
  await pane.writeFeedback('idea', canaries.feedback.text, canaries.feedback.replyTo);
  await pane.signIn(canaries.account.address, canaries.account.code);
  const words = { ...canaries.account, ...canaries.feedback };
  const held = await leaveAndReturn(outlook, pane);
  expectNothing(
    'words in fields and markup of a form brought back',
    2 * Object.keys(words).length,
    findWords(held, words),
  );
  await beginAnew(outlook);
});

test('A page that is left in the time to undo sends nothing when it is brought back', { tag: '@P8' }, async ({
  outlook,
  server,
}) => {
  const pane = await outlook.show();
  await pane.signIn();
  await pane.frame.locator('summary', { hasText: 'Options' }).click();
  await pane.frame.getByLabel('Time to undo').selectOption('10');
  await pane.sendButton.click();
  await expect(pane.sending).toHaveText('Sending in 10 seconds');
  const { markup = '' } = await leaveAndReturn(outlook, pane);
  const running = markup.includes('Sending in 10 seconds') ? ['the time to undo goes on'] : [];
  expectNothing('sends that go on when a page left in the time to undo is back', 1, running);
  await beginAnew(outlook);
  expect(await server.conversations()).toEqual([]);
});
