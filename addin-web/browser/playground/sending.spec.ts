import type { Page } from '@playwright/test';
import { expect, test } from '../fixtures.ts';
import { account, PaneDriver } from '../paneDriver.ts';
import type { PlaygroundServer } from '../playgroundServer.ts';

/** Opens the playground with its sample draft and the pane, agreed to. */
async function openPlayground(page: Page, server: PlaygroundServer): Promise<PaneDriver> {
  await page.setViewportSize({ width: 1440, height: 1000 });
  await page.goto(server.origin);
  await page.getByRole('button', { name: 'Send via 163' }).click();
  const pane = new PaneDriver(page.frameLocator('.pane iframe'));
  await pane.agree();
  return pane;
}

/** Sets up one of the things to try. */
function tryOut(page: Page, title: string): Promise<void> {
  return page.getByRole('navigation', { name: 'What to try' }).getByRole('button', { name: title }).click();
}

/** The hashes of the files of the sample, as the page knows them by its own bytes. */
async function shownAsSame(page: Page): Promise<number> {
  return page.getByRole('article').getByTitle('Same bytes as in the draft').count();
}

test('The sample draft arrives with every byte the same', async ({ page, server }) => {
  const pane = await openPlayground(page, server);
  await pane.send();
  await pane.expectSent(3);

  const article = page.getByRole('article');
  await expect(article.getByRole('listitem')).toHaveCount(3);
  await expect.poll(() => shownAsSame(page)).toBe(3);
  const [mail, ...others] = await server.mails();
  expect(others).toEqual([]);
  expect(mail?.subject).toBe('十月报价与图表 – October quotation');
  expect(mail?.from).toBe(account.address);
  expect(mail?.envelopeRecipients).toEqual([
    'xiaoming.wang@example.com',
    'ana.souza@example.com',
    'hanako.yamada@example.jp',
  ]);
  expect(mail?.parts.map(({ name, size }) => [name, size])).toEqual([
    ['图表.png', mail?.parts[0]?.size],
    ['报价单 2026-10.pdf', 598],
    ['设计资料（二十兆）.dat', 20 * 1024 * 1024],
  ]);
});

test('The arrived mail is shown with its inline picture, as source, and with the conversation', async ({
  page,
  server,
}) => {
  const pane = await openPlayground(page, server);
  await pane.send();
  await pane.expectSent(3);

  const article = page.getByRole('article');
  const picture = article.frameLocator('iframe').getByRole('img', { name: 'Orders per month' });
  await expect
    .poll(() => picture.evaluate((image: HTMLImageElement) => image.complete && image.naturalWidth))
    .toBe(480);
  await article.getByRole('tab', { name: 'Source' }).click();
  await expect(article.getByRole('tabpanel')).toContainText('MIME-Version: 1.0');
  await article.getByRole('tab', { name: 'SMTP' }).click();
  await expect(article.getByRole('tabpanel')).toContainText('C: MAIL FROM:<browser.test@163.com>');
  await expect(article.getByRole('tabpanel')).not.toContainText(account.code);
});

test('A wrong code is told after exactly one login', async ({ page, server }) => {
  const pane = await openPlayground(page, server);
  await tryOut(page, 'Wrong code');
  await pane.send();
  await pane.expectFailure('163 did not accept the address and the authorization code.');
  expect((await server.conversations()).map(({ logins }) => logins)).toEqual([1]);
  expect(await server.mails()).toEqual([]);
});

test('A refused recipient stops the whole mail and is named', async ({ page, server }) => {
  const pane = await openPlayground(page, server);
  await tryOut(page, 'Refused recipient');
  await pane.send();
  await pane.expectFailure('163 refused one or more recipients, so the mail went to nobody.');
  await expect(pane.alert).toContainText('nosuchuser@example.com');
  expect(await server.mails()).toEqual([]);
});

test('A spam verdict is told with what 163 says', async ({ page, server }) => {
  const pane = await openPlayground(page, server);
  await tryOut(page, 'Spam verdict');
  await pane.send();
  await pane.expectFailure('163 took the content for spam.');
  await expect(pane.alert).toContainText('554 DT:SPM');
  expect(await server.mails()).toEqual([]);
});

test('A connection lost during the mail delivers nothing and says so', async ({ page, server }) => {
  const pane = await openPlayground(page, server);
  await tryOut(page, 'Lost connection');
  await pane.send();
  await pane.expectFailure('the connection to it broke');
  expect((await server.conversations()).map(({ sawFinalDot }) => sawFinalDot)).toEqual([false]);
  expect(await server.mails()).toEqual([]);
});

test('A lost answer is told as not known, never as failed', async ({ page, server }) => {
  const pane = await openPlayground(page, server);
  await tryOut(page, 'Lost answer');
  await pane.send();
  await pane.expectFailure('look into the Sent folder', 'unknown');
});

test('The page speaks Outlook’s four languages and passes the language to the pane', async ({ page, server }) => {
  await page.setViewportSize({ width: 1440, height: 1000 });
  await page.goto(server.origin);
  await page.getByRole('button', { name: 'Send via 163' }).click();
  const frame = page.frameLocator('.pane iframe');
  const expected = {
    'zh-CN': ['试验场', '授权码'],
    'ja-JP': ['プレイグラウンド', '認証コード'],
    'pt-BR': ['Playground', 'Código de autorização'],
    'en-US': ['Playground', 'Authorization code'],
  };
  for (const [language, [title, code]] of Object.entries(expected)) {
    await page.locator('.choice select').first().selectOption(language);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(title ?? '');
    await expect(frame.getByRole('textbox', { name: code ?? '', exact: false }).first()).toBeVisible();
    await expect(page.locator('html')).toHaveAttribute('lang', language);
  }
});

test('Back to normal takes back what was set up', async ({ page, server }) => {
  const pane = await openPlayground(page, server);
  await tryOut(page, 'Wrong code');
  await tryOut(page, 'Outlook does not answer');
  await page.getByRole('button', { name: 'Back to normal' }).click();
  await pane.send();
  await pane.expectSent(3);
});

test('The playground keeps nothing in the browser’s storage', async ({ page, server }) => {
  await page.goto(server.origin);
  await expect(page.getByRole('textbox', { name: 'Message' })).toBeVisible();
  expect(await page.evaluate(() => [Object.keys(localStorage), Object.keys(sessionStorage)])).toEqual([[], []]);
});
