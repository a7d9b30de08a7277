import { docComment } from './doc-comment.ts';
import { camel, methodOf, walkOf } from './names.ts';
import type { Described } from './operations.ts';
import { requiredNames } from './schema.ts';
import type { TypeNames } from './type-names.ts';

/** What the runtime needs to know of operations, as constants. */
export function operationsText(operations: readonly Described[]): {
  readonly declares: readonly string[];
  readonly code: string;
} {
  return {
    declares: operations.map(constantNameOf),
    code: operations.map(constantText).join('\n'),
  };
}

/** A class with one method for each operation, and one more for each list. */
export function classText(
  { name, says, base }: { readonly name: string; readonly says: string; readonly base?: string },
  operations: readonly Described[],
  names: TypeNames,
): string {
  const methods = operations.flatMap((operation) => [
    methodText(operation, names),
    ...(operation.paging === null ? [] : [walkText(operation, names)]),
  ]);
  return `${docComment([says])}export class ${name}${base === undefined ? '' : ` extends ${base}`} {
readonly #sender: Sender;

constructor(sender: Sender) {
${base === undefined ? '' : 'super(sender);\n'}this.#sender = sender;
}

${methods.join('\n')}}
`;
}

function constantNameOf(operation: Described): string {
  const method = methodOf(operation);
  return method.replaceAll(/[A-Z]/g, (letter) => `_${letter}`).toUpperCase();
}

function constantText(operation: Described): string {
  const { id, method, path, query, api, keyed, bytes, paging } = operation;
  const type = paging === null ? 'Operation' : 'PagedOperation';
  const parts = {
    id,
    method,
    path,
    ...(method === 'GET' ? {} : { query: Object.keys(query.properties ?? {}) }),
    repeats: method === 'GET' ? 'read' : keyed ? 'key' : 'refused',
    ...(api === 'v1' ? { form: true } : {}),
    ...(bytes ? { bytes } : {}),
    ...(paging === null ? {} : { paging }),
  };
  return `export const ${constantNameOf(operation)}: ${type} = ${JSON.stringify(parts)};\n`;
}

/** The parameters of a method as they are declared, and as they are handed on. */
function parametersOf(
  operation: Described,
  names: TypeNames,
): { readonly declared: string; readonly asked: string } {
  const { pathValues } = operation;
  const values = pathValues.map(({ name }) => camel(PATH_NAMES[name] ?? name));
  const { params } = names.typesOf(operation);
  const isNeeded = mustBeSaid(operation);
  const declared = [
    ...values.map((name) => `${name}: string`),
    ...(params === null ? [] : [`params: ${params}${isNeeded ? '' : ' = {}'}`]),
  ];
  const path = `path: [${values.join(', ')}]`;
  const asked = [path, ...(params === null ? [] : ['params']), 'options'].join(', ');
  return { declared: declared.map((one) => `${one}, `).join(''), asked: `{ ${asked} }` };
}

const PATH_NAMES: Readonly<Record<string, string>> = { mid: 'member', tid: 'transaction' };

function mustBeSaid({ query, body }: Described): boolean {
  return requiredNames(query).size + requiredNames(body).size > 0;
}

function methodText(operation: Described, names: TypeNames): string {
  const { data } = names.typesOf(operation);
  const { declared, asked } = parametersOf(operation, names);
  const method = methodOf(operation);
  const constant = constantNameOf(operation);
  const doc = docOf(operation);
  const options = operation.keyed ? 'WriteOptions' : 'CallOptions';
  if (!operation.simulable) {
    return `${doc}${method}(${declared}options?: ${options}): Promise<${data}> {
return this.#sender.send(${constant}, ${asked});
}
`;
  }
  const plain = declared.replaceAll(' = {}', '');
  const optional = declared.includes(' = {}');
  const first = optional ? plain.replace('params:', 'params?:') : plain;
  const second = optional ? plain.replace(/params: (\w+)/, 'params: $1 | undefined') : plain;
  return `${doc}${method}(${first}options?: ${options}): Promise<${data}>;
/** The same, only decided: nothing is written, and the answer says why. */
${method}(${second}options: SimulateOptions): Promise<Simulated<${data}>>;
${method}(${declared}options?: ${options} | SimulateOptions): Promise<unknown> {
return this.#sender.send(${constant}, ${asked});
}
`;
}

function walkText(operation: Described, names: TypeNames): string {
  const { data, row } = names.typesOf(operation);
  const { declared, asked } = parametersOf(operation, names);
  const yields = row ?? data;
  const what = row === null ? 'Each page' : 'Each row';
  const doc = docComment([`${what} of \`${methodOf(operation)}\`, asked for page by page.`]);
  return `${doc}${walkOf(operation)}(${declared}options?: WalkOptions): AsyncGenerator<${yields}, void, undefined> {
return this.#sender.walk<${yields}>(${constantNameOf(operation)}, ${asked});
}
`;
}

function docOf(operation: Described): string {
  const { summary, description, method, path, pathValues, codes, api } = operation;
  const refusals = codes.map((code) => `\`${String(code)}\``).join(', ');
  return docComment([
    `${summary}.`,
    description,
    `\`${method} ${path}\``,
    refusals === '' ? '' : `${api === 'v1' ? 'Codes' : 'Refusals'}: ${refusals}.`,
    ...pathValues.map(
      ({ name, description: said }) => `@param ${camel(PATH_NAMES[name] ?? name)} ${said}`,
    ),
  ]);
}
