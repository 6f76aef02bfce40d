// @vitest-environment jsdom
import { beforeEach, describe, expect, it } from 'vitest';
import { clearStored, recordSent } from '../privacy/device.ts';
import { button, click, fillAccount, one, openPane, sentOutcome, settle, text, type } from './paneTesting.ts';

beforeEach(clearStored);

/** A view that is loaded on demand is there when its heading has company. */
async function view(name: 'guide' | 'feedback' | 'privacy', given: Parameters<typeof openPane>[0] = {}) {
  const opened = await openPane(given);
  opened.pane.show(name);
  await settle();
  while (document.querySelectorAll('main > *').length === 0) {
    await settle();
  }
  await settle();
  return opened;
}

describe('the guide', () => {
  it('has a described picture for each step and leads back', async () => {
    await view('guide');
    const pictures = [...document.querySelectorAll('svg[role=img]')];
    expect(pictures).toHaveLength(5);
    expect(pictures.every((picture) => (picture.getAttribute('aria-label') ?? '').length > 20)).toBe(true);
    expect(document.activeElement?.tagName).toBe('H1');
    await click('I have a code');
    expect(document.querySelector('#code')).not.toBeNull();
    expect(document.activeElement?.tagName).toBe('H1');
  });
});

describe('feedback', () => {
  const path = '/api/v1/feedback';

  it('sends exactly what the preview shows @P10', async () => {
    const { request } = await view('feedback', { answers: { [path]: sentOutcome as never } });
    await fillAccount();
    await type('#message', 'It works.\nThank you.');
    await type('#reply', 'ann@example.com');
    const preview = one('[aria-labelledby=preview-title]').textContent;
    for (const shown of ['A problem', 'It works.\nThank you.', 'ann@example.com', 'ann']) {
      expect(preview).toContain(shown);
    }
    await click('Send feedback');
    expect(request).toHaveBeenLastCalledWith(
      path,
      {
        topic: 'problem',
        text: 'It works.\nThank you.',
        replyTo: 'ann@example.com',
        account: { address: 'ann@163.com', authorizationCode: 'ABCDEFGHIJKLMNOP' },
      },
      expect.anything(),
    );
    expect(text('[role=status]')).toMatch(/^Sent/);
  });

  for (const agreed of [null, '0.9']) {
    it(`goes from the user’s mailbox only with an agreement, and ${agreed ?? 'none'} is none @P13`, async () => {
      const given = { agreed, answers: { [path]: sentOutcome as never } };
      const { request } = await view('feedback', given);
      await fillAccount();
      await type('#message', 'Hello');
      await click('Send feedback');
      expect(text('[role=alert]')).toContain('agree');
      expect(request).not.toHaveBeenCalledWith(path, expect.anything(), expect.anything());
      await click('Agree and continue');
      await click('Send feedback');
      expect(request).toHaveBeenCalledWith(path, expect.anything(), expect.anything());
    });
  }

  it('can be agreed to and sent where Outlook does not answer', async () => {
    const connection = { ok: false, reason: 'notLoaded' } as const;
    const { request } = await view('feedback', { connection, answers: { [path]: sentOutcome as never } });
    await fillAccount();
    await type('#message', 'Outlook does not answer.');
    await click('Send feedback');
    await click('Agree and continue');
    await click('Send feedback');
    expect(request).toHaveBeenCalledWith(path, expect.anything(), expect.anything());
  });

  it('says so when the service is away, without which nobody can agree', async () => {
    await view('feedback', { settings: null });
    expect(text('[role=alert]')).toContain('cannot be reached');
  });

  it('needs no agreement without the user’s mailbox', async () => {
    const { request } = await view('feedback', { agreed: null, answers: { [path]: sentOutcome as never } });
    one<HTMLInputElement>('input[type=checkbox]').click();
    await settle();
    await type('#message', 'Delete everything');
    await click('Send feedback');
    expect(request).toHaveBeenLastCalledWith(path, expect.anything(), expect.anything());
  });

  it('can go without the user’s mailbox', async () => {
    const { request } = await view('feedback', { answers: { [path]: sentOutcome as never } });
    one<HTMLInputElement>('input[type=checkbox]').click();
    await settle();
    await type('#message', 'Hello');
    await click('Send feedback');
    expect(request).toHaveBeenLastCalledWith(
      path,
      { topic: 'problem', text: 'Hello', replyTo: null, account: null },
      expect.anything(),
    );
  });

  it('says what to do when the service has no mailbox of its own', async () => {
    const failure = { code: 'invalid_request', retryable: false, delivered: 'no' } as const;
    await view('feedback', { answers: { [path]: { ok: false, failure } } });
    one<HTMLInputElement>('input[type=checkbox]').click();
    await settle();
    await type('#message', 'Hello');
    await click('Send feedback');
    expect(document.body.textContent).toContain('has no mailbox of its own');
    expect(document.querySelector('a[href="mailto:contact@163.com"]')).not.toBeNull();
  });

  it('sends nothing that is not whole', async () => {
    const { request } = await view('feedback');
    const before = request.mock.calls.length;
    await type('#reply', 'nobody');
    await click('Send feedback');
    expect(request.mock.calls).toHaveLength(before);
    expect(text('#message-told')).toBe('Write a few words first.');
    expect(text('#reply-told')).toContain('cannot be an e-mail address');
    expect(text('#address-told')).toBe('Enter your 163 address.');
  });
});

describe('privacy', () => {
  it('lists everything held, and clears it @P9', async () => {
    localStorage.setItem('Office API client', '1');
    recordSent(new Date());
    const { agreed, pane } = await view('privacy');
    pane.changeAccount({ address: 'ann', authorizationCode: 'x' });
    await settle();
    const held = one('.held').textContent ?? '';
    expect(held).toContain('1 mail');
    expect(held).toContain('1.0');
    expect(held).toContain('office.js: Office API client');
    expect(held).toContain('In memory only');
    await click('Clear all of it');
    expect(localStorage).toHaveLength(0);
    expect(sessionStorage).toHaveLength(0);
    expect(agreed()).toBeNull();
    expect(pane.state.account.authorizationCode).toBe('');
    expect(text('[role=status]')).toContain('Cleared');
  });

  it('leads from the wish to the request for deletion @P9', async () => {
    await view('privacy');
    await click('Ask for deletion');
    while (document.querySelector('#message') === null) {
      await settle();
    }
    expect(one<HTMLSelectElement>('#topic').value).toBe('deletion');
    expect(one<HTMLTextAreaElement>('#message').value).toContain('delete everything');
  });

  it('is there without Outlook and without the service', async () => {
    await view('privacy', { settings: null, connection: { ok: false, reason: 'outsideOutlook' } });
    expect(text('h1')).toBe('Privacy');
    expect(button('Clear all of it')).toBeDefined();
  });

  it('does not say that the agreement is gone while nobody knows what Outlook holds @P9', async () => {
    await view('privacy', { connection: { ok: false, reason: 'notLoaded' } });
    expect(text('.held')).toContain('Not known until Outlook answers');
    await click('Clear all of it');
    expect(text('[role=status]')).toContain('Outlook could not remove the agreed version.');
  });
});
