import { codesFile } from './codes.ts';
import { indexText, withImports, type Draft } from './drafts.ts';
import { formatCode, GENERATED } from './format-code.ts';
import { resourceOf } from './names.ts';
import { describedOperations, type Described } from './operations.ts';
import { programDocumentFiles } from './program-document.ts';
import { classNameOf, resourceFiles, typeFiles } from './resource-files.ts';
import { TypeNames } from './type-names.ts';
import { webhookBodiesFile } from './webhook-bodies.ts';

const HEAD = '// Written by `npm run sdk:types` out of the contract. Do not edit.\n\n';

/** Every generated file by its path relative to the project, as it must be. */
export async function generatedFiles(): Promise<ReadonlyMap<string, string>> {
  const files = new Map<string, string>();
  for (const [path, code] of await writtenFiles()) {
    files.set(`${GENERATED}/${path}`, await formatCode(`${HEAD}${code}`));
  }
  return files;
}

/** The same below their folder, and before they are formatted. */
async function writtenFiles(): Promise<ReadonlyMap<string, string>> {
  const operations = describedOperations();
  const written = new Map<string, string>();
  const write = (drafts: readonly Draft[], known: readonly Draft[] = []): void => {
    for (const draft of drafts) written.set(draft.path, withImports(draft, [...known, ...drafts]));
  };
  const ofV1 = operations.filter(({ api }) => api === 'v1');
  const v1 = await resourceFiles('v1', ofV1, new TypeNames(ofV1));
  write(v1);
  written.set('v1/index.ts', indexText(v1, 'v1'));
  const ofV2 = operations.filter(({ api }) => api !== 'v1');
  const names = new TypeNames(ofV2);
  const shared = typeFiles('shared', names.declaredForSeveral());
  const document = programDocumentFiles();
  const codes = codesFile();
  const plain = [webhookBodiesFile(), codes];
  write(shared);
  write(document);
  write(plain);
  const classes: Draft[] = [];
  const all = [...shared, ...document, ...plain];
  const resources = byResource(ofV2);
  for (const [resource, its] of resources) {
    const drafts = await resourceFiles(resource, its, names);
    write(drafts, [...shared, codes]);
    classes.push(...drafts.filter(({ holds }) => holds === 'classes'));
    all.push(...drafts);
  }
  const client = clientFile([...resources.keys()].filter((one) => one !== 'storefront'));
  write([client], classes);
  written.set('index.ts', indexText([...all, client].sort(byPath)));
  return written;
}

function byPath(one: Draft, other: Draft): number {
  return one.path < other.path ? -1 : 1;
}

function byResource(operations: readonly Described[]): ReadonlyMap<string, readonly Described[]> {
  const groups = new Map<string, Described[]>();
  for (const operation of operations) {
    const resource = resourceOf(operation);
    groups.set(resource, [...(groups.get(resource) ?? []), operation]);
  }
  return groups;
}

function clientFile(resources: readonly string[]): Draft {
  const fields = resources.map((one) => `readonly ${one}: ${classNameOf(one)};\n`).join('');
  const made = resources.map((one) => `this.${one} = new ${classNameOf(one)}(sender);\n`).join('');
  return {
    path: 'client.ts',
    holds: 'classes',
    declares: ['FealtyClient'],
    code: `/** The API, version 2, by subject. \`createClient\` makes one. */
export class FealtyClient {
${fields}
constructor(sender: Sender) {
${made}}
}
`,
  };
}
