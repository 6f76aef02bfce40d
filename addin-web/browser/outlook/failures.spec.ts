import { expect, test } from '../fixtures.ts';
import { usualDraft } from '../outlookStage.ts';

/** What the sandbox does, and what the pane must say of it. `words` are those of the pane's English table. */
const failures = [
  ['wrong-code', 'authentication_failed', '163 did not accept the address and the authorization code.'],
  ['smtp-off', 'smtp_disabled', 'SMTP is not switched on for this 163 account'],
  ['suspended', 'sender_refused', '163 does not let this account send.'],
  ['refused-recipient', 'recipients_refused', '163 refused one or more recipients'],
  ['spam', 'content_refused', '163 took the content for spam.'],
  ['illegal-attachment', 'attachment_refused', '163 does not take an attachment of this type.'],
  ['too-large', 'message_too_large', '163 finds the mail too large.'],
  ['quota', 'quota_exceeded', 'This account has reached 163’s sending limit.'],
  ['later', 'temporarily_refused', '163 could not take the mail just now.'],
  ['refused', 'refused', '163 refused the mail.'],
  ['untrusted', 'untrusted_server', 'could not be proved to be safe'],
  ['unreachable', 'unreachable', '163’s mail server could not be reached'],
  ['garbage', 'protocol_error', 'answered in a way that makes no sense'],
  ['cut', 'unreachable', 'the connection to it broke'],
] as const;

for (const [fault, code, words] of failures) {
  test(`${code} (${fault}) is told in words, with nothing delivered`, async ({ outlook, server }) => {
    // A mail that is cut in the middle must be larger than what the sockets take in: of a smaller one the final dot may
    // be out before the break is seen, and nobody knows what became of it.
    const bytes = fault === 'cut' ? 20 * 1024 * 1024 : 64 * 1024;
    const pane = await outlook.show({ draft: { ...usualDraft, files: [{ name: 'figures.pdf', bytes }] } });
    await server.setFault(fault);
    await pane.send();
    await pane.expectFailure(words);
    await expect(pane.alert.locator('pre')).toContainText(`code: ${code}`);
    expect(await server.mails()).toEqual([]);
    const logins = (await server.conversations()).map((conversation) => conversation.logins);
    expect(Math.max(0, ...logins), 'logins in one conversation').toBeLessThanOrEqual(1);
    expect(logins).toHaveLength(1);
  });
}

test('delivery_unknown is told as not known, and how to find out', async ({ outlook, server }) => {
  const pane = await outlook.show();
  await server.setFault('lost');
  await pane.send();
  await pane.expectFailure('look into the Sent folder (已发送) first', 'unknown');
  await expect(pane.alert).not.toContainText('Nothing was delivered');
  // The note on the draft stays, so that nobody sends it again by habit.
  await expect.poll(() => outlook.notifications()).toHaveLength(1);
});

/** Problems that the service answers by itself; the words of the contract's answer are what is tested here. */
const answers = [
  [400, 'invalid_request', 'The service did not accept something in this mail.'],
  [401, 'unauthorized', 'You are not signed in to this service'],
  [403, 'forbidden', 'Your account may not use this service.'],
  [404, 'not_found', 'The service does not know this request.'],
  [405, 'method_not_allowed', 'The service does not take this request.'],
  [408, 'upload_stalled', 'The upload stood still for too long.'],
  [413, 'payload_too_large', 'The mail is over a limit of this service'],
  [415, 'unsupported_media_type', 'The service does not take this kind of request.'],
  [429, 'rate_limited', 'Too many mails or sign-in attempts in a short time.'],
  [500, 'internal_error', 'Something went wrong in this service.'],
  [503, 'overloaded', undefined],
] as const;

for (const [status, code, words] of answers) {
  test(`${code} is told in words`, async ({ outlook, page }) => {
    const pane = await outlook.show();
    await page.route('**/api/v1/messages', (route) =>
      route.fulfill({
        status,
        contentType: 'application/problem+json',
        body: JSON.stringify({
          type: `https://localhost/problems/${code}`,
          title: code,
          status,
          code,
          retryable: status === 503,
          delivered: 'no',
          traceId: '4bf92f3577b34da6a3ce929d0e0e4736',
        }),
      }),
    );
    await pane.send();
    await pane.expectFailure(words ?? /\w/);
    await expect(pane.alert.locator('pre')).toContainText(`code: ${code}`);
  });
}

test('A service that cannot be reached is told, and nothing was delivered', async ({ outlook, page }) => {
  const pane = await outlook.show();
  await page.route('**/api/v1/messages', (route) => route.abort('connectionrefused'));
  await pane.send();
  await pane.expectFailure('The service of this add-in could not be reached');
});

test('Something that answers in place of the service is told', async ({ outlook, page }) => {
  const pane = await outlook.show();
  await page.route('**/api/v1/messages', (route) =>
    route.fulfill({ status: 407, contentType: 'text/html', body: '<h1>Proxy</h1>' }),
  );
  await pane.send();
  await pane.expectFailure('Something on your network answered in place of the service.');
});
