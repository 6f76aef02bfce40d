import contract from '../openapi.json' with { type: 'json' };
import type { SentRequest } from './networkWatch.ts';

/** As much of a JSON schema as the contract uses for what is sent. */
interface Schema {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly items?: Schema;
  readonly oneOf?: readonly Schema[];
  readonly enum?: readonly unknown[];
}

interface Operation {
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly schema: Schema }>> };
}

const operations = contract.paths as unknown as Readonly<Record<string, Readonly<Record<string, Operation>>>>;
const schemas: Readonly<Record<string, Schema>> = contract.components.schemas;

/** One value of a request, named by its way through the members. */
export interface Member {
  readonly path: string;
  readonly value: unknown;
}

/** What a request to the service carries, and everything in it that the contract does not have. */
export interface Comparison {
  readonly members: readonly Member[];
  readonly strange: readonly string[];
}

/** Compares a request with the published contract. */
export function compare({ method, url, headers, body }: SentRequest): Comparison {
  const operation = operations[url.pathname]?.[method.toLowerCase()];
  if (operation === undefined) {
    return { members: [], strange: [`${method} ${url.pathname}`] };
  }
  const [type = '', boundary] = (headers['content-type'] ?? '').split('; boundary=');
  const schema = operation.requestBody?.content[type]?.schema;
  if (schema === undefined) {
    const expected = operation.requestBody === undefined && type === '' && body.length === 0;
    return { members: [], strange: expected ? [] : [`${url.pathname}: a body of the type ${type}`] };
  }
  const value: unknown = boundary === undefined ? JSON.parse(body.toString()) : readParts(body, boundary);
  return compareValue(value, schema, url.pathname);
}

/** Compares a value with a schema, member by member. */
export function compareValue(value: unknown, schema: Schema, path: string): Comparison {
  const { properties, required = [], items, type, enum: values } = resolve(schema, value);
  const strange: string[] = [];
  const parts: Comparison[] = [];
  if (type !== undefined && ![type].flat().includes(typeOf(value))) {
    strange.push(`${path} is of the type ${typeOf(value)}`);
  }
  if (values !== undefined && !values.includes(value)) {
    strange.push(`${path} is ${JSON.stringify(value)}`);
  }
  if (Array.isArray(value)) {
    parts.push(...value.map((one, index) => compareValue(one, items ?? {}, `${path}[${index}]`)));
  } else if (typeof value === 'object' && value !== null) {
    const missing = required.filter((name) => !(name in value));
    strange.push(...missing.map((name) => `${path} has no ${name}`));
    for (const [name, one] of Object.entries(value)) {
      const known = properties?.[name];
      parts.push(
        known === undefined
          ? { members: [{ path: `${path}.${name}`, value: one }], strange: [`${path}.${name}`] }
          : compareValue(one, known, `${path}.${name}`),
      );
    }
  }
  return {
    members: [{ path, value }, ...parts.flatMap(({ members }) => members)],
    strange: [...strange, ...parts.flatMap((part) => part.strange)],
  };
}

function resolve(schema: Schema, value: unknown): Schema {
  const chosen = schema.oneOf?.find((one) => (value === null) === (one.type === 'null')) ?? schema;
  const name = chosen.$ref?.split('/').at(-1);
  return name === undefined ? chosen : (schemas[name] ?? {});
}

function typeOf(value: unknown): string {
  if (value === null) {
    return 'null';
  }
  if (Array.isArray(value)) {
    return 'array';
  }
  return Number.isInteger(value) ? 'integer' : typeof value;
}

/** The parts of a form by their names; of a part with a file only its head is of interest, since the file is the user's. */
function readParts(body: Buffer, boundary: string): Readonly<Record<string, unknown>> {
  const attachments: string[] = [];
  const form: Record<string, unknown> = {};
  // Every byte becomes one character, so that files cannot be torn.
  for (const part of body.toString('latin1').split(`--${boundary}`).slice(1, -1)) {
    const [head = '', ...content] = part.split('\r\n\r\n');
    const name = /name="([^"]*)"/.exec(head)?.[1] ?? '';
    const fields = head
      .trim()
      .replace(/^Content-Disposition: form-data; name="\w+"; filename="blob"\r\nContent-Type: /, '');
    if (name === 'attachment') {
      attachments.push(fields);
      form['attachment'] = attachments;
    } else {
      const bytes = Buffer.from(content.join('\r\n\r\n').replace(/\r\n$/, ''), 'latin1');
      form[name] = JSON.parse(bytes.toString());
    }
  }
  return form;
}
