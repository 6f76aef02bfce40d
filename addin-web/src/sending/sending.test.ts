import { describe, expect, it } from 'vitest';
import { allowedMoves, canCancel, isRunning, move, type Sending, type SendingKind } from './sending.ts';

const answer = { status: 'sent', messageId: '', recipients: 1, reply: { code: 250, text: '' } } as const;
const one: Record<SendingKind, Sending> = {
  idle: { kind: 'idle' },
  checking: { kind: 'checking' },
  blocked: { kind: 'blocked', findings: [] },
  asking: { kind: 'asking', findings: [] },
  counting: { kind: 'counting', secondsLeft: 5, seconds: 5 },
  reading: { kind: 'reading', done: 0, of: 1 },
  uploading: { kind: 'uploading', loaded: 0, total: 1 },
  waiting: { kind: 'waiting' },
  sent: { kind: 'sent', answer },
  failed: { kind: 'failed', failure: { code: 'refused', retryable: false, delivered: 'no' } },
  cancelled: { kind: 'cancelled', delivered: 'no' },
};
const kinds = Object.keys(one) as SendingKind[];

describe('move', () => {
  it.each(kinds)('from %s goes only where the table allows', (from) => {
    for (const to of kinds) {
      const expected = from === to || allowedMoves[from].includes(to) ? to : from;
      expect(move(one[from], one[to]).kind).toBe(expected);
    }
  });

  it('never turns a sent mail into anything but a new beginning', () => {
    expect(allowedMoves.sent).toEqual(['idle']);
  });

  it('reaches every state, and no running state is a dead end', () => {
    const reached = new Set(kinds.flatMap((kind) => allowedMoves[kind]));
    expect([...reached].sort()).toEqual([...kinds].sort());
    for (const kind of kinds.filter((each) => isRunning(one[each]))) {
      expect(allowedMoves[kind].length).toBeGreaterThan(0);
    }
  });
});

it('cannot be cancelled once the whole mail is with the server', () => {
  expect(canCancel(one.uploading)).toBe(true);
  expect(canCancel(one.waiting)).toBe(false);
  expect(isRunning(one.waiting)).toBe(true);
});
