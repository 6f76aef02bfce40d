import { describe, expect, it } from 'vitest';
import { failureFromAnswer } from './failures.ts';
import { contractCodes } from './types.ts';

const problem = (more: object) => JSON.stringify({ retryable: false, delivered: 'no', ...more });

describe('failureFromAnswer', () => {
  it.each(contractCodes)('knows %s', (code) => {
    expect(failureFromAnswer(422, problem({ code })).code).toBe(code);
  });

  it('takes over what a problem says', () => {
    const text = problem({
      code: 'recipients_refused',
      reply: { code: 550, text: 'Invalid User' },
      recipients: ['a@b.c'],
      traceId: 't',
      retryAfterSeconds: 300,
      errors: { subject: ['x'] },
    });
    expect(failureFromAnswer(422, text)).toEqual({
      code: 'recipients_refused',
      retryable: false,
      delivered: 'no',
      httpStatus: 422,
      reply: { code: 550, text: 'Invalid User' },
      recipients: ['a@b.c'],
      traceId: 't',
      retryAfterSeconds: 300,
      fields: ['subject'],
    });
  });

  it('never claims that nothing was delivered when the problem does not say so', () => {
    expect(failureFromAnswer(502, JSON.stringify({ code: 'delivery_unknown' })).delivered).toBe('unknown');
  });

  it('tells an answer of something in between by its status', () => {
    expect(failureFromAnswer(413, '<html>too large</html>')).toMatchObject({
      code: 'unexpected_answer',
      delivered: 'no',
    });
    expect(failureFromAnswer(502, '<html>bad gateway</html>')).toMatchObject({
      code: 'unexpected_answer',
      delivered: 'unknown',
    });
    expect(failureFromAnswer(200, 'null')).toMatchObject({ code: 'unexpected_answer', delivered: 'unknown' });
    expect(failureFromAnswer(500, problem({ code: 'from_the_future' }))).toMatchObject({ code: 'unexpected_answer' });
  });

  it('ignores parts of another shape', () => {
    expect(
      failureFromAnswer(422, problem({ code: 'refused', reply: { code: 'x' }, recipients: [1, 'a'], traceId: 4 })),
    ).toEqual({
      code: 'refused',
      retryable: false,
      delivered: 'no',
      httpStatus: 422,
      recipients: ['a'],
    });
  });
});
