import { expect, it } from 'vitest';
import { extensionOf, mediaTypeOf } from './mediaTypes.ts';

it('finds what a name ends with', () => {
  expect(extensionOf('a.PDF')).toBe('pdf');
  expect(extensionOf('a.bat. . ')).toBe('bat');
  expect(extensionOf('报价')).toBe('');
  expect(extensionOf('a.tar.gz')).toBe('gz');
});

it('names the media type, or none', () => {
  expect(mediaTypeOf('图.jpeg')).toBe('image/jpeg');
  expect(mediaTypeOf('x.unknown')).toBe('application/octet-stream');
  expect(mediaTypeOf('constructor')).toBe('application/octet-stream');
});
