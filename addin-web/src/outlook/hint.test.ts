import { describe, expect, it } from 'vitest';
import { hintedLanguage } from './hint.ts';

describe('hintedLanguage', () => {
  it('reads the frame name that Outlook on the web sets', () => {
    const name = JSON.stringify({ hostInfo: 'Outlook|Web|16.01|zh-CN|abc||' });
    expect(hintedLanguage(name, '', 'en-US')).toBe('zh-CN');
  });

  it('reads the query that other hosts set', () => {
    expect(hintedLanguage('', '?_host_Info=Outlook$Win32$16.02$ja-JP$$$$0', 'en-US')).toBe('ja-JP');
  });

  it('falls back to the browser for anything else', () => {
    for (const name of ['', 'null', '[]', '{"hostInfo":5}', '{"hostInfo":"a|b|c|<script>"}', 'not json']) {
      expect(hintedLanguage(name, '', 'pt-BR')).toBe('pt-BR');
    }
  });
});
