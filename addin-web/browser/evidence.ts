import { expect, test } from '@playwright/test';

/** What a test of a promise leaves in the report, as an annotation of the type `evidence`. */
export interface Evidence {
  /** The promise, such as `P3`. */
  readonly promise: string;
  /** What was looked at. */
  readonly check: string;
  /** How many words, requests or attempts were looked for or at. */
  readonly tried: number;
  /** How many of them were found where nothing may be, or not as promised. */
  readonly found: number;
}

/**
 * Says how much was looked for and what was found, and fails when anything was. The promise is the one that the test is
 * tagged with. What is said is noted before it is judged, so a failing run shows it as well.
 * @param check What was looked at, in a few words.
 * @param tried How much was looked for or at.
 * @param found What was found, as a person would call it.
 */
export function expectNothing(check: string, tried: number, found: readonly string[]): void {
  const { annotations, tags } = test.info();
  const evidence: Evidence = { promise: promiseOf(tags), check, tried, found: found.length };
  annotations.push({ type: 'evidence', description: JSON.stringify(evidence) });
  expect(tried, `what was tried: ${check}`).toBeGreaterThan(0);
  expect(found, check).toEqual([]);
}

function promiseOf(tags: readonly string[]): string {
  const [promise, ...others] = tags.map((tag) => /^@(P\d+)$/.exec(tag)?.[1]).filter((name) => name !== undefined);
  if (promise === undefined || others.length > 0) {
    throw new Error('A test that leaves evidence is tagged with one promise.');
  }
  return promise;
}
