import { describe, expect, it } from 'vitest';
import type { Draft, DraftAttachment } from '../outlook/draft.ts';
import { planMessage } from '../relay/message.ts';
import { type Checked, checkContents, checkDraft, checkKind } from './checkDraft.ts';

const settings = { limits: { attachmentBytes: 1_000_000, recipients: 3 }, refusedExtensions: ['.bat', 'js'] };
const fine: Draft = {
  from: null,
  to: [{ name: '', address: 'bob@example.com' }],
  cc: [],
  bcc: [],
  subject: 'An offer',
  body: { html: '<p>Good morning</p>', text: 'Good morning' },
  attachments: [],
  composeType: { ok: true, value: 'newMail' },
  inReplyTo: { ok: true, value: null },
  delayedUntil: { ok: true, value: null },
  itemClass: { ok: true, value: 'IPM.Note' },
};
const file = (name: string, more: Partial<DraftAttachment> = {}): DraftAttachment => ({
  id: name,
  name,
  size: 1000,
  kind: 'file',
  inline: false,
  contentId: null,
  ...more,
});
const check = (change: Partial<Draft>, more: Partial<Checked> = {}) =>
  checkDraft({ plan: planMessage({ ...fine, ...change }), earlier: 'none', settings, ...more });
const codes = (...args: Parameters<typeof check>) => check(...args).map((finding) => finding.code);
const people = (count: number) =>
  Array.from({ length: count }, (_, index) => ({ name: '', address: `a${index}@example.com` }));

describe('checkDraft', () => {
  it('has nothing to say of an ordinary mail', () => {
    expect(check({})).toEqual([]);
  });

  it.each<[string, Partial<Draft>, string]>([
    ['no recipient', { to: [] }, 'noRecipients'],
    ['too many recipients', { to: people(4) }, 'tooManyRecipients'],
    ['an address that cannot be right', { cc: [{ name: 'X', address: 'nobody' }] }, 'badAddresses'],
    ['a recipient that Outlook has not resolved', { cc: [{ name: 'Bob', address: '' }] }, 'badAddresses'],
    ['a control character in the subject', { subject: 'a\u0000b' }, 'controlCharacters'],
    ['a line break in a name', { to: [{ name: 'a\r\nBcc: x', address: 'a@b.cd' }] }, 'controlCharacters'],
    ['a Unicode line separator in a file name', { attachments: [file('a\u2028.pdf')] }, 'controlCharacters'],
    ['a subject that is too long', { subject: 'x'.repeat(999) }, 'subjectTooLong'],
    ['a type that 163 refuses', { attachments: [file('run.BAT. ')] }, 'refusedTypes'],
    ['a type that 163 refuses, listed without a dot', { attachments: [file('x.js')] }, 'refusedTypes'],
    ['a cloud attachment', { attachments: [file('x.docx', { kind: 'cloud' })] }, 'cloudAttachments'],
    ['too much in all', { attachments: [file('a', { size: 600_000 }), file('b', { size: 600_000 })] }, 'tooLarge'],
    [
      'too many attachments',
      { attachments: Array.from({ length: 101 }, (_, index) => file(`${index}.txt`, { size: 1 })) },
      'tooManyAttachments',
    ],
    ['an encrypted message', { itemClass: { ok: true, value: 'IPM.Note.SMIME' } }, 'protectedItem'],
    ['a rights-managed message', { itemClass: { ok: true, value: 'IPM.Note.rpmsg.Microsoft' } }, 'protectedItem'],
    ['a meeting request', { itemClass: { ok: true, value: 'IPM.Schedule.Meeting.Request' } }, 'appointment'],
  ])('blocks %s', (_name, change, code) => {
    const finding = check(change).find((one) => one.code === code);
    expect(finding?.severity).toBe('error');
  });

  it.each<[string, Partial<Draft>, string]>([
    ['an empty subject', { subject: ' ' }, 'emptySubject'],
    ['an empty text', { body: { html: '<p></p>', text: '\n' } }, 'emptyBody'],
    ['a forgotten attachment', { body: { html: 'x', text: '请看附件' } }, 'forgottenAttachment'],
    ['a picture that is not there', { body: { html: '<img src="cid:gone">', text: 'x' } }, 'missingPictures'],
    ['nothing but a test', { subject: '测试' }, 'onlyTest'],
    ['a delay set in Outlook', { delayedUntil: { ok: true, value: new Date(0) } }, 'delayed'],
  ])('asks about %s', (_name, change, code) => {
    const finding = check(change).find((one) => one.code === code);
    expect(finding?.severity).toBe('warning');
  });

  it('asks about a draft that went out before, or may have', () => {
    expect(codes({}, { earlier: 'sent' })).toEqual(['alreadySent']);
    expect(codes({}, { earlier: 'started' })).toEqual(['sendUnknown']);
  });

  it('says of an appointment that it is one, without reading it', () => {
    expect(checkKind('appointment')).toEqual([{ code: 'appointment', severity: 'error' }]);
    expect(checkKind('message')).toEqual([]);
  });

  it('puts errors first', () => {
    expect(codes({ subject: '', to: [] })).toEqual(['noRecipients', 'emptySubject']);
  });

  it('is content with a picture and no word', () => {
    const body = { html: '<img src="cid:a.png">', text: '' };
    expect(codes({ body, attachments: [file('a.png', { inline: true })] })).toEqual([]);
  });

  it('does not count a picture as the promised attachment', () => {
    const body = { html: 'attached <img src="cid:a.png">', text: 'attached' };
    expect(codes({ body, attachments: [file('a.png', { inline: true })] })).toEqual(['forgottenAttachment']);
  });

  it('waits with limits until the service has told them', () => {
    expect(codes({ to: people(200), attachments: [file('x.bat')] }, { settings: null })).toEqual([]);
  });

  it('does not block what an older Outlook cannot tell', () => {
    const unknown = { ok: false, reason: 'notSupported' } as const;
    expect(codes({ itemClass: unknown, delayedUntil: unknown, inReplyTo: unknown })).toEqual([]);
  });
});

describe('checkContents', () => {
  const contents = (announced: number, given: number) =>
    checkContents(planMessage({ ...fine, attachments: [file('a.pdf', { size: announced })] }), [
      new Blob(['x'.repeat(given)]),
    ]);

  it('blocks a file that came empty', () => {
    expect(contents(1000, 0)).toMatchObject([{ code: 'emptyAttachments', severity: 'error', names: ['a.pdf'] }]);
  });

  it('asks about a file of quite another size', () => {
    expect(contents(500_000, 2_000)).toMatchObject([{ code: 'changedAttachments', severity: 'warning' }]);
    expect(contents(2_000, 500_000)).toMatchObject([{ code: 'changedAttachments' }]);
  });

  it('lets Outlook count a little more than the file has', () => {
    expect(contents(11_000, 10_000)).toEqual([]);
    expect(contents(0, 0)).toEqual([]);
  });
});
