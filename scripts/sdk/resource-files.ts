import type { Draft } from './drafts.ts';
import { linesOf } from './format-code.ts';
import { kebab, pascal } from './names.ts';
import type { Described } from './operations.ts';
import { classText, operationsText } from './resource-text.ts';
import { DECLARED_KINDS } from './type-bases.ts';
import type { Declared, TypeNames } from './type-names.ts';

/** A class of more lines leaves what only reads to one that it extends. */
const CLASS_LINES_MAX = 380;

/** Types of lists whose items the contract reads one by one. */
const BY_HAND: Readonly<Record<string, Declared>> = {
  transactions: {
    name: 'BulkCommand',
    kind: 'params',
    text: `
/** One command of \`transactions.bulk\`. */
export type BulkCommand = (
  | ({ readonly action: 'award' } & AwardParams)
  | ({ readonly action: 'redeem' } & RedeemParams)
  | ({ readonly action: 'deduct' } & DeductParams)
  | ({ readonly action: 'return' } & ReturnParams)
) & { readonly idempotency_key?: string | undefined };
`,
  },
  imports: {
    name: 'ImportLine',
    kind: 'params',
    text: `
/** A line of a file. */
export interface ImportLine {
/** Its number in the file, from 1. */
readonly line: number;
/** Names and texts, as a line of a file has them. */
readonly fields: Readonly<Record<string, string>>;
}
`,
  },
};

const CLASSES: Readonly<Record<string, string>> = {
  storefront: 'StorefrontClient',
  v1: 'V1Client',
};

const SAYS: Readonly<Record<string, string>> = {
  storefront: 'What a member’s browser may ask for with the token that its shop signed.',
  v1: 'The API, version 1: form-encoded, with numbers for codes.',
};

/** The class that a resource is called by. */
export function classNameOf(resource: string): string {
  return CLASSES[resource] ?? `${pascal(resource)}Resource`;
}

/** The files of a resource: its types, what the runtime knows of its operations, and its class. */
export async function resourceFiles(
  resource: string,
  its: readonly Described[],
  names: TypeNames,
): Promise<readonly Draft[]> {
  const byHand = BY_HAND[resource];
  const declared = [...names.declaredIn(resource), ...(byHand === undefined ? [] : [byHand])];
  const folder = kebab(resource);
  return [
    ...typeFiles(folder, declared),
    {
      path: `${folder}/operations.ts`,
      holds: 'inner',
      ...operationsText(its),
    },
    ...(await classFiles(resource, its, names)),
  ];
}

/** Types, a file for each kind of them. */
export function typeFiles(folder: string, declared: readonly Declared[]): readonly Draft[] {
  return DECLARED_KINDS.flatMap((kind) => {
    const ones = declared.filter((one) => one.kind === kind);
    if (ones.length === 0) return [];
    return {
      path: `${folder}/${kind}.ts`,
      holds: 'types',
      declares: ones.map(({ name }) => name),
      code: ones.map(({ text }) => text).join('\n'),
    };
  });
}

async function classFiles(
  resource: string,
  its: readonly Described[],
  names: TypeNames,
): Promise<readonly Draft[]> {
  const folder = kebab(resource);
  const name = classNameOf(resource);
  const place = (its[0]?.path ?? '').replace(/^\/v2\/loyalty/, '');
  const says = SAYS[resource] ?? `Operations below \`${place}\`.`;
  const main = { path: `${folder}/${folder}.ts`, holds: 'classes', declares: [name] } as const;
  const whole = classText({ name, says }, its, names);
  if ((await linesOf(whole)) <= CLASS_LINES_MAX) return [{ ...main, code: whole }];
  const base = `${pascal(resource)}Reads`;
  const reads = its.filter(({ method }) => method === 'GET');
  const writes = its.filter(({ method }) => method !== 'GET');
  const saysOfReads = `What \`${name}\` reads.`;
  return [
    {
      path: `${folder}/reads.ts`,
      holds: 'inner',
      declares: [base],
      code: classText({ name: base, says: saysOfReads }, reads, names),
    },
    { ...main, code: classText({ name, says, base }, writes, names) },
  ];
}
