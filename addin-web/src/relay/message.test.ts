import { describe, expect, it } from 'vitest';
import type { Draft } from '../outlook/draft.ts';
import { type Account, messageRequest, planMessage, type SendOptions } from './message.ts';

const account: Account = { address: 'ann@163.com', authorizationCode: 'ABCDEFGHIJKLMNOP', displayName: '' };
const options: SendOptions = { replyTo: 'account', importance: 'normal', requestReadReceipt: false, undoSeconds: 0 };

const draft = (change: Partial<Draft> = {}): Draft => ({
  from: { name: 'Ann', address: 'ann@outlook.com' },
  to: [{ name: 'Bob', address: 'bob@example.com' }],
  cc: [],
  bcc: [],
  subject: 'An offer',
  body: { html: '<p>Good morning</p>', text: 'Good morning' },
  attachments: [],
  composeType: { ok: true, value: 'newMail' },
  inReplyTo: { ok: false, reason: 'notSupported' },
  delayedUntil: { ok: false, reason: 'notSupported' },
  itemClass: { ok: false, reason: 'notSupported' },
  ...change,
});
const file = (id: string, name: string, inline = false, kind: 'file' | 'item' = 'file') => ({
  id,
  name,
  size: 3,
  kind,
  inline,
  contentId: null,
});

describe('planMessage', () => {
  it('puts inline pictures before everything else', () => {
    const plan = planMessage(
      draft({
        body: { html: '<img src="cid:b.png"><img src="data:image/jpeg;base64,YWJj">', text: '' },
        attachments: [file('a', 'a.pdf'), file('b', 'b.png', true)],
      }),
      () => 'u',
    );
    expect(plan.attachments.map((one) => [one.name, one.contentId])).toEqual([
      ['b.png', 'b.png'],
      ['image-1.jpg', 'inline-u@163.com'],
      ['a.pdf', null],
    ]);
  });

  it('names an attached mail so that it can be opened, and sends it as bytes', () => {
    const plan = planMessage(
      draft({ attachments: [file('a', 'Re: lunch', false, 'item'), file('b', 'note.eml', false, 'item')] }),
    );
    expect(plan.attachments.map((one) => [one.name, one.contentType])).toEqual([
      ['Re: lunch.eml', 'application/octet-stream'],
      ['note.eml', 'application/octet-stream'],
    ]);
  });

  it('keeps an inline picture that the text does not name as an ordinary file', () => {
    const plan = planMessage(draft({ attachments: [file('a', 'logo.png', true)] }));
    expect(plan.attachments[0]?.contentId).toBeNull();
  });
});

describe('messageRequest', () => {
  const request = (change: Partial<Draft> = {}, chosen: Partial<SendOptions> = {}, as: Account = account) =>
    messageRequest(planMessage(draft(change)), [], as, { ...options, ...chosen }, 'id');

  it('announces the size of the bytes that follow, not the one that Outlook told', () => {
    const plan = planMessage(draft({ attachments: [file('a', '报价.pdf')] }));
    expect(messageRequest(plan, [new Blob(['12345'])], account, options, 'id').attachments).toEqual([
      { name: '报价.pdf', contentType: 'application/pdf', size: 5, contentId: null },
    ]);
  });

  it('sends a plain text draft as plain text', () => {
    expect(request({ body: { html: null, text: 'plain' } }).body).toEqual({ text: 'plain' });
  });

  it('sends replies to Outlook only when asked to', () => {
    expect(request().replyTo).toEqual([]);
    expect(request({}, { replyTo: 'outlook' }).replyTo).toEqual([{ name: 'Ann', address: 'ann@outlook.com' }]);
    expect(request({ from: null }, { replyTo: 'outlook' }).replyTo).toEqual([]);
  });

  it('names the answered message where Outlook tells it', () => {
    expect(request()).not.toHaveProperty('inReplyTo');
    expect(request({ inReplyTo: { ok: true, value: '<a@b>' } })).toMatchObject({
      inReplyTo: '<a@b>',
      references: ['<a@b>'],
    });
  });

  it('leaves out names that say nothing', () => {
    expect(request({ to: [{ name: 'bob@example.com', address: 'bob@example.com' }] }).to).toEqual([
      { address: 'bob@example.com' },
    ]);
    expect(request().account).not.toHaveProperty('displayName');
    expect(request({}, {}, { ...account, displayName: 'Ann' }).account.displayName).toBe('Ann');
  });

  it('has the options', () => {
    expect(request({}, { importance: 'high', requestReadReceipt: true })).toMatchObject({
      importance: 'high',
      requestReadReceipt: true,
      messageId: 'id',
    });
  });
});
