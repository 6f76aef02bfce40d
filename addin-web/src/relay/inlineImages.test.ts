import { describe, expect, it } from 'vitest';
import type { DraftAttachment } from '../outlook/draft.ts';
import { mapInlineImages } from './inlineImages.ts';

const image = (id: string, name: string, more: Partial<DraftAttachment> = {}): DraftAttachment => ({
  id,
  name,
  size: 10,
  kind: 'file',
  inline: true,
  contentId: null,
  ...more,
});
const map = (html: string, attachments: readonly DraftAttachment[]) => mapInlineImages(html, attachments, () => 'u');

describe('mapInlineImages', () => {
  it('goes by the content id where Outlook tells it', () => {
    const html = '<img src="cid:abc@1">';
    const result = map(html, [image('a', 'x.png'), image('b', 'y.png', { contentId: 'ABC@1' })]);
    expect(result.contentIds).toEqual(new Map([['b', 'abc@1']]));
    expect(result.html).toBe(html);
  });

  it('goes by the file name where it does not', () => {
    const result = map('<img src="cid:image001.png@01DB.77"><img src=\'cid:Y.PNG\'>', [
      image('a', 'image001.png'),
      image('b', 'y.png'),
    ]);
    expect([...result.contentIds]).toEqual([
      ['a', 'image001.png@01DB.77'],
      ['b', 'Y.PNG'],
    ]);
  });

  it('takes the one picture that is left for the one name that is left', () => {
    const result = map('<img src="cid:7c9e">', [image('a', 'photo.jpg'), image('b', 'plan.pdf', { inline: false })]);
    expect([...result.contentIds]).toEqual([['a', '7c9e']]);
  });

  it('does not guess among several', () => {
    const result = map('<img src="cid:1"><img src="cid:2">', [image('a', 'x.png'), image('b', 'y.png')]);
    expect(result.contentIds.size).toBe(0);
    expect(result.missing).toEqual(['1', '2']);
  });

  it('gives a name that every mail program can read to a picture that has none', () => {
    const result = map('<p>a &amp; b</p><img src="cid:我的 图.png" alt="x">', [image('a', '我的 图.png')]);
    expect(result.html).toBe('<p>a &amp; b</p><img src="cid:inline-u@163.com" alt="x">');
    expect([...result.contentIds]).toEqual([['a', 'inline-u@163.com']]);
  });

  it('reads escaped names', () => {
    expect([...map('<img src="cid:a%20b.png">', [image('a', 'a b.png')]).contentIds.keys()]).toEqual(['a']);
    expect([...map('<img src="cid:a&amp;b.png">', [image('a', 'a&b.png')]).contentIds.keys()]).toEqual(['a']);
    expect(map('<img src="cid:100%.png">', [image('a', '100%.png')]).missing).toEqual([]);
  });

  it('finds pictures in styles and without quotes', () => {
    const result = map('<td style="background:url(cid:bg.png)"><img src=cid:x.png>', [
      image('a', 'bg.png'),
      image('b', 'x.png'),
    ]);
    expect([...result.contentIds.keys()].sort()).toEqual(['a', 'b']);
  });

  it('uses one attachment for a name that stands twice', () => {
    const result = map('<img src="cid:x.png"><img src="cid:x.png">', [image('a', 'x.png'), image('b', 'x.png')]);
    expect(result.contentIds.size).toBe(1);
  });

  it('turns a picture in the text itself into an inline attachment', () => {
    const result = map('<img alt="dot" src="data:image/png;base64,iVBO\nRw==">', []);
    expect(result.html).toBe('<img alt="dot" src="cid:inline-u@163.com">');
    expect(result.embedded).toEqual([{ contentId: 'inline-u@163.com', contentType: 'image/png', base64: 'iVBORw==' }]);
  });

  it('leaves words that only look like a name alone', () => {
    const html = '<p>cid:x.png</p><a href="https://example.com/?q=cid:x.png">x</a>';
    expect(map(html, [image('a', 'x.png')]).contentIds.size).toBe(0);
  });

  it('never takes an attached mail for a picture', () => {
    expect(map('<img src="cid:x">', [image('a', 'x', { kind: 'item' })]).missing).toEqual(['x']);
  });
});
