import type { APIRequestContext } from '@playwright/test';
import { expectNothing } from '../evidence.ts';
import { expect, test } from '../fixtures.ts';
import { account } from '../paneDriver.ts';

/** The address that the policy promises. */
const contact = 'wangjian20220512@163.com';

/** Every mail address in a text. */
function addressesIn(text: string): string[] {
  return [...new Set(text.match(/[\w.+-]+@[\w-]+\.[\w.-]*\w/g) ?? [])];
}

async function read(request: APIRequestContext, url: string, language = 'en'): Promise<string> {
  const response = await request.get(url, { headers: { 'accept-language': language } });
  expect(response.ok(), url).toBe(true);
  return response.text();
}

test('The contact is the same wherever it stands', { tag: '@P10' }, async ({ outlook, request, server }) => {
  const pane = await outlook.show({ view: '#feedback' });
  const link = pane.frame.getByRole('link', { name: /@/ });
  const manifest = await read(request, `${server.origin}/manifest.xml`);
  const supportPage = /<SupportUrl DefaultValue="([^"]+)"/.exec(manifest)?.[1] ?? '';
  expect(new URL(supportPage).pathname).toBe('/support');
  const places: Readonly<Record<string, string>> = {
    'the pane': (await link.textContent()) ?? '',
    'the link in the pane': (await link.getAttribute('href')) ?? '',
    'the settings': await read(request, `${server.origin}/api/v1/settings`),
    'the policy': await read(request, `${server.origin}/privacy`),
    'the policy in English': await read(request, `${server.origin}/privacy/en`),
    'the policy for readers of Chinese': await read(request, `${server.origin}/privacy`, 'zh-CN'),
    'the policy in Chinese': await read(request, `${server.origin}/privacy/zh-CN`),
    'the support page that the manifest names': await read(request, supportPage),
  };
  const different = Object.entries(places)
    .filter(([, text]) => addressesIn(text).join() !== contact)
    .map(([place, text]) => `${place}: ${addressesIn(text).join()}`);
  // The manifest has no field for an address; one in a text would have to be this one.
  const others = addressesIn(manifest).filter((address) => address !== contact);
  expectNothing('places that name another contact or none', Object.keys(places).length + 1, [...different, ...others]);
});

test('Feedback arrives at the contact as the preview shows it', { tag: '@P10' }, async ({ outlook, server }) => {
  const pane = await outlook.show({ view: '#feedback' });
  const text = 'A dark icon would be nice. 谢谢！\nAnd a second line.';
  await pane.writeFeedback('idea', text, 'lin.chen@outlook.com');
  await pane.signIn();
  const preview = await pane.frame
    .getByRole('region', { name: 'Exactly this is sent' })
    .locator('dd')
    .evaluateAll((all) => all.map(({ textContent }) => textContent));
  expect(preview).toEqual([account.address, 'An idea', 'lin.chen@outlook.com', text]);
  await pane.sendFeedback();
  const [mail, ...others] = await server.mails();
  const arrived = [
    mail?.from,
    mail?.subject.replace('163 SMTP Email Sender: a', 'A'),
    mail?.headers.find((header) => header.startsWith('Reply-To: '))?.slice('Reply-To: '.length),
    mail?.text?.trim().replaceAll('\r\n', '\n'),
  ];
  const different = preview.filter((shown, index) => arrived[index] !== shown).map(String);
  const astray = (mail?.envelopeRecipients ?? ['nobody']).filter((recipient) => recipient !== contact);
  expectNothing('fields of the mail that are not as previewed, and other recipients', preview.length + 1, [
    ...different,
    ...astray,
    ...others.map(({ subject }) => `another mail: ${subject}`),
  ]);
});
