import {
  calledAs,
  dataNameOf,
  itemNameOf,
  pascal,
  resourceOf,
  rowNameOf,
  subjectOf,
} from './names.ts';
import type { Described } from './operations.ts';
import { isObject, textOf, type Schema } from './schema.ts';
import { declarationText, fieldsText, unnamedType, type TypeTerms } from './type-text.ts';

/** Kinds of types, in the order in which they build on each other: things, answers, parameters. */
export const DECLARED_KINDS = ['objects', 'answers', 'queries', 'params'] as const;

type DeclaredKind = (typeof DECLARED_KINDS)[number];

/** A type as it is written down. */
export interface Declared {
  readonly name: string;
  readonly kind: DeclaredKind;
  readonly text: string;
}

/** A type that has a name, with the places that use it. */
interface Named {
  readonly name: string;
  readonly kind: DeclaredKind;
  readonly schema: Schema;
  readonly says: string;
  readonly usedIn: Set<string>;
}

/** The named types of one client: what is called by which name, and where it is written down. */
export class TypeNames {
  readonly #answered = new Map<string, Named>();
  readonly #sent = new Map<string, Named>();
  readonly #taken = new Set<string>();

  constructor(operations: readonly Described[]) {
    // Reads first: their names are the plainest, and others answer with the same.
    const reads = operations.filter((one) => subjectOf(one).startsWith('read_'));
    const pages = operations.filter(({ paging }) => paging?.rows !== undefined);
    for (const one of reads) this.#nameData(one);
    for (const one of pages) this.#nameRow(one);
    for (const one of [...pages, ...operations]) this.#nameData(one);
    for (const one of operations) this.#noteUses(one);
  }

  /** The type of what an operation answers with, and of its parameters; null if it has none. */
  typesOf(operation: Described): {
    readonly data: string;
    readonly row: string | null;
    readonly params: string | null;
  } {
    const { data, bytes, paging } = operation;
    const terms = this.#terms(new Set());
    const row = paging?.rows === undefined ? undefined : data.properties?.[paging.rows]?.items;
    const params = paramsOf(operation);
    return {
      data: bytes ? 'Bytes' : this.#nameOrType(data, terms),
      row: row === undefined ? null : this.#nameOrType(row, terms),
      params: params === null ? null : paramsNameOf(operation),
    };
  }

  /** The types that stand with one resource: those that it alone uses. */
  declaredIn(resource: string): readonly Declared[] {
    return this.#declared(({ usedIn }) => usedIn.size === 1 && usedIn.has(resource));
  }

  /** The types that several resources use. */
  declaredForSeveral(): readonly Declared[] {
    return this.#declared(({ usedIn }) => usedIn.size > 1);
  }

  #declared(isWanted: (named: Named) => boolean): readonly Declared[] {
    return [...this.#answered.values(), ...this.#sent.values()].filter(isWanted).map((named) => {
      const { name, kind } = named;
      const sent = kind === 'queries' || kind === 'params';
      return { name, kind, text: declarationText(named, this.#terms(new Set(), sent)) };
    });
  }

  #nameData(operation: Described): void {
    const { data } = operation;
    if (operation.bytes || !isObject(data)) return;
    this.#name(data, dataNameOf(operation), `What \`${calledAs(operation)}\` answers with.`);
  }

  #nameRow(operation: Described): void {
    const { rows = '' } = operation.paging ?? {};
    const row = operation.data.properties?.[rows]?.items;
    if (row === undefined || !isObject(row)) return;
    this.#name(row, rowNameOf(operation), `A row of \`${calledAs(operation)}\`.`);
  }

  #name(schema: Schema, wanted: string, says: string): void {
    const text = textOf(schema);
    if (this.#answered.has(text)) return;
    let name = wanted;
    while (this.#taken.has(name)) name = `${name}Row`;
    this.#taken.add(name);
    const kind = /(?:Answer|Page)$/.test(name) ? 'answers' : 'objects';
    const described = schema.description ?? says;
    this.#answered.set(text, { name, kind, schema, says: described, usedIn: new Set() });
  }

  #noteUses(operation: Described): void {
    const resource = resourceOf(operation);
    const params = paramsOf(operation);
    if (params !== null) {
      const name = paramsNameOf(operation);
      const says = `What \`${calledAs(operation)}\` takes.`;
      const kind = operation.method === 'GET' ? 'queries' : 'params';
      this.#sent.set(name, { name, kind, schema: params, says, usedIn: new Set([resource]) });
    }
    const used = new Set<Named>();
    this.#nameOrType(operation.data, this.#terms(used));
    // What a named type mentions is used wherever that is.
    for (const one of used) fieldsText(one.schema, this.#terms(used));
    for (const one of used) one.usedIn.add(resource);
  }

  #nameOrType(schema: Schema, terms: TypeTerms): string {
    return terms.nameOf(schema) ?? unnamedType(schema, terms);
  }

  #terms(used: Set<Named>, sent = false): TypeTerms {
    return {
      sent,
      nameOf: (schema) => {
        if (sent || !isObject(schema)) return null;
        const found = this.#answered.get(textOf(schema));
        if (found === undefined) return null;
        used.add(found);
        return found.name;
      },
    };
  }
}

/** All that an operation takes beside its path, as one object; null if that is nothing. */
function paramsOf(operation: Described): Schema | null {
  const { query, body } = operation;
  const fields = Object.entries({ ...query.properties, ...body.properties });
  if (fields.length === 0) return null;
  const properties = Object.fromEntries(
    fields.map(([name, field]) => [name, { ...field, itemName: itemNameOf(operation) }]),
  );
  return {
    type: 'object',
    properties,
    required: [...(query.required ?? []), ...(body.required ?? [])],
  };
}

function paramsNameOf(operation: Described): string {
  const { api } = operation;
  return `${api === 'storefront' ? 'Storefront' : ''}${pascal(subjectOf(operation))}Params`;
}
