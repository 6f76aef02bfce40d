import { Canaries, contains, findWords, type Words } from '../canaries.ts';
import { expectNothing } from '../evidence.ts';
import { expect, test } from '../fixtures.ts';
import { keptPlaces, openPage, storedPlaces } from '../keptPlaces.ts';
import type { OutlookStage } from '../outlookStage.ts';
import { usualDraft } from '../outlookStage.ts';
import type { PaneDriver } from '../paneDriver.ts';

let canaries: Canaries;

test.beforeEach(() => {
  canaries = new Canaries();
});

/** Opens the pane beside a draft full of marked words. */
async function openFull(outlook: OutlookStage, agreed = true): Promise<PaneDriver> {
  const pane = await outlook.show({ draft: canaries.draft, agreed });
  await pane.waitForDraft(canaries.mail.subject);
  return pane;
}

/** Fills in every field of the account and the options. */
async function fill(pane: PaneDriver): Promise<void> {
  await pane.withoutUndo();
  await pane.signIn(canaries.account.address, canaries.account.code);
  await pane.frame.getByLabel('Name that recipients see').fill(canaries.account.displayName);
}

/** Notes in how many places how many words were looked for. */
function expectNone(check: string, places: Readonly<Record<string, string>>, words: Words): void {
  expectNothing(check, Object.keys(places).length * Object.keys(words).length, findWords(places, words));
}

test('After a sent mail nothing of it and of the account is left in the pane', { tag: '@P5' }, async ({ outlook }) => {
  const pane = await openFull(outlook);
  await fill(pane);
  await pane.sendButton.click();
  await pane.expectSent(3);
  expectNone('words of account and mail in every place, mail sent', await keptPlaces(outlook, pane), canaries.all);
});

test('After a failed mail the pane has stored nothing', { tag: '@P5' }, async ({ outlook, server }) => {
  const pane = await openFull(outlook);
  await server.setFault('spam');
  await fill(pane);
  await pane.sendButton.click();
  await pane.expectFailure('163 took the content for spam.');
  // The draft is still on show and the account in its fields, so that trying again is one click; what no page needs to
  // show stands nowhere in it.
  expectNone('words of account and mail in storage, mail failed', await storedPlaces(outlook, pane), canaries.all);
  const { markup = '' } = await keptPlaces(outlook, pane);
  const { body, alternative } = canaries.mail;
  const hidden = { code: canaries.account.code, body, alternative };
  expectNone('code and text of the mail in the page, mail failed', { markup }, hidden);
});

test('Forget now leaves nothing of the account anywhere', { tag: '@P5' }, async ({ outlook }) => {
  const pane = await openFull(outlook);
  await fill(pane);
  await pane.frame.getByRole('button', { name: 'Show code' }).click();
  await pane.frame.getByRole('button', { name: 'Forget now' }).click();
  await expect(pane.frame.getByText('Address and code have been forgotten.')).toBeVisible();
  await expect(pane.address).toHaveValue('');
  await expect(pane.code).toHaveValue('');
  // Nothing but the draft, which is still open beside the pane, may be in the page.
  expectNone('words of the account in every place, Forget now', await keptPlaces(outlook, pane), canaries.account);
  expectNone('words of the mail in storage, Forget now', await storedPlaces(outlook, pane), canaries.mail);
});

/** Ways to leave a pane in which everything is filled in, and to come back to it. */
const returns: readonly [string, (outlook: OutlookStage, pane: PaneDriver) => Promise<PaneDriver>][] = [
  [
    'closed and opened again',
    async (outlook) => {
      await outlook.closePane();
      return outlook.openPane();
    },
  ],
  [
    'reloaded',
    async (outlook, pane) => {
      await outlook.leavePane((frame) => frame.evaluate(() => location.reload()));
      return pane;
    },
  ],
  [
    'left and gone back to',
    async (outlook, pane) => {
      await outlook.leavePane((frame) => frame.evaluate(() => location.assign('/taskpane.html?another')));
      await outlook.leavePane((frame) => frame.evaluate(() => history.back()));
      return pane;
    },
  ],
];

for (const [way, comeBack] of returns) {
  test(`A pane that was ${way} knows nothing of the account and the mail`, { tag: '@P5' }, async ({ outlook }) => {
    const opened = await openFull(outlook);
    await fill(opened);
    // Another draft, so that nothing of the marked one is rightly on show afterwards.
    await outlook.switchDraft(usualDraft);
    await opened.waitForDraft(usualDraft.subject ?? '');
    await expect(opened.code).toHaveValue(canaries.account.code);
    const pane = await comeBack(outlook, opened);
    await pane.waitForDraft(usualDraft.subject ?? '');
    await expect(pane.code).toHaveValue('');
    const words = { ...canaries.account, ...canaries.mail };
    expectNone(`words of account and mail in every place, ${way}`, await keptPlaces(outlook, pane), words);
  });

  test(`A feedback form that was ${way} is empty`, { tag: '@P5' }, async ({ outlook }) => {
    const opened = await outlook.show({ view: '#feedback' });
    await opened.frame.getByLabel('Your message').fill(canaries.feedback.text);
    await opened.frame.getByLabel('Reply address').fill(canaries.feedback.replyTo);
    await opened.signIn(canaries.account.address, canaries.account.code);
    const pane = await comeBack(outlook, opened);
    if (way === 'closed and opened again') {
      await pane.frame.getByRole('button', { name: 'Feedback' }).click();
    }
    await expect(pane.frame.getByLabel('Your message')).toHaveValue('');
    const words = { ...canaries.account, ...canaries.feedback };
    expectNone(`words of feedback in every place, ${way}`, await keptPlaces(outlook, pane), words);
  });
}

test('An ordinary field is filled in again after going back, so this suite would see it', { tag: '@P5' }, async ({
  outlook,
  page,
}) => {
  await page.route('https://plain.example/**', (route) =>
    route.fulfill({ contentType: 'text/html', body: '<label>Words <input type="text"></label>' }),
  );
  await outlook.page.evaluate(() => window.stage.openPane('https://plain.example/'));
  const field = outlook.frame.getByLabel('Words');
  await field.fill(canaries.feedback.text);
  await outlook.leavePane((frame) => frame.evaluate(() => location.assign('https://plain.example/another')));
  await outlook.leavePane((frame) => frame.evaluate(() => history.back()));
  const missed = (await field.inputValue()) === canaries.feedback.text ? [] : ['an ordinary field'];
  expectNothing('control: an ordinary field that did not come back', 1, missed);
});

test('A word in any of the places would be found', { tag: '@P5' }, async ({ outlook }) => {
  const pane = await openFull(outlook);
  const { code } = canaries.account;
  const address = await pane.frame.locator('body').evaluate(() => location.origin);
  await outlook.page.context().addCookies([{ name: 'planted', value: code, url: address }]);
  await outlook.page.evaluate((word) => window.stage.agree(word), code);
  await pane.frame.locator('body').evaluate(async (body, word) => {
    localStorage.setItem('planted', word);
    sessionStorage.setItem(word, 'planted');
    // office.js has taken the page's own function away.
    History.prototype.replaceState.call(history, { planted: word }, '', `#${word}`);
    // biome-ignore lint/suspicious/noDocumentCookie: the one way in which a page sets a cookie in every browser.
    document.cookie = `page=${word}; Secure; SameSite=None; Partitioned`;
    window.name = word;
    document.title = word;
    await (await caches.open('planted')).put('/planted', new Response(word));
    const file = await (await navigator.storage.getDirectory()).getFileHandle('planted', { create: true });
    const writer = await file.createWritable();
    await writer.write(word);
    await writer.close();
    await new Promise((resolve) => {
      const opening = indexedDB.open('planted');
      opening.onupgradeneeded = () => opening.result.createObjectStore('store').put(word, 'key');
      opening.onsuccess = () => {
        opening.result.close();
        resolve(null);
      };
    });
    const field = body.querySelector('input');
    if (field !== null) {
      field.value = word;
    }
    body.append(word);
  }, code);
  const places = await keptPlaces(outlook, pane);
  const missed = Object.keys(places).filter((place) => !contains(places[place] ?? '', code));
  expect(Object.keys(places)).toEqual(expect.arrayContaining([...openPage]));
  expectNothing('control: places where a planted word was not seen', Object.keys(places).length, missed);
});

test('Nothing of the account is told to Outlook', { tag: '@P5' }, async ({ outlook, server }) => {
  const pane = await openFull(outlook, false);
  await pane.agree();
  await server.setFault('spam');
  await fill(pane);
  await pane.sendButton.click();
  await pane.expectFailure('163 took the content for spam.');
  await pane.sendButton.click();
  await pane.expectSent(3);
  await expect.poll(() => outlook.notifications()).toEqual([expect.stringContaining('Sent via 163')]);
  const heard = await outlook.heard();
  const told = Object.fromEntries(heard.map((message, index) => [`message ${index + 1}`, message]));
  // What is told to Outlook is seen here: the version that was agreed to.
  expect(heard.join('\n')).toContain('agreedPolicyVersion');
  expectNone('words of the account in what Outlook is told', told, canaries.account);
});

test('No field offers itself to be kept by the browser', { tag: '@P5' }, async ({ outlook }) => {
  const pane = await openFull(outlook);
  await pane.frame.locator('summary', { hasText: 'Options' }).click();
  const offersOf = () =>
    pane.frame.locator('body').evaluate((body) => {
      const fields = [...body.querySelectorAll<HTMLInputElement>('input[type=text], input:not([type]), textarea')];
      const offers = fields.flatMap((field) => [
        ...(field.autocomplete === 'off' ? [] : [`${field.id}: autocomplete ${field.autocomplete}`]),
        ...(field.name === '' ? [] : [`${field.id}: name ${field.name}`]),
        ...(field.form === null ? [] : [`${field.id}: in a form`]),
      ]);
      const account = fields.filter(({ id }) => id === 'address' || id === 'code');
      const marks = ['data-1p-ignore', 'data-lpignore', 'data-bwignore', 'data-form-type'];
      const unmarked = account.flatMap((field) => [
        ...marks.filter((mark) => !field.hasAttribute(mark)).map((mark) => `${field.id}: no ${mark}`),
        // A checker of spelling may ask a server.
        ...(field.spellcheck ? [`${field.id}: its spelling is checked`] : []),
        ...(field.getAttribute('autocorrect') === 'off' ? [] : [`${field.id}: its words are learnt`]),
      ]);
      const passwords = [...body.querySelectorAll('input[type=password]')].map(({ id }) => `${id}: a password`);
      return { looked: fields.length, offers: [...offers, ...unmarked, ...passwords] };
    });
  const sending = await offersOf();
  await pane.frame.getByRole('button', { name: 'Feedback' }).click();
  await expect(pane.frame.getByLabel('Your message')).toBeVisible();
  const writing = await offersOf();
  expect([sending.looked, writing.looked]).toEqual([3, 4]);
  expectNothing('fields that a password manager or autofill may take', 7, [...sending.offers, ...writing.offers]);
});
