import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { DraftAttachment } from './draft.ts';
import { failing, fakeItem, fakeOffice, silent, succeeding, throwing } from './fakeOffice.ts';
import { officeItem } from './officeItem.ts';

const old = () => false;
const newest = () => true;
const wrap = (item: unknown, supports = old, isOpen = () => true) =>
  officeItem(item as Office.MessageCompose, 1, supports, isOpen);
const file: DraftAttachment = { id: 'a', name: 'a.pdf', size: 3, kind: 'file', inline: false, contentId: null };

beforeEach(() => {
  fakeOffice(null);
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

describe('reading a draft', () => {
  it('reads everything that Mailbox 1.8 gives, and says what it does not', async () => {
    const attachments = [
      { id: 'a', name: 'a.pdf', size: 3, attachmentType: 'file', isInline: false },
      { id: 'b', name: 'b', size: 9, attachmentType: 'item', isInline: false },
      { id: 'c', name: 'c', size: 0, attachmentType: 'cloud', isInline: false },
    ];
    const reading = await wrap(fakeItem({ attachments })).read();
    expect(reading).toMatchObject({
      ok: true,
      draft: {
        from: { name: 'Ann', address: 'ann@outlook.com' },
        to: [{ name: 'Bob', address: 'bob@example.com' }],
        subject: 'An offer',
        body: { html: '<p>Good morning</p>', text: 'Good morning' },
        attachments: [{ kind: 'file' }, { kind: 'item' }, { kind: 'cloud' }],
        composeType: { ok: false, reason: 'notSupported' },
        inReplyTo: { ok: false, reason: 'notSupported' },
        delayedUntil: { ok: false, reason: 'notSupported' },
        itemClass: { ok: false, reason: 'notSupported' },
      },
    });
  });

  it('reads what newer versions give', async () => {
    const until = new Date('2026-12-01T08:00:00Z');
    const item = {
      ...fakeItem({ attachments: [{ id: 'a', name: 'x.png', isInline: true, contentId: '<x@1>' } as never] }),
      getComposeTypeAsync: succeeding({ composeType: 'reply' }),
      delayDeliveryTime: { getAsync: succeeding(until) },
      getItemClassAsync: succeeding('IPM.Note'),
      inReplyTo: '<first@example.com>',
    };
    const reading = await wrap(item, newest).read();
    expect(reading).toMatchObject({
      draft: {
        attachments: [{ inline: true, contentId: 'x@1' }],
        composeType: { value: 'reply' },
        delayedUntil: { value: until },
        itemClass: { value: 'IPM.Note' },
        inReplyTo: { value: '<first@example.com>' },
      },
    });
  });

  it('takes a delay of 0 for none', async () => {
    const reading = await wrap({ ...fakeItem(), delayDeliveryTime: { getAsync: succeeding(0) } }, newest).read();
    expect(reading).toMatchObject({ draft: { delayedUntil: { ok: true, value: null } } });
  });

  it('leaves a plain text draft plain', async () => {
    const reading = await wrap(fakeItem({ bodyType: 'text', text: 'plain' })).read();
    expect(reading).toMatchObject({ draft: { body: { html: null, text: 'plain' } } });
  });

  it('names the parts that Outlook does not give', async () => {
    const item = fakeItem();
    item.subject.getAsync = failing(9042);
    item.to.getAsync = throwing;
    await expect(wrap(item).read()).resolves.toEqual({ ok: false, missing: ['recipients', 'subject'] });
  });

  it('gives up on a part that never comes', async () => {
    vi.useFakeTimers();
    const item = fakeItem();
    item.body.getAsync = silent;
    const reading = wrap(item).read();
    await vi.advanceTimersByTimeAsync(10_000);
    await expect(reading).resolves.toEqual({ ok: false, missing: ['body'] });
  });

  it('does without the sender when Outlook does not tell it', async () => {
    await expect(wrap(fakeItem({ from: null })).read()).resolves.toMatchObject({ draft: { from: null } });
  });
});

describe('reading an attachment', () => {
  it('gives the bytes', async () => {
    const item = wrap(fakeItem({ contents: { a: { format: 'base64', content: 'YWJj' } } }));
    const answer = await item.readContent(file);
    expect(answer.ok && answer.value.size).toBe(3);
  });

  it.each(['error', 'throws'] as const)('answers when Outlook has an %s', async (kind) => {
    await expect(wrap(fakeItem({ contents: { a: kind } })).readContent(file)).resolves.toMatchObject({
      ok: false,
      reason: 'failed',
    });
  });

  it('answers when Outlook never does', async () => {
    vi.useFakeTimers();
    const answer = wrap(fakeItem({ contents: { a: 'never' } })).readContent(file);
    await vi.advanceTimersByTimeAsync(20_000);
    await expect(answer).resolves.toEqual({ ok: false, reason: 'timedOut' });
  });

  it('takes a link for what it is', async () => {
    const item = wrap(fakeItem({ contents: { a: { format: 'url', content: 'https://example.com' } } }));
    await expect(item.readContent(file)).resolves.toEqual({ ok: false, reason: 'failed' });
  });
});

describe('the note on a draft', () => {
  it('tells the next pane how far a send came', async () => {
    const item = wrap(fakeItem());
    await expect(item.earlierSend()).resolves.toBe('none');
    await item.note('started', 'on its way');
    await expect(item.earlierSend()).resolves.toBe('started');
    await item.note('sent', 'done');
    await expect(item.earlierSend()).resolves.toBe('sent');
    await item.removeNote();
    await expect(item.earlierSend()).resolves.toBe('none');
  });

  it('is cut to what Outlook takes', async () => {
    const fake = fakeItem();
    await wrap(fake).note('sent', 'x'.repeat(500));
    expect(fake.notes[0]?.message).toHaveLength(150);
  });
});

describe('a draft that is no longer open', () => {
  it('is not written to, read from or thrown away in place of the open one', async () => {
    const fake = fakeItem({ contents: { a: { format: 'base64', content: 'YWJj' } } });
    const item = wrap({ ...fake, closeAsync: succeeding(undefined) }, newest, () => false);
    await expect(item.note('sent', 'done')).resolves.toMatchObject({ ok: false });
    await expect(item.readContent(file)).resolves.toMatchObject({ ok: false });
    await expect(item.discard()).resolves.toMatchObject({ ok: false });
    expect(fake.notes).toHaveLength(0);
  });
});

describe('discarding', () => {
  it('says that an older Outlook cannot', async () => {
    await expect(wrap(fakeItem()).discard()).resolves.toEqual({ ok: false, reason: 'notSupported' });
  });

  it('asks Outlook to throw the draft away', async () => {
    const closeAsync = vi.fn(succeeding(undefined));
    await expect(wrap({ ...fakeItem(), closeAsync }).discard()).resolves.toMatchObject({ ok: true });
    expect(closeAsync).toHaveBeenCalledWith({ discardItem: true }, expect.any(Function));
  });
});

it('follows recipients and attachments', () => {
  const fake = fakeItem();
  const listener = vi.fn();
  wrap(fake).onChange(listener);
  fake.handlers.get('recipients')?.();
  fake.handlers.get('attachments')?.();
  expect(listener).toHaveBeenCalledTimes(2);
});
