import { describe, expect, it } from 'vitest';
import { tokensAsCss } from './fluentTokens.ts';

describe('tokensAsCss', () => {
  it('writes a token that differs between the themes three times and a shared one once', () => {
    const css = tokensAsCss(['colorNeutralBackground1', 'spacingVerticalM']);
    expect(css.match(/--colorNeutralBackground1:/g)).toHaveLength(3);
    expect(css.match(/--spacingVerticalM:/g)).toHaveLength(1);
  });
});
