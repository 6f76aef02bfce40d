import { readFileSync } from 'node:fs';
import openapiTypes, { astToString } from 'openapi-typescript';
import { expect, it } from 'vitest';
import { contractCodes } from '../src/relay/types.ts';

const read = (path: string) => readFileSync(new URL(path, import.meta.url), 'utf8');

it('keeps the types of the contract as the service publishes it', async () => {
  const generated = astToString(await openapiTypes(JSON.parse(read('../openapi.json'))));
  const written = read('../src/relay/contract.ts');
  // On failure: npm run contract
  expect(written.slice(written.indexOf('export interface paths')).trim()).toBe(generated.trim());
});

it('knows every code that the service publishes', () => {
  const { Problem } = JSON.parse(read('../openapi.json')).components.schemas;
  expect([...contractCodes].sort()).toEqual([...Problem.properties.code.enum].sort());
});
