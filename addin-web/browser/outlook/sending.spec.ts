import { expect, test } from '../fixtures.ts';
import { usualDraft } from '../outlookStage.ts';
import { account } from '../paneDriver.ts';

const withFiles = {
  ...usualDraft,
  html: `${usualDraft.html}<div><img src="cid:picture-1@outlook.com" alt="Chart"></div>`,
  files: [
    { name: '图.png', type: 'image/png', bytes: 32 * 1024, contentId: 'picture-1@outlook.com' },
    { name: '报价单.pdf', bytes: 3 * 1024 * 1024 },
  ],
};

test('The first mail goes out: agree, sign in, send', async ({ outlook, server }) => {
  const pane = await outlook.show({ agreed: false, draft: withFiles });
  await pane.waitForDraft(usualDraft.subject ?? '');
  await pane.agree();
  await pane.send();
  await pane.expectSent(1);

  const [mail] = await server.mails();
  const hashes = await outlook.hashes();
  expect(mail?.parts.map(({ sha256 }) => sha256)).toEqual(hashes);
  expect(mail?.parts.map(({ name }) => name)).toEqual(['图.png', '报价单.pdf']);
  expect(mail?.html).toContain('src="cid:picture-1@outlook.com"');
  expect(mail?.text).toContain('here are the figures that you asked for.');
  expect(mail?.from).toBe(account.address);
  await expect.poll(() => outlook.notifications()).toEqual([expect.stringContaining('Sent via 163')]);
  expect(await outlook.roamingSettings()).toEqual({ agreedPolicyVersion: expect.any(String) });
});

test('Check tries the code once and sends nothing', async ({ outlook, server }) => {
  const pane = await outlook.show();
  await pane.signIn();
  await pane.checkAccount();
  expect((await server.conversations()).map(({ logins, sawFinalDot }) => [logins, sawFinalDot])).toEqual([[1, false]]);

  await server.setFault('wrong-code');
  await pane.checkButton.click();
  await expect(pane.alert).toContainText('163 did not accept the address and the authorization code.');
});

test('Undo in time sends nothing and signs in nowhere', async ({ outlook, server }) => {
  const pane = await outlook.show();
  await pane.signIn();
  await pane.frame.locator('summary', { hasText: 'Options' }).click();
  await pane.frame.getByLabel('Time to undo').selectOption('10');
  await pane.sendButton.click();
  await pane.frame.getByRole('button', { name: 'Undo' }).click();
  await expect(pane.sending).toHaveText('Cancelled. Nothing was sent to anyone.');
  expect(await server.conversations()).toEqual([]);
});

test('Cancel while Outlook hands out a file sends nothing', async ({ outlook, server }) => {
  const pane = await outlook.show({ draft: withFiles });
  await outlook.setFault(150, { kind: 'held' });
  await pane.send();
  await pane.frame.getByRole('button', { name: 'Cancel' }).click();
  await expect(pane.sending).toHaveText('Cancelled. Nothing was sent to anyone.');
  await outlook.release();
  expect((await server.conversations()).filter(({ sawFinalDot }) => sawFinalDot)).toEqual([]);
  expect(await server.mails()).toEqual([]);
});

test('A draft with errors stays, and each error names its remedy', async ({ outlook, server }) => {
  const pane = await outlook.show({
    draft: {
      to: ['nobody at all'],
      subject: 'Programs',
      html: '<div>See the attachment.</div>',
      files: [
        { name: 'setup.bat', bytes: 1024 },
        { name: 'shared.docx', bytes: 1024, attachmentType: 2 },
      ],
    },
  });
  await pane.send();
  await expect(pane.alert).toContainText('Not sent yet');
  await expect(pane.alert).toContainText('This cannot be an e-mail address: nobody at all. Correct or remove it.');
  await expect(pane.alert).toContainText('163 does not take files of this type: setup.bat.');
  await expect(pane.alert).toContainText('This is only a link to a cloud file: shared.docx.');
  expect(await server.conversations()).toEqual([]);
});

test('A file that comes empty from Outlook is not sent', async ({ outlook, server }) => {
  const files = [{ name: 'empty.txt', bytes: 0, announced: 900 }];
  const pane = await outlook.show({ draft: { ...usualDraft, files } });
  await pane.send();
  await expect(pane.alert).toContainText('Outlook handed over an empty file: empty.txt.');
  expect(await server.conversations()).toEqual([]);
});

test('A draft with warnings asks, and goes when it is told to', async ({ outlook, server }) => {
  const pane = await outlook.show({
    draft: { to: ['ana.souza@example.com'], html: '<div>The file is in the attachment.</div>' },
  });
  await pane.send();
  const question = pane.frame.getByRole('group', { name: 'Send it like this?' });
  await expect(question).toContainText('The subject is empty.');
  await expect(question).toContainText('The text speaks of an attachment, but there is none.');
  expect(await server.conversations()).toEqual([]);
  await pane.frame.getByRole('button', { name: 'Send anyway' }).click();
  await pane.expectSent(1);
});

const unsendable = [
  ['A draft without recipients', { subject: 'For nobody', html: '<div>Hello there.</div>' }, 'There is no recipient.'],
  ['An appointment', { ...usualDraft, itemType: 5 }, 'This is a meeting, and only mails can be sent through 163.'],
  [
    'A meeting',
    { ...usualDraft, itemClass: 'IPM.Schedule.Meeting.Request' },
    'This is a meeting, and only mails can be sent through 163.',
  ],
  ['A signed or encrypted mail', { ...usualDraft, itemClass: 'IPM.Note.SMIME' }, 'encrypted, signed or protected'],
] as const;

for (const [name, draft, words] of unsendable) {
  test(`${name} is not sent, and told why`, async ({ outlook, server }) => {
    await outlook.useNewerOfficeScripts();
    const pane = await outlook.show({ draft });
    await pane.send();
    await expect(pane.frame.getByText(words).first()).toBeVisible();
    expect(await server.conversations()).toEqual([]);
  });
}

test('The choices under Options reach the mail', async ({ outlook, server }) => {
  const pane = await outlook.show();
  await pane.signIn();
  await pane.withoutUndo();
  await pane.frame.getByLabel('Name that recipients see').fill('陈琳');
  await pane.frame.getByLabel(/the Outlook address/).check();
  await pane.frame.getByLabel('Importance').selectOption('high');
  await pane.frame.getByLabel('Ask for a read receipt').check();
  await pane.sendButton.click();
  await pane.expectSent(1);
  const [mail] = await server.mails();
  expect(mail?.from).toBe(`陈琳 <${account.address}>`);
  expect(mail?.headers).toEqual(
    expect.arrayContaining([
      expect.stringMatching(/^Reply-To: .*lin\.chen@outlook\.com/),
      expect.stringMatching(/^Importance: high/i),
      expect.stringMatching(/^Disposition-Notification-To: .*browser\.test@163\.com/),
    ]),
  );
});

test('Feedback can go without a 163 account of one’s own', async ({ outlook, server }) => {
  const pane = await outlook.show({ view: '#feedback' });
  await pane.frame.getByLabel('Send it from my 163 mailbox').uncheck();
  await pane.frame.getByLabel('Your message').fill('Where is the guide?');
  await pane.frame.getByRole('button', { name: 'Send feedback' }).click();
  await expect(pane.frame.getByRole('status').first()).toHaveText('Sent. Thank you!');
  expect((await server.mails()).map(({ envelopeFrom }) => envelopeFrom)).toEqual(['feedback@163.com']);
});
