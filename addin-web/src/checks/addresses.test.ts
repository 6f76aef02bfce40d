import { describe, expect, it } from 'vitest';
import { accountAddress, canBeAddress, codeProblem, withoutSpaces } from './addresses.ts';

describe('canBeAddress', () => {
  it.each(['a@example.com', "o'neil+x@a-b.co.uk", '"a b"@example.com', 'a@例子.中国', 'A.B@xn--fsq.com'])(
    'takes %s',
    (address) => {
      expect(canBeAddress(address)).toBe(true);
    },
  );

  it.each([
    '',
    'a',
    '@b.c',
    'a@',
    'a@b',
    'a..b@c.de',
    '.a@c.de',
    'a b@c.de',
    '李@example.com',
    'a@[1.2.3.4]',
    'a@1.2.3.4',
    'a@-b.de',
    'a@b..c',
    'a,b@c.de',
    `${'x'.repeat(65)}@c.de`,
    `a@${'x'.repeat(64)}.de`,
    `a@${'x.'.repeat(130)}de`,
    '/o=Org/ou=x/cn=Bob',
  ])('refuses %s', (address) => {
    expect(canBeAddress(address)).toBe(false);
  });
});

describe('accountAddress', () => {
  it('completes a bare name and ignores case', () => {
    expect(accountAddress(' Wang ')).toBe('wang@163.com');
    expect(accountAddress('Wang@163.COM')).toBe('wang@163.com');
  });

  it('takes no other mailbox', () => {
    for (const typed of ['', 'a@126.com', 'a@163.com.evil.org', 'a b', 'a@b@163.com', '王@163.com']) {
      expect(accountAddress(typed)).toBeNull();
    }
  });
});

describe('an authorization code', () => {
  it('loses every kind of space', () => {
    expect(withoutSpaces(' AB\tCD\u00a0EF\u3000GH\u200b\n')).toBe('ABCDEFGH');
  });

  it('is judged by what is wrong with it', () => {
    expect(codeProblem('')).toBe('missing');
    expect(codeProblem('密码')).toBe('characters');
    expect(codeProblem('x'.repeat(65))).toBe('characters');
    expect(codeProblem('hunter2!')).toBe('shape');
    expect(codeProblem('ABCDEFGHIJKLMNOP')).toBeNull();
    expect(codeProblem('ab12CD34ef56GH78')).toBeNull();
  });
});
