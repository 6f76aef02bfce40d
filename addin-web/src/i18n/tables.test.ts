import { describe, expect, it } from 'vitest';
import { contractCodes, localCodes } from '../relay/types.ts';
import { guidePictures } from '../views/GuidePictures.tsx';
import type { Messages } from './en-US.ts';
import { languageFor, languages } from './language.ts';
import { loadMessages } from './load.ts';

const tables = await Promise.all(languages.map((language) => loadMessages(language)));

/** Every sentence of a table, functions called with plain arguments, by its path. */
function sentences(value: unknown, path: string, found = new Map<string, string>()): Map<string, string> {
  if (typeof value === 'string') {
    found.set(path, value);
  } else if (typeof value === 'function') {
    for (const n of [0, 1, 2, 5_000_000]) {
      const args = argumentsFor(path, n);
      found.set(`${path}(${n})`, (value as (...args: unknown[]) => string)(...args));
    }
  } else if (typeof value === 'object' && value !== null) {
    for (const [key, inner] of Object.entries(value)) {
      if (path !== '' || key !== 'format') {
        sentences(inner, `${path}.${key}`, found);
      }
    }
  }
  return found;
}

function argumentsFor(path: string, n: number): unknown[] {
  if (/delayed|sent\.text/.test(path)) {
    return [new Date(2026, 10, 23, 15, 4, 5)];
  }
  if (/Addresses|Characters|Types|Attachments$|\.controlCharacters/.test(path) && !/tooMany/.test(path)) {
    return [['a.pdf', 'b.pdf']];
  }
  return /notFromOutlook|replyToOutlook|version|Key|\.file$/.test(path) ? ['x', n] : [n, n];
}

describe.each(tables)('the table of $language', ({ language, words }) => {
  const all = sentences(words, '');

  it('leaves nothing empty and shows no value of the program', () => {
    for (const [path, sentence] of all) {
      expect(sentence.trim(), path).not.toBe('');
      expect(sentence, path).not.toMatch(/undefined|NaN|\[object|Invalid Date/);
    }
  });

  it('has words for every code, each saying what happened and what to do', () => {
    expect(Object.keys(words.failure.codes).sort()).toEqual([...contractCodes, ...localCodes].sort());
  });

  it('keeps to the length of a notification', () => {
    expect(words.sending.noteStarted.length).toBeLessThanOrEqual(150);
    expect(words.sending.noteSent.length).toBeLessThanOrEqual(150);
  });

  it('has a step for every picture', () => {
    expect(words.guide.steps).toHaveLength(guidePictures.length);
  });

  it('is written in its own language', () => {
    const english = sentences(tables[0]?.words, '');
    const same = [...all].filter(([path, sentence]) => sentence === english.get(path) && /[a-z]{4}/i.test(sentence));
    const allowed =
      /productName|guide\.steps|\.file|officeKey|\.version|importances\.normal|bytes|readingDetail|\.size|uploaded|refusedRecipients/;
    expect(language === 'en-US' ? [] : same.map(([path]) => path).filter((path) => !allowed.test(path))).toEqual([]);
  });
});

it('begins a success in English with Sent', () => {
  const words = tables[0]?.words as Messages;
  expect(words.sent.title(1)).toBe('Sent to 1 recipient');
  expect(words.sent.title(3)).toBe('Sent to 3 recipients');
});

it('uses each language’s own numbers and plurals', () => {
  const [english, chinese, japanese, portuguese] = tables.map((table) => table.words);
  expect(english?.draft.total(1, 1500)).toBe('1 file, 2 kB');
  expect(english?.draft.total(2, 25_000_000)).toBe('2 files, 25 MB');
  expect(chinese?.draft.pictureCount(2)).toBe('2 张图片');
  expect(japanese?.sent.title(1200)).toBe('1,200 人に送信しました');
  expect(portuguese?.draft.total(1200, 1_500_000)).toBe('1.200 arquivos, 1,5 MB');
});

it('chooses the pane’s language by the first part of Outlook’s', () => {
  expect(languageFor('zh-TW')).toBe('zh-CN');
  expect(languageFor('pt_PT')).toBe('pt-BR');
  expect(languageFor('JA')).toBe('ja-JP');
  expect(languageFor('de-DE')).toBe('en-US');
  expect(languageFor('')).toBe('en-US');
});
