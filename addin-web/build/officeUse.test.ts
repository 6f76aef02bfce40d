import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { officeUses, permissions } from './officeUse.ts';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const manifest = readFileSync(here('../../manifest.xml'), 'utf8');
const uses = officeUses(here('..'));

describe('the manifest asks for what the pane uses of office.js', () => {
  it('and the type definitions tell what that needs', () => {
    expect(uses.filter(({ mailbox }) => mailbox).length).toBeGreaterThan(10);
    expect(uses.filter(({ permission }) => permission !== undefined).length).toBeGreaterThan(10);
  });

  it('no permission more and none less', () => {
    const needed = Math.max(...uses.map(({ permission }) => permission ?? 0));

    expect(/<Permissions>(\w+)</.exec(manifest)?.[1]).toBe(permissions[needed]?.manifest);
  });

  it('no requirement set higher than a call that needs it', () => {
    const declared = [...manifest.matchAll(/DefaultMinVersion="(\d+)\.(\d+)"/g)].map(([, major, minor]) => [
      Number(major),
      Number(minor),
    ]);

    expect(new Set(declared.map(String)).size).toBe(1);
    expect(uses.map(({ mailbox }) => mailbox).filter(Boolean)).toContainEqual(declared[0]);
  });
});
