import { gzipSync } from 'node:zlib';
import { build, type Rolldown } from 'vite';
import { describe, expect, it } from 'vitest';

/** Bytes of ours, gzipped, that may come before the first view. */
const budget = 40_000;

// The test runner's mode would build for debugging.
process.env['NODE_ENV'] = 'production';
const built = (await build({
  mode: 'production',
  logLevel: 'silent',
  build: { write: false },
})) as Rolldown.RolldownOutput;
const size = (source: string | Uint8Array) => gzipSync(source, { level: 9 }).length;
const file = (name: RegExp) => built.output.filter((one) => name.test(one.fileName));
const chunks = built.output.filter((one) => one.type === 'chunk');
const page = file(/taskpane\.html$/)[0];

/** A chunk with everything that it imports without being asked. */
function withImports(name: string, seen = new Set<string>()): Set<string> {
  const chunk = chunks.find((one) => one.fileName === name);
  if (chunk !== undefined && !seen.has(name)) {
    seen.add(name);
    for (const one of chunk.imports) {
      withImports(one, seen);
    }
  }
  return seen;
}

describe('what comes before the first view', () => {
  it.each(['en-US', 'zh-CN', 'ja-JP', 'pt-BR'])('weighs at most 40 kB in %s', (language) => {
    const entry = chunks.find((one) => one.isEntry)?.fileName ?? '';
    const table = file(new RegExp(`${language}-[^/]*\\.js$`))[0]?.fileName ?? '';
    const needed = new Set([...withImports(entry), ...withImports(table)]);
    const scripts = chunks.filter((one) => needed.has(one.fileName)).map((one) => size(one.code));
    const styles = file(/\.css$/).map((one) => size('source' in one ? one.source : ''));
    const html = size(page !== undefined && 'source' in page ? page.source : '');
    expect(scripts.length).toBeGreaterThanOrEqual(2);
    expect(styles.length).toBeGreaterThanOrEqual(1);
    const total = [...scripts, ...styles, html].reduce((sum, one) => sum + one, 0);
    expect(total).toBeLessThan(budget);
  });

  it('has no inline script or style, so that the page needs no hole in its security policy', () => {
    const html = page !== undefined && 'source' in page ? String(page.source) : '';
    expect(html).toContain('office.js');
    expect(html).not.toMatch(/<script(?![^>]*\ssrc=)|<style|\sstyle=|\son\w+=|javascript:|data:/i);
  });

  it('calls no dialog and no history that office.js takes away, and makes no code from text', () => {
    // Microsoft's sign-in library is loaded only where the service asks for sign-in, and guards its own calls.
    const ours = chunks.filter((chunk) => !chunk.moduleIds.some((id) => id.includes('@azure')));
    const forbidden = /\b(?:window\.)?(?:alert|confirm|prompt)\(["'`]|pushState|replaceState|\beval\(|new Function\(/;
    expect(ours.length).toBeGreaterThan(5);
    expect(ours.filter((chunk) => forbidden.test(chunk.code)).map((chunk) => chunk.fileName)).toEqual([]);
  });

  it('gives nothing away of the machine that built it', () => {
    const telling = chunks.filter((chunk) => /jsxDEV|fileName:`\/|\/src\/views\//.test(chunk.code));
    expect(telling.map((chunk) => chunk.fileName)).toEqual([]);
  });

  it('names every other file by its content', () => {
    const others = built.output.map((one) => one.fileName).filter((name) => name.startsWith('assets/'));
    for (const name of others) {
      expect(name).toMatch(/-[A-Za-z0-9_-]{8}\.(?:js|css|svg|png)$/);
    }
  });
});
