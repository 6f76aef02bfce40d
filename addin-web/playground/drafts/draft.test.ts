// @vitest-environment jsdom
import { describe, expect, it } from 'vitest';
import { plainText } from '../host/index.ts';
import { parseRecipients, person } from './draft.ts';

describe('parseRecipients', () => {
  it('reads names, bare addresses and both kinds of separators', () => {
    expect(parseRecipients('王小明 <xiaoming@example.com>；ana@example.com, "Lin, Chen" <lin@example.com>;')).toEqual([
      person('王小明', 'xiaoming@example.com'),
      person('ana@example.com', 'ana@example.com'),
      person('Lin, Chen', 'lin@example.com'),
    ]);
  });
});

describe('plainText', () => {
  it('gives every block a line of its own', () => {
    expect(plainText('<div>One <b>bold</b></div><div><br></div><div>Two</div><ul><li>a</li><li>b</li></ul>')).toBe(
      'One bold\n\nTwo\na\nb',
    );
  });
});
