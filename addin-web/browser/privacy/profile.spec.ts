import { readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { type BrowserContext, chromium, type Page } from '@playwright/test';
import { Canaries, contains, findWords } from '../canaries.ts';
import { expectNothing } from '../evidence.ts';
import { expect, test } from '../fixtures.ts';
import { NetworkWatch } from '../networkWatch.ts';
import { OutlookStage, usualDraft } from '../outlookStage.ts';
import type { PaneDriver } from '../paneDriver.ts';
import type { PlaygroundServer } from '../playgroundServer.ts';

/** The files of a browser's profile by their names. */
async function profileFiles(folder: string): Promise<Readonly<Record<string, Buffer>>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map(({ parentPath, name }) => join(parentPath, name));
  const contents = files.map(async (file) => [file.slice(folder.length + 1), await readFile(file)] as const);
  return Object.fromEntries(await Promise.all(contents));
}

/** Fills in an ordinary field, leaves its page, and sends an ordinary form; both are what browsers keep. */
async function useOrdinaryForm(page: Page, left: string, sent: string): Promise<void> {
  await page.goto('https://plain.example/left');
  await page.getByLabel('E-mail').fill(left);
  await page.goto('https://plain.example/sent');
  await page.getByLabel('E-mail').fill(sent);
  await page.getByRole('button').click();
  await page.waitForURL('https://plain.example/done');
}

const ordinaryForm =
  '<form method="post" action="/done"><label>E-mail <input name="email" type="text"></label><button>Go</button></form>';

/** Uses the pane in every way after which something could be left, and ends with the account still in its fields. */
async function usePane(context: BrowserContext, page: Page, server: PlaygroundServer, words: Canaries): Promise<void> {
  const network = await NetworkWatch.start(context, server.origin);
  const outlook = await OutlookStage.open(page, network, server);
  const fill = async (pane: PaneDriver) => {
    await pane.signIn(words.account.address, words.account.code);
    await pane.withoutUndo();
    await pane.frame.getByLabel('Name that recipients see').fill(words.account.displayName);
  };
  const pane = await outlook.show({ draft: words.draft });
  await pane.waitForDraft(words.mail.subject);
  await fill(pane);
  await pane.checkAccount();
  await pane.sendButton.click();
  await pane.expectSent(3);
  // Left with everything filled in, and gone back to: the browser notes the state of fields when their page is left.
  await outlook.switchDraft(usualDraft);
  await pane.waitForDraft(usualDraft.subject ?? '');
  await fill(pane);
  await outlook.leavePane((frame) => frame.evaluate(() => location.assign('/taskpane.html?another')));
  await outlook.leavePane((frame) => frame.evaluate(() => history.back()));
  await pane.waitForDraft(usualDraft.subject ?? '');
  await fill(pane);
  await outlook.closePane();
  const feedback = await outlook.openPane('#feedback');
  await feedback.writeFeedback('idea', words.feedback.text, words.feedback.replyTo);
  await feedback.signIn(words.account.address, words.account.code);
  await outlook.leavePane((frame) => frame.evaluate(() => location.assign('/taskpane.html?another')));
  await fill(pane);
  network.expectNothingUnusual();
}

test(
  'The browser’s profile on disk holds nothing of the account and the mail',
  { tag: '@P5' },
  async ({ launchOptions, server }, info) => {
    const words = new Canaries();
    const ordinary = new Canaries().feedback;
    const folder = info.outputPath('profile');
    // The browser that people use, also where Playwright has brought a smaller one that keeps no profile.
    const options = { channel: 'chromium', ignoreHTTPSErrors: true, ...launchOptions };
    const context = await chromium.launchPersistentContext(folder, options);
    await context.route('https://plain.example/**', (route) =>
      route.fulfill({ contentType: 'text/html', body: ordinaryForm }),
    );
    const page = context.pages()[0] ?? (await context.newPage());
    await useOrdinaryForm(page, ordinary.replyTo, ordinary.text);
    await context.unroute('https://plain.example/**');
    await usePane(context, page, server, words);
    await context.close();

    const files = await profileFiles(folder);
    const kept = Object.keys(files).filter((name) => contains(files[name] ?? '', server.origin));
    // The visit to the pane itself is in the profile, and so are the words of an ordinary form: in the list from which the
    // browser fills in forms, and in what it needs to open its windows again after a crash.
    expect(kept.length).toBeGreaterThan(0);
    const places = findWords(files, ordinary).join();
    expect(places).toMatch(/text in Default.Web Data/);
    expect(places).toMatch(/replyTo in Default.Sessions/);

    const tried = Object.keys(files).length * Object.keys(words.all).length;
    expectNothing(
      'words of account, mail and feedback in the browser’s profile on disk',
      tried,
      findWords(files, words.all),
    );
    await rm(folder, { recursive: true });
  },
);
