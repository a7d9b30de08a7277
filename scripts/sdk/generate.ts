import { EVENT_NAMES, ProgramSchema, readEvent } from '@fealty/contract';
import { ToldEvent, WebhookBody } from '@fealty/contract/v2';
import { format, resolveConfig } from 'prettier';
import { V2_CODES } from '../../packages/server/src/http/v2/serving/codes.ts';
import { docComment } from './doc-comment.ts';
import { mentions } from './mentions.ts';
import { pascal, resourceOf } from './names.ts';
import { describedOperations, type Described } from './operations.ts';
import { classText } from './resource-text.ts';
import { definitionsIn, isObject, textOf, type Schema } from './schema.ts';
import { TypeNames } from './type-names.ts';
import { fieldsText, unnamedType } from './type-text.ts';

const HEAD = '// Written by `npm run sdk:types` out of the contract. Do not edit.\n\n';

/** Where the generated files stand, relative to the project. */
export const GENERATED = 'packages/sdk/src/generated';

/** Every generated file by its path relative to the project, as it must be. */
export async function generatedFiles(): Promise<ReadonlyMap<string, string>> {
  const operations = describedOperations();
  const v1 = operations.filter(({ api }) => api === 'v1');
  const v2 = operations.filter(({ api }) => api !== 'v1');
  const names = new TypeNames(v2);
  const resources = byResource(v2);
  const written = new Map<string, string>();
  for (const [resource, its] of resources) {
    written.set(`${fileOf(resource)}.ts`, resourceFile(resource, its, names));
  }
  const shared = names.sharedDeclarations();
  written.set('shared.ts', `${importsFor(shared)}\n${shared}`);
  written.set('client.ts', clientFile([...resources.keys()].filter((one) => one !== 'storefront')));
  written.set('index.ts', indexFile([...resources.keys()]));
  written.set('codes.ts', codesFile());
  written.set('webhook-bodies.ts', webhookBodiesFile());
  written.set('program-document.ts', programDocumentFile());
  written.set('v1.ts', resourceFile('v1', v1, new TypeNames(v1)));
  const settings = await resolveConfig(`${GENERATED}/index.ts`);
  const files = new Map<string, string>();
  for (const [name, text] of written) {
    const formatted = await format(`${HEAD}${text}`, { ...settings, parser: 'typescript' });
    files.set(`${GENERATED}/${name}`, formatted);
  }
  return files;
}

function byResource(operations: readonly Described[]): ReadonlyMap<string, readonly Described[]> {
  const groups = new Map<string, Described[]>();
  for (const operation of operations) {
    const resource = resourceOf(operation);
    groups.set(resource, [...(groups.get(resource) ?? []), operation]);
  }
  return groups;
}

/** `helpDesks` stands in `help-desks.ts`. */
function fileOf(resource: string): string {
  return resource.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}

const CLASSES: Readonly<Record<string, string>> = {
  storefront: 'StorefrontClient',
  v1: 'V1Client',
};

function classNameOf(resource: string): string {
  return CLASSES[resource] ?? `${pascal(resource)}Resource`;
}

const SAYS: Readonly<Record<string, string>> = {
  storefront: 'What a member’s browser may ask for with the token that its shop signed.',
  v1: 'The API, version 1: form-encoded, with numbers for codes.',
};

/** Types of lists whose items the contract reads one by one. */
const BY_HAND: Readonly<Record<string, string>> = {
  transactions: `
/** One command of \`transactions.bulk\`. */
export type BulkCommand = (
  | ({ readonly action: 'award' } & AwardParams)
  | ({ readonly action: 'redeem' } & RedeemParams)
  | ({ readonly action: 'deduct' } & DeductParams)
  | ({ readonly action: 'return' } & ReturnParams)
) & { readonly idempotency_key?: string | undefined };
`,
  imports: `
/** A line of a file. */
export interface ImportLine {
/** Its number in the file, from 1. */
readonly line: number;
/** Names and texts, as a line of a file has them. */
readonly fields: Readonly<Record<string, string>>;
}
`,
};

function resourceFile(resource: string, its: readonly Described[], names: TypeNames): string {
  const paths = its.map(({ path }) => path.replace(/^\/v2\/loyalty/, ''));
  const says = SAYS[resource] ?? `Operations below \`${paths[0] ?? ''}\`.`;
  const declared = `${names.declarationsOf(resource)}${BY_HAND[resource] ?? ''}`;
  const text = `${declared}\n${classText(classNameOf(resource), says, its, names)}`;
  const shared = resource === 'v1' ? [] : names.sharedNamesIn(text);
  const fromShared =
    shared.length === 0 ? '' : `import type { ${shared.join(', ')} } from './shared.ts';\n`;
  return `${importsFor(text)}${fromShared}\n${text}`;
}

/** Hand-written types that generated text may mention, by their file. */
const WRITTEN: Readonly<Record<string, readonly string[]>> = {
  '../sending/operation.ts': ['Operation', 'PagedOperation', 'Sender'],
  '../sending/options.ts': ['CallOptions', 'SimulateOptions', 'WalkOptions', 'WriteOptions'],
  '../sending/values.ts': ['AttributeValues', 'Bytes', 'MomentFilter', 'Simulated', 'WordFilter'],
};

function importsFor(text: string): string {
  return Object.entries(WRITTEN)
    .map(([file, types]) => {
      const used = types.filter((type) => mentions(text, type));
      return used.length === 0 ? '' : `import type { ${used.join(', ')} } from '${file}';\n`;
    })
    .join('');
}

function clientFile(resources: readonly string[]): string {
  const imports = resources
    .map((one) => `import { ${classNameOf(one)} } from './${fileOf(one)}.ts';\n`)
    .join('');
  const fields = resources.map((one) => `readonly ${one}: ${classNameOf(one)};\n`).join('');
  const made = resources.map((one) => `this.${one} = new ${classNameOf(one)}(sender);\n`).join('');
  return `import type { Sender } from '../sending/operation.ts';
${imports}
/** The API, version 2, by subject. \`createClient\` makes one. */
export class FealtyClient {
${fields}
constructor(sender: Sender) {
${made}}
}
`;
}

function indexFile(resources: readonly string[]): string {
  const files = [
    'client',
    'codes',
    'program-document',
    'shared',
    'webhook-bodies',
    ...resources.map(fileOf),
  ];
  return [...files]
    .sort()
    .map((file) => `export * from './${file}.ts';\n`)
    .join('');
}

/** What webhooks of either format carry. */
function webhookBodiesFile(): string {
  const [told, body, v1] = [ToldEvent, WebhookBody, readEvent.data] as readonly Schema[];
  const bodies = [
    { name: 'WebhookEvent', schema: told ?? {} },
    { name: 'WebhookBody', schema: body ?? {} },
    { name: 'V1WebhookBody', schema: v1 ?? {} },
  ];
  const named = new Map(bodies.map(({ name, schema }) => [textOf(schema), name]));
  const terms = {
    sent: false,
    nameOf: (schema: Schema) => (isObject(schema) ? (named.get(textOf(schema)) ?? null) : null),
  };
  return bodies
    .map(({ name, schema }) => {
      const says = schema.description ?? 'What is posted to a webhook in the format v1.';
      return `${docComment([says])}export interface ${name} {\n${fieldsText(schema, terms)}}\n`;
    })
    .join('\n');
}

/** The document that a program is. */
function programDocumentFile(): string {
  const terms = { sent: true, nameOf: () => null };
  // Its type says more than is read here, and less than JSON: what is not required is undefined.
  const schema = ProgramSchema as unknown as Schema;
  const parts = [...definitionsIn(schema)].map(([name, part]) => {
    const doc = docComment([part.description ?? `A part of a program: ${name.toLowerCase()}.`]);
    return `${doc}export type ${name} = ${unnamedType(part, terms)};\n`;
  });
  const doc = docComment(['A program as it is planned and applied; see `docs/program.md`.']);
  return `${doc}export interface ProgramDocument {\n${fieldsText(schema, terms)}}\n\n${parts.join('\n')}`;
}

function codesFile(): string {
  const codes = Object.keys(V2_CODES).sort();
  const union = codes.map((code) => `| '${code}'`).join('\n');
  const types = Object.entries(EVENT_NAMES);
  const namesOf = (version: 'v1' | 'v2'): string =>
    types
      .map(([, names]) => names[version])
      .filter((name) => name !== null)
      .map((name) => `| '${name}'`)
      .join('\n');
  return `${docComment(['What the server says no with; `docs/api/v2-errors.md` explains each.'])}export type RefusalCode =
${union};

${docComment(['What happened, by our own names.'])}export type EventName =
${types.map(([name]) => `| '${name}'`).join('\n')};

${docComment(['What happened, by the platform’s names.'])}export type PlatformEventName =
${namesOf('v2')};

${docComment(['What happened, by the names of version 1.'])}export type V1EventName =
${namesOf('v1')};
`;
}
