import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { noteIcon } from '../src/outlook/noteIcon.ts';

it('uses an icon for its notifications that the manifest has', () => {
  const manifest = readFileSync(new URL('../../manifest.xml', import.meta.url), 'utf8');
  expect(manifest).toContain(`<bt:Image id="${noteIcon}"`);
});
