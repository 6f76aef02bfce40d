import { expect, test } from '../fixtures.ts';
import { usualDraft } from '../outlookStage.ts';

/** Numbers of Outlook's calls; see playground/host/calls.ts. */
const call = { appContext: 0, body: 37, attachments: 149, content: 150, roamingSettings: 404, recipients: 15 };

const otherDraft = {
  to: ['ana.souza@example.com'],
  subject: 'Another one',
  html: '<div>Something else entirely.</div>',
};

test('The pane follows the recipients and attachments of the draft', async ({ outlook }) => {
  const pane = await outlook.show();
  await pane.waitForDraft(usualDraft.subject ?? '');
  await outlook.setRecipients('cc', ['Hanako Yamada <hanako@example.jp>']);
  await pane.waitForDraft('Hanako Yamada <hanako@example.jp>');
  await outlook.page.evaluate(() => window.stage.addFile({ name: 'late.pdf', bytes: 2048 }));
  await pane.waitForDraft('late.pdf');
});

test('What is sent is read at the click, not when the pane opened', async ({ outlook, server }) => {
  const pane = await outlook.show();
  await pane.waitForDraft(usualDraft.subject ?? '');
  // Outlook has no event for the subject.
  await outlook.page.evaluate(() => window.stage.setSubject('The November figures'));
  await pane.send();
  await pane.expectSent(1);
  expect((await server.mails()).map(({ subject }) => subject)).toEqual(['The November figures']);
});

test('Another draft is shown when Outlook switches, and none when none is open', async ({ outlook }) => {
  const pane = await outlook.show();
  await pane.waitForDraft(usualDraft.subject ?? '');
  await outlook.switchDraft(otherDraft);
  await pane.waitForDraft('Another one');
  await outlook.setRecipients('to', ['new.person@example.com']);
  await pane.waitForDraft('new.person@example.com');
  await outlook.switchDraft(null);
  await expect(pane.frame.getByText('No draft is open.')).toBeVisible();
  await outlook.switchDraft(otherDraft);
  await pane.waitForDraft('Another one');
});

test('A draft switched in the middle of sending never gets the other one’s result', async ({ outlook, server }) => {
  const pane = await outlook.show({ draft: { ...usualDraft, files: [{ name: 'figures.pdf', bytes: 256 * 1024 }] } });
  await server.setFault('slow');
  await pane.send();
  await expect(pane.sending).toContainText('163 is checking the mail.');
  await outlook.switchDraft(otherDraft);
  await pane.waitForDraft('Another one');
  await expect(pane.sending).toContainText('Another draft is still being sent from this pane.');
  await expect.poll(async () => (await server.mails()).map(({ subject }) => subject)).toEqual([usualDraft.subject]);
  await expect(pane.sendButton).toBeVisible();
  await expect(pane.frame.getByText(/^Sent to/)).toHaveCount(0);
});

test('A second click while a mail is being sent sends nothing more', async ({ outlook, server }) => {
  const pane = await outlook.show();
  await server.setFault('slow');
  await pane.signIn();
  await pane.withoutUndo();
  await pane.sendButton.dblclick();
  await pane.expectSent(1);
  expect(await server.mails()).toHaveLength(1);
  expect(await server.conversations()).toHaveLength(1);
});

test('A draft that was sent before is not sent again without a question', async ({ outlook, server }) => {
  const pane = await outlook.show();
  await pane.send();
  await pane.expectSent(1);
  await outlook.closePane();
  const again = await outlook.openPane();
  await again.waitForDraft(usualDraft.subject ?? '');
  await expect(again.address).toHaveValue('');
  await expect(again.code).toHaveValue('');
  await again.send();
  await expect(again.frame.getByRole('group', { name: 'Send it like this?' })).toContainText(
    'already been sent via 163',
  );
  expect(await server.mails()).toHaveLength(1);
});

test('A pane closed while 163 is checking the mail leaves a note on the draft, and asks the next time', async ({
  outlook,
  server,
}) => {
  const pane = await outlook.show();
  await server.setFault('slow');
  await pane.send();
  await expect(pane.sending).toContainText('163 is checking the mail.');
  expect(await outlook.notifications()).toEqual([expect.stringContaining('Being sent via 163.')]);
  await outlook.closePane();
  // The conversation is finished although nobody listens any more.
  await expect.poll(async () => (await server.mails()).length).toBe(1);
  const again = await outlook.openPane();
  await again.waitForDraft(usualDraft.subject ?? '');
  await again.send();
  await expect(again.frame.getByRole('group', { name: 'Send it like this?' })).toContainText(
    'Sending this draft was started before',
  );
  expect(await server.mails()).toHaveLength(1);
});

test('A pane closed while Outlook hands out a file sends nothing', async ({ outlook, server }) => {
  const pane = await outlook.show({ draft: { ...usualDraft, files: [{ name: 'figures.pdf', bytes: 1024 * 1024 }] } });
  await outlook.setFault(call.content, { kind: 'held' });
  await pane.send();
  await expect(pane.sending).toContainText('Reading the attachments');
  await outlook.closePane();
  await outlook.release();
  const again = await outlook.openPane();
  await again.waitForDraft(usualDraft.subject ?? '');
  expect((await server.conversations()).filter(({ sawFinalDot }) => sawFinalDot)).toEqual([]);
  expect(await server.mails()).toEqual([]);
});

test('An attachment that Outlook does not hand out is named', async ({ outlook, server }) => {
  const pane = await outlook.show({ draft: { ...usualDraft, files: [{ name: '报价单.pdf', bytes: 4096 }] } });
  await outlook.setFault(call.content, { kind: 'error', code: 9043 });
  await pane.send();
  await pane.expectFailure('Outlook did not give the content of an attachment.');
  await expect(pane.alert).toContainText('报价单.pdf');
  expect(await server.mails()).toEqual([]);
});

test('An attachment of another size than announced asks first', async ({ outlook }) => {
  const pane = await outlook.show({
    draft: { ...usualDraft, files: [{ name: 'replaced.pdf', bytes: 4096, announced: 900_000 }] },
  });
  await pane.send();
  await expect(pane.frame.getByRole('group', { name: 'Send it like this?' })).toContainText('replaced.pdf');
});

test('A body that Outlook never gives leaves a pane that explains itself', async ({ outlook, server }) => {
  await outlook.page.evaluate(() => window.stage.start({}));
  await outlook.setFault(call.body, { kind: 'silence' });
  await outlook.switchDraft(usualDraft);
  const pane = await outlook.openPane();
  await expect(pane.frame.getByText('Outlook did not give the whole draft.')).toBeVisible();
  await outlook.setFault(call.body, null);
  await pane.frame.getByRole('button', { name: 'Read again' }).click();
  await pane.waitForDraft(usualDraft.subject ?? '');
  expect(await server.conversations()).toEqual([]);
});

test('An answer that comes late is taken', async ({ outlook }) => {
  await outlook.page.evaluate(() => window.stage.start({}));
  await outlook.setFault(call.recipients, { kind: 'held' });
  await outlook.switchDraft(usualDraft);
  const pane = await outlook.openPane();
  await expect(pane.frame.getByText('Reading the draft…')).toBeVisible();
  await outlook.release();
  await pane.waitForDraft(usualDraft.subject ?? '');
});

test('An Outlook that never answers at all leaves a pane that explains itself', async ({ outlook }) => {
  await outlook.page.evaluate(() => window.stage.start({}));
  await outlook.setFault(call.appContext, { kind: 'silence' });
  const pane = await outlook.openPane();
  await expect(pane.alert).toContainText('Outlook does not answer');
  await expect(pane.alert).toContainText('Close this pane and open it again.');
});

test('Files of Microsoft’s that are blocked leave a pane that explains itself', async ({ outlook, page }) => {
  await page.route('https://appsforoffice.microsoft.com/**', (route) => route.abort('blockedbyclient'));
  const pane = await outlook.show();
  await expect(pane.alert).toContainText('Outlook does not answer');
});

test('A page outside Outlook says where it belongs', async ({ page, server, network }) => {
  network.allowError(/./);
  await page.goto(`${server.origin}/taskpane.html`);
  await expect(page.getByRole('alert')).toContainText(/This page belongs inside Outlook|Outlook does not answer/);
});

test('An old Outlook (Mailbox 1.8) sends as well', async ({ outlook, server }) => {
  const pane = await outlook.show({
    host: { mailboxVersion: '1.8', permission: 'ReadWriteItem' },
    draft: {
      ...usualDraft,
      html: `${usualDraft.html}<div><img src="cid:chart.png@01DC0000.00000000" alt="Chart"></div>`,
      files: [{ name: 'chart.png', type: 'image/png', bytes: 8192, contentId: 'chart.png@01DC0000.00000000' }],
    },
  });
  await pane.send();
  await pane.expectSent(1);
  const [mail] = await server.mails();
  expect(mail?.parts.map(({ contentId }) => contentId)).toEqual(['chart.png@01DC0000.00000000']);
});

test('An agreement that Outlook cannot keep holds for this time', async ({ outlook }) => {
  const pane = await outlook.show({ agreed: false });
  await outlook.setFault(call.roamingSettings, { kind: 'error', code: 9019 });
  await pane.agree();
  await expect(pane.frame.getByText('Outlook could not remember your agreement.')).toBeVisible();
  await pane.send();
  await pane.expectSent(1);
});

test('Where Outlook cannot discard a draft, the pane says how to do it by hand', async ({ outlook }) => {
  const pane = await outlook.show();
  await pane.send();
  await pane.expectSent(1);
  await expect(pane.frame.getByText('This Outlook does not let add-ins discard a draft.')).toBeVisible();
  await pane.frame.getByRole('button', { name: 'Keep the draft' }).click();
  await expect(pane.frame.getByText('The draft is still open in Outlook.')).toHaveCount(0);
});

test('Where Outlook can, one click discards the draft', async ({ outlook }) => {
  await outlook.useNewerOfficeScripts();
  const pane = await outlook.show();
  await pane.send();
  await pane.expectSent(1);
  await pane.frame.getByRole('button', { name: 'Discard the draft' }).click();
  await expect.poll(() => outlook.closings()).toEqual([true]);
});

for (const theme of ['light', 'dark'] as const) {
  test(`Outlook’s ${theme} theme wins over the system’s`, async ({ outlook, page }) => {
    await page.emulateMedia({ colorScheme: theme === 'dark' ? 'light' : 'dark' });
    await outlook.useNewerOfficeScripts(theme);
    const pane = await outlook.show();
    await expect(pane.frame.locator('html')).toHaveAttribute('data-theme', theme);
    const brightness = await pane.frame.locator('body').evaluate((body) => {
      const colour = getComputedStyle(body.ownerDocument.documentElement).backgroundColor;
      const own = colour === 'rgba(0, 0, 0, 0)' ? getComputedStyle(body).backgroundColor : colour;
      return Number(/\d+/.exec(own)?.[0]);
    });
    expect(brightness > 128).toBe(theme === 'light');
  });
}
