import type { ProgramProblem } from '@fealty/core';
import type { TSchema } from 'typebox';

/*
 * A validator's own messages name keywords of schemas. People who write a program want to know
 * where, what stands there, and what may; and of several forms a thing can have, only the form
 * they meant should be judged. So the same schema is walked here with such sentences.
 */

/** Problems told of one document; whoever has more mends these first. */
const PROBLEMS_MAX = 100;
const SHOWN_MAX = 60;
/** Deeper than any program needs, and shallow enough to be walked by calls. */
const DEPTH_MAX = 50;

/** The keywords that the program's schema is made of. */
interface Node {
  readonly type?: string;
  readonly const?: string | number;
  readonly anyOf?: readonly Node[];
  /** A schema that contains itself, by name. */
  readonly $ref?: string;
  readonly $defs?: Readonly<Record<string, Node>>;
  readonly properties?: Readonly<Record<string, Node>>;
  readonly patternProperties?: Readonly<Record<string, Node>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: boolean | Node;
  readonly items?: Node;
  readonly pattern?: string;
  readonly description?: string;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly minimum?: number;
  readonly maximum?: number;
}

/** Every place of a value that the schema does not allow: `activities[2].earn.points`. */
export function findShapeProblems(schema: TSchema, value: unknown): readonly ProgramProblem[] {
  const found: ProgramProblem[] = [];
  if (isDeep(value)) {
    const allowed = `${String(DEPTH_MAX)} levels at most`;
    return [{ path: '', found: 'a document nested deeper', allowed }];
  }
  judge(linked(schema, {}), value, '', found);
  return found;
}

function isDeep(value: unknown): boolean {
  let level: unknown[] = [value];
  for (let depth = 0; depth <= DEPTH_MAX; depth += 1) {
    level = level.flatMap((one) =>
      typeof one === 'object' && one !== null ? (Object.values(one) as unknown[]) : [],
    );
    if (level.length === 0) return false;
  }
  return true;
}

/** The same schema with references to itself in place of names. */
function linked(node: Node, defs: Readonly<Record<string, Node>>): Node {
  if (node.$ref !== undefined && node.$defs === undefined) return defs[node.$ref] ?? {};
  if (node.$ref !== undefined && node.$defs !== undefined) {
    const own: Record<string, Node> = {};
    for (const name of Object.keys(node.$defs)) own[name] = {};
    for (const [name, inner] of Object.entries(node.$defs)) {
      Object.assign(own[name] ?? {}, linked(inner, own));
    }
    return own[node.$ref] ?? {};
  }
  const properties = node.properties && mapNodes(node.properties, defs);
  const patternProperties = node.patternProperties && mapNodes(node.patternProperties, defs);
  return {
    ...node,
    ...(node.anyOf && { anyOf: node.anyOf.map((form) => linked(form, defs)) }),
    ...(node.items && { items: linked(node.items, defs) }),
    ...(properties && { properties }),
    ...(patternProperties && { patternProperties }),
  };
}

function mapNodes(
  nodes: Readonly<Record<string, Node>>,
  defs: Readonly<Record<string, Node>>,
): Record<string, Node> {
  return Object.fromEntries(
    Object.entries(nodes).map(([name, inner]) => [name, linked(inner, defs)]),
  );
}

function judge(node: Node, value: unknown, path: string, found: ProgramProblem[]): void {
  if (found.length >= PROBLEMS_MAX) return;
  if (node.anyOf !== undefined) {
    judgeForms(singleForms(node), value, path, found);
  } else if (node.const !== undefined) {
    if (value !== node.const) add(found, path, value, shown(node.const));
  } else if (node.type === 'object') {
    judgeObject(node, value, path, found);
  } else if (node.type === 'array') {
    judgeArray(node, value, path, found);
  } else if (!fits(node, value)) {
    add(found, path, value, scalarAllowed(node));
  }
}

function judgeObject(node: Node, value: unknown, path: string, found: ProgramProblem[]): void {
  if (!isRecord(value)) {
    add(found, path, value, 'an object');
    return;
  }
  const known = node.properties ?? {};
  for (const name of node.required ?? []) {
    if (value[name] === undefined) {
      add(found, at(path, name), undefined, allowed(known[name] ?? {}));
    }
  }
  const any = Object.values(node.patternProperties ?? {})[0];
  for (const [name, child] of Object.entries(value)) {
    const schema = known[name] ?? any;
    if (schema !== undefined) {
      if (child !== undefined) judge(schema, child, at(path, name), found);
    } else if (node.additionalProperties === false) {
      add(found, at(path, name), child, `only ${Object.keys(known).join(', ')} here`);
    }
  }
}

function judgeArray(node: Node, value: unknown, path: string, found: ProgramProblem[]): void {
  const { items = {}, minItems = 0, maxItems = Infinity } = node;
  if (!Array.isArray(value)) {
    add(found, path, value, 'a list');
    return;
  }
  if (value.length < minItems || value.length > maxItems) {
    const most = maxItems === Infinity ? 'more' : String(maxItems);
    found.push({
      path,
      found: `${String(value.length)} of them`,
      allowed: `${String(minItems)} to ${most}`,
    });
  }
  value.forEach((item, index) => {
    judge(items, item, `${path}[${String(index)}]`, found);
  });
}

/** Forms that have forms themselves, side by side. */
function singleForms(node: Node): readonly Node[] {
  return node.anyOf?.flatMap(singleForms) ?? [node];
}

/** Of several forms, the one that the value comes nearest to is judged. */
function judgeForms(
  forms: readonly Node[],
  value: unknown,
  path: string,
  found: ProgramProblem[],
): void {
  const judged = forms.map((form) => {
    const problems: ProgramProblem[] = [];
    judge(form, value, path, problems);
    return { form, problems };
  });
  if (judged.some(({ problems }) => problems.length === 0)) return;
  const near = isRecord(value) ? nearestForm(judged, value) : undefined;
  if (near !== undefined) found.push(...near.problems);
  else add(found, path, value, forms.map(allowed).join(' or '));
}

interface Judged {
  readonly form: Node;
  readonly problems: readonly ProgramProblem[];
}

/** The only form with the most in common: constants that agree count, then names that are there. */
function nearestForm(
  judged: readonly Judged[],
  value: Readonly<Record<string, unknown>>,
): Judged | undefined {
  let best: Judged | undefined;
  let most = 0;
  for (const candidate of judged) {
    let likeness = 0;
    for (const [name, child] of Object.entries(candidate.form.properties ?? {})) {
      if (!(name in value)) continue;
      if (child.const === undefined) likeness += 1;
      else likeness += child.const === value[name] ? 100 : -1000;
    }
    if (likeness > most) [best, most] = [candidate, likeness];
  }
  return best;
}

/** NUL and halves of characters cannot be stored as text. */
const UNSTORABLE = /\u0000|\p{Surrogate}/u;

function fits(node: Node, value: unknown): boolean {
  switch (node.type) {
    case 'string':
      return (
        typeof value === 'string' &&
        value.length >= (node.minLength ?? 0) &&
        value.length <= (node.maxLength ?? Infinity) &&
        !UNSTORABLE.test(value) &&
        (node.pattern === undefined || new RegExp(node.pattern, 'u').test(value))
      );
    case 'integer':
      return (
        Number.isSafeInteger(value) &&
        (value as number) >= (node.minimum ?? -Infinity) &&
        (value as number) <= (node.maximum ?? Infinity)
      );
    case 'boolean':
      return typeof value === 'boolean';
    default:
      return true;
  }
}

/** What may stand in a place, in a few words. */
function allowed(node: Node): string {
  if (node.anyOf !== undefined) return node.anyOf.map(allowed).join(' or ');
  if (node.const !== undefined) return shown(node.const);
  if (node.type === 'object') {
    const names = Object.keys(node.properties ?? {});
    return names.length === 0 ? 'an object' : `an object with ${names.join(', ')}`;
  }
  return node.type === 'array' ? 'a list' : scalarAllowed(node);
}

function scalarAllowed(node: Node): string {
  switch (node.type) {
    case 'integer':
      return `a whole number from ${String(node.minimum ?? '…')} to ${String(node.maximum ?? '…')}`;
    case 'boolean':
      return 'true or false';
    default:
      return textAllowed(node);
  }
}

function textAllowed({ pattern, minLength = 0, maxLength }: Node): string {
  if (pattern?.startsWith('^\\d{4}-') === true) return 'a day such as 2026-01-31';
  if (pattern?.includes('\\d') === true) return 'a decimal number such as 100 or 1.5';
  if (pattern === '^[A-Z]{3}$') return 'three capital letters, such as USD';
  if (pattern === '^[A-Z0-9-]{4,64}$') return 'capital letters, digits and hyphens, 4 to 64';
  if (pattern !== undefined) return '1 to 64 letters, digits, dots, hyphens or underscores';
  const most = maxLength === undefined ? '' : ` of ${String(minLength)} to ${String(maxLength)}`;
  return `text${most}${most === '' ? '' : ' characters'}`;
}

function add(found: ProgramProblem[], path: string, value: unknown, may: string): void {
  found.push({ path, found: shown(value), allowed: may });
}

function shown(value: unknown): string {
  const text = JSON.stringify(value) as string | undefined;
  if (text === undefined) return 'nothing';
  return text.length > SHOWN_MAX ? `${text.slice(0, SHOWN_MAX)}…` : text;
}

function at(path: string, name: string): string {
  return path === '' ? name : `${path}.${name}`;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
