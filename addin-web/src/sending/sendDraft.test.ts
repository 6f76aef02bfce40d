import { describe, expect, it, vi } from 'vitest';
import type { Draft, DraftAttachment, EarlierSend } from '../outlook/draft.ts';
import type { DraftItem } from '../outlook/host.ts';
import type { SendOutcome } from '../relay/upload.ts';
import { MessageIds } from './messageIds.ts';
import { type SendWork, sendDraft } from './sendDraft.ts';
import type { Sending } from './sending.ts';

const draft = (change: Partial<Draft> = {}): Draft => ({
  from: null,
  to: [{ name: '', address: 'bob@example.com' }],
  cc: [],
  bcc: [],
  subject: 'An offer',
  body: { html: '<p>Good morning</p>', text: 'Good morning' },
  attachments: [],
  composeType: { ok: false, reason: 'notSupported' },
  inReplyTo: { ok: false, reason: 'notSupported' },
  delayedUntil: { ok: false, reason: 'notSupported' },
  itemClass: { ok: false, reason: 'notSupported' },
  ...change,
});
const file = (name: string, size = 3): DraftAttachment => ({
  id: name,
  name,
  size,
  kind: 'file',
  inline: false,
  contentId: null,
});
const sent: SendOutcome = {
  ok: true,
  value: { status: 'sent', messageId: '<x@163.com>', recipients: 1, reply: { code: 250, text: 'Mail OK queued as x' } },
};

function setting(change: Partial<Draft> = {}, more: Partial<SendWork> = {}, earlier: EarlierSend = 'none') {
  const states: Sending[] = [];
  const notes: string[] = [];
  const abort = new AbortController();
  const item: DraftItem = {
    key: 1,
    kind: 'message',
    read: async () => ({ ok: true, draft: draft(change) }),
    readContent: async (attachment) => ({ ok: true, value: new Blob(['x'.repeat(attachment.size)]) }),
    earlierSend: async () => earlier,
    note: async (kind) => {
      notes.push(kind);
      return { ok: true, value: undefined };
    },
    removeNote: async () => {
      notes.push('removed');
      return { ok: true, value: undefined };
    },
    discard: async () => ({ ok: true, value: undefined }),
    onChange: () => undefined,
  };
  const post = vi.fn(async (): Promise<SendOutcome> => sent);
  const release = vi.fn();
  const work: SendWork = {
    item,
    account: { address: 'ann@163.com', authorizationCode: 'ABCDEFGHIJKLMNOP', displayName: '' },
    options: { replyTo: 'account', importance: 'normal', requestReadReceipt: false, undoSeconds: 0 },
    settings: null,
    messageIds: new MessageIds(),
    authorization: async () => null,
    notes: { started: 'started', sent: 'sent' },
    signal: abort.signal,
    moveTo: (sending) => states.push(sending),
    confirm: async () => true,
    oneSecond: async () => undefined,
    post: post as never,
    place: async () => release,
    ...more,
  };
  return { work, states, notes, abort, post, release, item, kinds: () => states.map((state) => state.kind) };
}

describe('sendDraft', () => {
  it('goes from the click to sent, and tells the draft before and after', async () => {
    const { work, kinds, notes, post, release } = setting({ attachments: [file('a.pdf')] });
    await sendDraft(work);
    expect([...new Set(kinds())]).toEqual(['checking', 'reading', 'uploading', 'sent']);
    expect(notes).toEqual(['started', 'sent']);
    expect(post).toHaveBeenCalledOnce();
    expect(release).toHaveBeenCalledOnce();
  });

  it('sends nothing while another pane sends', async () => {
    const { work, states, post } = setting({}, { place: async () => null });
    await sendDraft(work);
    expect(states.at(-1)).toMatchObject({ kind: 'blocked', findings: [{ code: 'sendingElsewhere' }] });
    expect(post).not.toHaveBeenCalled();
  });

  it('says of an appointment that it is one, and reads nothing of it', async () => {
    const { work, states, post } = setting();
    const read = vi.fn(async () => ({ ok: false, missing: ['recipients'] }) as const);
    await sendDraft({ ...work, item: { ...work.item, kind: 'appointment', read } });
    expect(states.at(-1)).toMatchObject({ kind: 'blocked', findings: [{ code: 'appointment' }] });
    expect(read).not.toHaveBeenCalled();
    expect(post).not.toHaveBeenCalled();
  });

  it('stops at an error', async () => {
    const { work, states, notes, post } = setting({ to: [] });
    await sendDraft(work);
    expect(states.at(-1)).toMatchObject({ kind: 'blocked', findings: [{ code: 'noRecipients' }] });
    expect(post).not.toHaveBeenCalled();
    expect(notes).toEqual([]);
  });

  it('asks about a warning and goes on only when told to', async () => {
    const yes = setting({ subject: '' });
    await sendDraft(yes.work);
    expect(yes.kinds()).toContain('asking');
    expect(yes.kinds().at(-1)).toBe('sent');

    const no = setting({ subject: '' }, { confirm: async () => false });
    await sendDraft(no.work);
    expect(no.kinds().at(-1)).toBe('idle');
    expect(no.post).not.toHaveBeenCalled();
  });

  it('asks before a draft goes out for the second time', async () => {
    const { work, states } = setting({}, {}, 'sent');
    await sendDraft(work);
    expect(states).toContainEqual({ kind: 'asking', findings: [{ code: 'alreadySent', severity: 'warning' }] });
  });

  it('counts down, and can be undone', async () => {
    const options = { replyTo: 'account', importance: 'normal', requestReadReceipt: false, undoSeconds: 5 } as const;
    const all = setting({}, { options });
    await sendDraft(all.work);
    expect(all.states.filter((state) => state.kind === 'counting').map((state) => state.secondsLeft)).toEqual([
      5, 4, 3, 2, 1,
    ]);

    const undone = setting({}, { options });
    await sendDraft({ ...undone.work, oneSecond: async () => undone.abort.abort() });
    expect(undone.states.at(-1)).toEqual({ kind: 'cancelled', delivered: 'no' });
    expect(undone.post).not.toHaveBeenCalled();
    expect(undone.notes).toEqual([]);
  });

  it('says which attachment Outlook does not give', async () => {
    const { work, states, post, item } = setting({ attachments: [file('a.pdf'), file('b.pdf')] });
    const readContent: DraftItem['readContent'] = async (attachment) =>
      attachment.name === 'b.pdf' ? { ok: false, reason: 'timedOut' } : { ok: true, value: new Blob(['abc']) };
    await sendDraft({ ...work, item: { ...item, readContent } });
    expect(states.at(-1)).toMatchObject({
      kind: 'failed',
      failure: { code: 'attachment_unreadable', delivered: 'no', names: ['b.pdf'] },
    });
    expect(post).not.toHaveBeenCalled();
  });

  it('blocks an attachment that came empty', async () => {
    const { work, states, item, post } = setting({ attachments: [file('a.pdf', 5000)] });
    await sendDraft({ ...work, item: { ...item, readContent: async () => ({ ok: true, value: new Blob([]) }) } });
    expect(states.at(-1)).toMatchObject({ kind: 'blocked', findings: [{ code: 'emptyAttachments' }] });
    expect(post).not.toHaveBeenCalled();
  });

  it('says when Outlook does not give the draft', async () => {
    const { work, states, item } = setting();
    await sendDraft({ ...work, item: { ...item, read: async () => ({ ok: false, missing: ['body'] }) } });
    expect(states.at(-1)).toMatchObject({ kind: 'failed', failure: { code: 'draft_unreadable', delivered: 'no' } });
  });

  it('sends nothing when sign-in fails', async () => {
    const { work, states, post, notes } = setting({}, { authorization: () => Promise.reject(new Error('closed')) });
    await sendDraft(work);
    expect(states.at(-1)).toMatchObject({ failure: { code: 'sign_in_failed', delivered: 'no' } });
    expect(post).not.toHaveBeenCalled();
    expect(notes).toEqual([]);
  });

  it('takes its note back when surely nothing was delivered, and leaves it when nobody knows', async () => {
    const failure = (delivered: 'no' | 'unknown') => async (): Promise<SendOutcome> => ({
      ok: false,
      failure: { code: 'refused', retryable: false, delivered },
    });
    const surely = setting({}, { post: failure('no') as never });
    await sendDraft(surely.work);
    expect(surely.notes).toEqual(['started', 'removed']);
    const unknown = setting({}, { post: failure('unknown') as never });
    await sendDraft(unknown.work);
    expect(unknown.notes).toEqual(['started']);
    expect(unknown.kinds().at(-1)).toBe('failed');
  });

  it('tells a cancel as what it was', async () => {
    const cancelled = setting(
      {},
      { post: (async () => ({ ok: false, cancelled: true, delivered: 'unknown' })) as never },
    );
    await sendDraft(cancelled.work);
    expect(cancelled.states.at(-1)).toEqual({ kind: 'cancelled', delivered: 'unknown' });
  });

  it('gives its place back even when something breaks', async () => {
    const { work, release, item } = setting();
    await expect(
      sendDraft({ ...work, item: { ...item, read: () => Promise.reject(new Error('broken')) } }),
    ).rejects.toThrow();
    expect(release).toHaveBeenCalledOnce();
  });
});

describe('MessageIds', () => {
  it('gives the same draft the same id, and a changed or another draft another one', async () => {
    const ids = new MessageIds();
    const first = await ids.for(1, draft());
    expect(await ids.for(1, draft())).toBe(first);
    expect(await ids.for(1, draft({ subject: 'Changed' }))).not.toBe(first);
    expect(await ids.for(2, draft())).not.toBe(first);
    expect(first).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  });

  it('gives a new id after the mail has been sent', async () => {
    const ids = new MessageIds();
    const first = await ids.for(1, draft());
    ids.forget();
    expect(await ids.for(1, draft())).not.toBe(first);
  });
});
