import { describe, expect, it } from 'vitest';
import { blobFromBase64, blobFromContent } from './content.ts';

describe('blobFromBase64', () => {
  it('keeps every byte, over the bounds of its steps', async () => {
    const bytes = Uint8Array.from({ length: 1_000_003 }, (_, index) => (index * 31 + (index >> 8)) % 256);
    const text = Array.from({ length: Math.ceil(bytes.length / 3000) }, (_, block) =>
      btoa(String.fromCharCode(...bytes.slice(block * 3000, (block + 1) * 3000))),
    ).join('');
    const blob = blobFromBase64(text);
    const read = new Uint8Array((await blob?.arrayBuffer()) ?? []);
    expect(read.length).toBe(bytes.length);
    expect(read.every((byte, index) => byte === bytes[index])).toBe(true);
  });

  it('gives nothing for a text that is not base64', () => {
    expect(blobFromBase64('not base64!')).toBeNull();
  });

  it('gives an empty file for an empty text', () => {
    expect(blobFromBase64('')?.size).toBe(0);
  });
});

describe('blobFromContent', () => {
  it('reads an attached mail and an appointment as text', () => {
    expect(blobFromContent('eml', 'Subject: x')?.size).toBe(10);
    expect(blobFromContent('iCalendar', 'BEGIN:VCALENDAR')?.size).toBe(15);
  });

  it('takes base64 with line ends', () => {
    expect(blobFromContent('base64', 'aGVs\r\nbG8=')?.size).toBe(5);
  });

  it('has no bytes for a link to the cloud or a format it does not know', () => {
    expect(blobFromContent('url', 'https://example.com/x')).toBeNull();
    expect(blobFromContent('', '')).toBeNull();
  });
});
