// @vitest-environment jsdom
import { beforeEach, describe, expect, it } from 'vitest';
import { clearStored } from '../privacy/device.ts';
import { contractCodes, localCodes } from '../relay/types.ts';
import type { SendOutcome } from '../relay/upload.ts';
import { button, click, fillAccount, one, openPane, sentOutcome, settings, settle, text, type } from './paneTesting.ts';

beforeEach(clearStored);

describe('the first use', () => {
  it('asks once for agreement, keeps only the version, and sends nothing before', async () => {
    const { post, agreed } = await openPane({ agreed: null });
    await fillAccount();
    await click('Send via 163');
    expect(text('[role=alert]')).toContain('agree');
    expect(post).not.toHaveBeenCalled();
    await click('Agree and continue');
    expect(agreed()).toBe('1.0');
    await click('Send via 163');
    expect(post).toHaveBeenCalledOnce();
  });

  it('does not even check an account before', async () => {
    const { request } = await openPane({ agreed: null });
    await fillAccount();
    await click('Check');
    expect(text('[role=alert]')).toContain('agree');
    expect(request).not.toHaveBeenCalledWith('/api/v1/accounts/verify', expect.anything(), expect.anything());
  });

  it('says so when the policy has changed, before the next send @P13', async () => {
    const { post } = await openPane({ agreed: '0.9' });
    await fillAccount();
    expect(text('#consent-title')).toBe('The privacy policy has changed');
    await click('Send via 163');
    expect(post).not.toHaveBeenCalled();
  });
});

describe('the account', () => {
  it('is filled in where the draft comes from a 163 address', async () => {
    await openPane({ draft: { from: { name: '', address: 'Ann@163.com' } } });
    expect(one<HTMLInputElement>('#address').value).toBe('ann@163.com');
  });

  it('is not made up from another mailbox', async () => {
    await openPane();
    expect(one<HTMLInputElement>('#address').value).toBe('');
  });

  it('loses the spaces of a pasted code, and warns of an odd one without refusing it', async () => {
    const { post } = await openPane();
    await fillAccount(' hun ter2! ');
    expect(one<HTMLInputElement>('#code').value).toBe('hunter2!');
    one('#code').dispatchEvent(new FocusEvent('blur'));
    await settle();
    expect(text('#code-told')).toContain('web password');
    await click('Send via 163');
    expect(post).toHaveBeenCalledOnce();
  });

  it('is hidden until it is shown, and never offered to the browser to keep @P5', async () => {
    await openPane();
    const code = one<HTMLInputElement>('#code');
    expect(code.className).toBe('masked');
    expect(code.autocomplete).toBe('off');
    expect(code.getAttribute('autocorrect')).toBe('off');
    expect(code.name).toBe('');
    expect(document.querySelector('form')).toBeNull();
    await click('Show code');
    expect(code.className).toBe('');
    await click('Hide code');
    expect(code.className).toBe('masked');
  });

  it('is asked for at its fields when it is missing', async () => {
    const { post } = await openPane();
    await click('Send via 163');
    expect(one('#address').getAttribute('aria-invalid')).toBe('true');
    expect(text('#code-told')).toBe('Enter the authorization code.');
    expect(document.activeElement?.id).toBe('address');
    expect(text('[role=alert]')).toContain('Enter your 163 address.');
    expect(post).not.toHaveBeenCalled();
  });

  it('is checked with 163 when asked to, and only then', async () => {
    const { request } = await openPane();
    await fillAccount();
    expect(request).not.toHaveBeenCalledWith('/api/v1/accounts/verify', expect.anything(), expect.anything());
    await click('Check');
    expect(request).toHaveBeenCalledWith(
      '/api/v1/accounts/verify',
      { address: 'ann@163.com', authorizationCode: 'ABCDEFGHIJKLMNOP' },
      expect.anything(),
    );
    expect(text('#check-result')).toContain('accepts');
  });

  it('says what 163 says of a wrong code', async () => {
    const failure = { code: 'authentication_failed', retryable: false, delivered: 'no' } as const;
    await openPane({ answers: { '/api/v1/accounts/verify': { ok: false, failure } } });
    await fillAccount();
    await click('Check');
    expect(text('[role=alert]')).toContain('did not accept');
  });

  it('is forgotten at once @P8', async () => {
    const { pane } = await openPane();
    await fillAccount();
    await click('Forget now');
    expect(pane.state.account).toEqual({ address: '', authorizationCode: '', displayName: '' });
    expect(one<HTMLInputElement>('#code').value).toBe('');
  });
});

describe('sending', () => {
  it('ends in a status that begins with Sent, and the account is dropped @P5', async () => {
    const { pane, notes } = await openPane();
    await fillAccount();
    await click('Send via 163');
    expect(text('[role=status]')).toMatch(/^Sent to 1 recipient/);
    expect(text('code')).toBe('smtp8,abc--.1S2 1742062057');
    expect(pane.state.account.authorizationCode).toBe('');
    expect(pane.state.draft.kind).toBe('none');
    expect(notes).toEqual(['started', 'sent']);
    expect(document.activeElement?.getAttribute('role')).toBe('status');
  });

  it('puts no time on the draft, where Outlook would keep it @P3', async () => {
    const { noteTexts } = await openPane();
    await fillAccount();
    await click('Send via 163');
    expect(noteTexts).toHaveLength(2);
    expect(noteTexts.join().replaceAll('163', '')).not.toMatch(/\d/);
  });

  it('does nothing at a second click', async () => {
    let finish: (outcome: SendOutcome) => void = () => undefined;
    const { post, pane } = await openPane({
      outcome: () =>
        new Promise((resolve) => {
          finish = resolve;
        }),
    });
    await fillAccount();
    await click('Send via 163');
    void pane.send();
    await settle();
    finish(sentOutcome);
    await settle();
    expect(post).toHaveBeenCalledOnce();
  });

  it('never shows one draft’s result on another', async () => {
    let finish: (outcome: SendOutcome) => void = () => undefined;
    const { openItem, post } = await openPane({
      outcome: () =>
        new Promise((resolve) => {
          finish = resolve;
        }),
    });
    await fillAccount();
    await click('Send via 163');
    openItem({ subject: 'Another draft' });
    await settle();
    expect(text('[role=status]')).toContain('Another draft is still being sent');
    expect(button('Send via 163')).toBeUndefined();
    finish(sentOutcome);
    await settle();
    expect(document.body.textContent).toContain('Another draft');
    expect(text('[role=status]')).toBe('');
    expect(document.querySelector('[role=alert]')).toBeNull();
    expect(document.body.textContent).toContain('The draft that was open before has gone out');
    expect(button('Send via 163')).toBeDefined();
    expect(post).toHaveBeenCalledOnce();
  });

  it('gives up a question about a draft that is no longer open', async () => {
    const { openItem, post, pane } = await openPane({ draft: { subject: '' } });
    await fillAccount();
    await click('Send via 163');
    expect(pane.state.sending.kind).toBe('asking');
    openItem({ subject: 'Another draft' });
    await settle();
    expect(pane.state.sending.kind).toBe('idle');
    await click('Send via 163');
    expect(post).toHaveBeenCalledOnce();
    expect((post.mock.calls[0] as unknown[])[0]).toMatchObject({ subject: 'Another draft' });
  });

  it('stops counting down when another draft is opened, and says that nothing went out', async () => {
    const { openItem, post, pane } = await openPane({ undoSeconds: 10, oneSecond: () => new Promise(() => undefined) });
    await fillAccount();
    await click('Send via 163');
    expect(pane.state.sending.kind).toBe('counting');
    openItem({ subject: 'Another draft' });
    await settle();
    expect(post).not.toHaveBeenCalled();
    expect(pane.state.sending).toEqual({ kind: 'cancelled', delivered: 'no' });
    expect(document.body.textContent).toContain('was not sent');
  });

  it('stops counting down when the page goes away, and remembers nothing @P8', async () => {
    const { post, pane } = await openPane({ undoSeconds: 10, oneSecond: () => new Promise(() => undefined) });
    await fillAccount();
    await click('Send via 163');
    pane.leave();
    await settle();
    expect(post).not.toHaveBeenCalled();
    expect(pane.state.sending).toEqual({ kind: 'cancelled', delivered: 'no' });
    expect(pane.state.account.authorizationCode).toBe('');
    expect(pane.state.draft).toEqual({ kind: 'none' });
  });

  it('keeps the account and the message id when it is tried again', async () => {
    const lost: SendOutcome = { ok: false, failure: { code: 'unreachable', retryable: true, delivered: 'no' } };
    const { post } = await openPane({ outcome: lost });
    await fillAccount();
    await click('Send via 163');
    expect(text('[role=alert]')).toContain('Not sent');
    await click('Send via 163');
    const ids = post.mock.calls.map((call) => (call as unknown as [{ messageId: string }])[0].messageId);
    expect(ids).toHaveLength(2);
    expect(ids[0]).toBe(ids[1]);
  });

  it('asks about warnings, and leaves it at that when told so', async () => {
    const { post } = await openPane({ draft: { subject: '' } });
    await fillAccount();
    await click('Send via 163');
    expect(text('#ask-title')).toBe('Send it like this?');
    await click('Don’t send');
    expect(post).not.toHaveBeenCalled();
    await click('Send via 163');
    await click('Send anyway');
    expect(post).toHaveBeenCalledOnce();
  });

  it('lets the draft be discarded where Outlook can, and says so where it cannot', async () => {
    const able = await openPane({ canDiscard: true });
    await fillAccount();
    await click('Send via 163');
    await click('Discard the draft');
    expect(able.discard).toHaveBeenCalledOnce();

    await openPane();
    await fillAccount();
    await click('Send via 163');
    expect(button('Discard the draft')).toBeUndefined();
    expect(document.body.textContent).toContain('does not let add-ins discard');
    await click('Keep the draft');
    expect(button('Send via 163')).toBeDefined();
  });

  it('tells of a draft that went out before', async () => {
    await openPane({ earlier: 'sent' });
    expect(document.body.textContent).toContain('already been sent via 163');
  });
});

describe('a failure', () => {
  it.each(['en-US', 'zh-CN', 'ja-JP', 'pt-BR'])('has its own words for every code in %s', async (language) => {
    let code: (typeof contractCodes)[number] | (typeof localCodes)[number] = 'refused';
    const { words, pane } = await openPane({
      language,
      outcome: async () => ({ ok: false, failure: { code, retryable: false, delivered: 'no' } }),
    });
    await fillAccount();
    const seen = new Set<string>();
    for (code of [...contractCodes, ...localCodes]) {
      await pane.send();
      await settle();
      const told = one('[role=alert]').textContent ?? '';
      expect(told).toContain(words.failure.codes[code].happened);
      expect(told).toContain(words.failure.codes[code].todo);
      expect(told).toContain(words.failure.nothingDelivered);
      seen.add(words.failure.codes[code].happened + words.failure.codes[code].todo);
    }
    // not_found and method_not_allowed may share their remedy, but not their story.
    expect(seen.size).toBe(contractCodes.length + localCodes.length);
  });

  it('that leaves delivery unknown sends the user to 163’s Sent folder first', async () => {
    await openPane({
      outcome: { ok: false, failure: { code: 'delivery_unknown', retryable: false, delivered: 'unknown' } },
    });
    await fillAccount();
    await click('Send via 163');
    const told = text('[role=alert]');
    expect(told).toContain('not known');
    expect(told).toContain('Sent folder');
    expect(told).not.toContain('Nothing was delivered');
  });

  it('gives details for support without a word of the mail', async () => {
    const failure = {
      code: 'recipients_refused',
      retryable: false,
      delivered: 'no',
      reply: { code: 550, text: 'Invalid User: bob@example.com' },
      recipients: ['bob@example.com'],
      traceId: 'trace-1',
      httpStatus: 422,
    } as const;
    await openPane({ outcome: { ok: false, failure } });
    await fillAccount();
    await click('Send via 163');
    expect(text('.names')).toContain('bob@example.com');
    const details = text('.support pre');
    expect(details).toContain('trace: trace-1');
    expect(details).toContain('smtp: 550');
    for (const secret of ['bob', 'example', 'offer', 'morning', 'ann', 'ABCDEFGH']) {
      expect(details).not.toContain(secret);
    }
  });
});

describe('what will be sent', () => {
  it('says of an appointment that it is one, though Outlook has no recipients to give of it', async () => {
    const { post } = await openPane({ kind: 'appointment', readable: false });
    expect(text('[aria-labelledby=checks-title]')).toContain('This is a meeting');
    expect(document.body.textContent).not.toContain('did not give the whole draft');
    await fillAccount();
    await click('Send via 163');
    expect(text('[role=alert]')).toContain('This is a meeting');
    expect(post).not.toHaveBeenCalled();
  });

  it('shows the sender that recipients see, and folds long lists', async () => {
    const to = Array.from({ length: 12 }, (_, index) => ({ name: '', address: `a${index}@example.com` }));
    await openPane({ draft: { to } });
    await fillAccount();
    expect(document.body.textContent).toContain('ann@163.com');
    expect(document.body.textContent).toContain('Not from ann@outlook.com');
    expect(document.body.textContent).not.toContain('a11@example.com');
    await click('Show all 12');
    expect(document.body.textContent).toContain('a11@example.com');
  });

  it('follows the draft', async () => {
    const draft = { subject: 'First' };
    const { pane, openItem } = await openPane({ draft });
    draft.subject = 'Second';
    await pane.readDraft();
    await settle();
    expect(document.body.textContent).toContain('Second');
    openItem(null);
    await settle();
    expect(document.body.textContent).toContain('No draft is open');
    expect(button('Send via 163')).toBeUndefined();
  });

  it('shows what stands in the way before anything is clicked', async () => {
    await openPane({ draft: { to: [] } });
    expect(text('.findings')).toContain('There is no recipient');
  });

  it('shows markup of a draft as text', async () => {
    await openPane({ draft: { subject: '<img src=x onerror=alert(1)>' } });
    expect(document.querySelector('img')).toBeNull();
    expect(document.body.textContent).toContain('<img src=x onerror=alert(1)>');
  });
});

describe('without Outlook or the service', () => {
  it.each(['notLoaded', 'outsideOutlook'] as const)('explains itself: %s', async (reason) => {
    const { words } = await openPane({ connection: { ok: false, reason } });
    expect(text('[role=alert]')).toContain(words[reason].title);
    expect(text('[role=alert]')).toContain(words[reason].remedy);
  });

  it('says when the service is away, and tries again', async () => {
    const { request, post } = await openPane({ settings: null });
    expect(text('[role=alert]')).toContain('cannot be reached');
    await fillAccount();
    await click('Send via 163');
    expect(post).not.toHaveBeenCalled();
    request.mockResolvedValueOnce({ ok: true, value: settings });
    await click('Try again');
    expect(document.querySelector('[role=alert]')).toBeNull();
  });
});

it('offers an option for each thing that Outlook does not tell', async () => {
  const { pane, post } = await openPane();
  await fillAccount();
  await type('#display-name', ' Ann Lee ');
  pane.changeOptions({ importance: 'high', replyTo: 'outlook', requestReadReceipt: true });
  await click('Send via 163');
  expect((post.mock.calls[0] as unknown[])[0]).toMatchObject({
    account: { displayName: 'Ann Lee' },
    importance: 'high',
    replyTo: [{ name: 'Ann', address: 'ann@outlook.com' }],
    requestReadReceipt: true,
  });
});
