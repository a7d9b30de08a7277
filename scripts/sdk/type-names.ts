import {
  calledAs,
  dataNameOf,
  itemNameOf,
  methodOf,
  partNameOf,
  pascal,
  resourceOf,
  rowNameOf,
  singular,
  subjectOf,
} from './names.ts';
import type { Described } from './operations.ts';
import { partsBeside, partsOf, type Part } from './parts.ts';
import { isObject, textOf, type Schema } from './schema.ts';
import {
  fieldsOf,
  groupsIn,
  groupsOf,
  isKindOf,
  thingWithin,
  type DeclaredKind,
  type Named,
} from './type-bases.ts';
import { declarationText, fieldsText, unnamedType, type TypeTerms } from './type-text.ts';

/** What has fewer fields needs no name, however often it stands. */
const PART_FIELDS_MIN = 3;

/** A type as it is written down. */
export interface Declared {
  readonly name: string;
  readonly kind: DeclaredKind;
  readonly text: string;
}

/** The named types of one client: what is called by which name, and where it is written down. */
export class TypeNames {
  readonly #answered = new Map<string, Named>();
  readonly #sent = new Map<string, Named>();
  /** Parts of what is sent, by their text. */
  readonly #parts: ReadonlyMap<string, Named>;
  readonly #groups: readonly Named[];
  readonly #bases = new Map<Named, readonly Named[]>();
  readonly #taken = new Set<string>();

  constructor(operations: readonly Described[]) {
    // Reads first: their names are the plainest, and others answer with the same.
    const reads = operations.filter((one) => subjectOf(one).startsWith('read_'));
    const pages = operations.filter(({ paging }) => paging?.rows !== undefined);
    for (const one of reads) this.#nameData(one);
    for (const one of pages) this.#nameRow(one);
    for (const one of [...pages, ...operations]) this.#nameData(one);
    this.#nameAnsweredParts(operations);
    this.#parts = this.#namedParts(operations);
    for (const one of operations) this.#noteUses(one);
    this.#groups = groupsOf([...this.#sent.values()]);
    this.#findBases();
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
    return this.#declared((named) => placeOf(named) === resource);
  }

  /** The types that several resources use. */
  declaredForSeveral(): readonly Declared[] {
    return this.#declared(({ usedIn }) => usedIn.size > 1);
  }

  #declared(isWanted: (named: Named) => boolean): readonly Declared[] {
    return this.#all()
      .filter((named) => isWanted(named))
      .map((named) => {
        const { name, kind } = named;
        const terms = this.#terms(new Set(), isSent(named));
        return { name, kind, text: declarationText(named, terms, this.#bases.get(named)) };
      });
  }

  #all(): readonly Named[] {
    const maps = [this.#answered, this.#parts, this.#sent];
    return [...this.#groups, ...maps.flatMap((named) => [...named.values()])];
  }

  /** What a type builds on is used wherever that is, and so is what it mentions. */
  #findBases(): void {
    const things = [...this.#answered.values()];
    for (const named of this.#all()) {
      const bases = isSent(named) ? groupsIn(named, this.#groups) : thingWithin(named, things);
      this.#bases.set(named, bases);
      for (const base of bases) this.#use(base, named.usedIn);
    }
  }

  #use(named: Named, places: ReadonlySet<string>): void {
    const isNew = [...places].some((place) => !named.usedIn.has(place));
    if (!isNew) return;
    for (const place of places) named.usedIn.add(place);
    const mentioned = new Set<Named>();
    fieldsText(named.schema, this.#terms(mentioned, isSent(named)));
    for (const one of [...mentioned, ...(this.#bases.get(named) ?? [])]) {
      this.#use(one, named.usedIn);
    }
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

  #name(schema: Schema, wanted: string, says: string, as: DeclaredKind = 'objects'): void {
    const text = textOf(schema);
    if (this.#answered.has(text)) return;
    let name = wanted;
    while (this.#taken.has(name)) name = `${name}Row`;
    this.#taken.add(name);
    const kind = /(?:Answer|Page)$/.test(name) ? 'answers' : as;
    const described = schema.description ?? says;
    this.#answered.set(text, { name, kind, schema, says: described, usedIn: new Set() });
  }

  /** Names what stands at several places of answers, or is another thing with more fields, or fewer. */
  #nameAnsweredParts(operations: readonly Described[]): void {
    const found = new Map<string, { readonly part: Part; readonly name: string; places: number }>();
    const seen = new Set<string>();
    const look = (schema: Schema, operation: Described): void => {
      if (schema.items !== undefined) look(schema.items, operation);
      for (const part of partsBeside(schema)) {
        const text = textOf(part.schema);
        const known = found.get(text);
        const name = known?.name ?? partNameOf(operation, part.word);
        found.set(text, { part, name, places: (known?.places ?? 0) + 1 });
        if (known === undefined) look(part.schema, operation);
      }
    };
    for (const operation of operations) {
      const text = textOf(operation.data);
      if (!operation.bytes && !seen.has(text)) look(operation.data, operation);
      seen.add(text);
    }
    const things = [...this.#answered.values()];
    for (const { part, name, places } of found.values()) {
      const { schema } = part;
      const isAkin = things.some((thing) => isKindOf(thing, part) || isKindOf(part, thing));
      if (fieldsOf(part).length < PART_FIELDS_MIN || (places < 2 && !isAkin)) continue;
      this.#name(schema, name, `A part of several answers: \`${part.word}\`.`, 'parts');
    }
  }

  /**
   * Names what several operations take as a part of their parameters, by the field that it stands in,
   * and by the resource where no other takes it.
   */
  #namedParts(operations: readonly Described[]): ReadonlyMap<string, Named> {
    const found = new Map<string, { readonly part: Part; readonly users: Described[] }>();
    for (const operation of operations) {
      for (const part of partsOf(paramsOf(operation) ?? {})) {
        const text = textOf(part.schema);
        const users = found.get(text)?.users ?? [];
        found.set(text, { part, users: [...users, operation] });
      }
    }
    const named = new Map<string, Named>();
    for (const [text, { part, users }] of found) {
      const { word, schema } = part;
      const usedIn = new Set(users.map(resourceOf));
      const [resource = ''] = usedIn;
      const prefix = usedIn.size === 1 ? pascal(singular(resource)) : '';
      const plain = pascal(word).startsWith(prefix) ? pascal(word) : `${prefix}${pascal(word)}`;
      const [first] = users;
      if (users.length === 1 || first === undefined) continue;
      const name = this.#taken.has(plain) ? `${pascal(methodOf(first))}${pascal(word)}` : plain;
      if (this.#taken.has(name)) continue;
      this.#taken.add(name);
      const says = schema.description ?? `A part of what several operations take: \`${word}\`.`;
      named.set(text, { name, kind: 'params', schema, says, usedIn });
    }
    return named;
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
        if (!isObject(schema)) return null;
        const found = (sent ? this.#parts : this.#answered).get(textOf(schema));
        if (found === undefined) return null;
        used.add(found);
        return found.name;
      },
    };
  }
}

/** The resource that alone uses a type; null if several do. */
function placeOf({ usedIn }: Named): string | null {
  const [first = null] = usedIn;
  return usedIn.size > 1 ? null : first;
}

function isSent({ kind }: Named): boolean {
  return kind === 'queries' || kind === 'params';
}

/** All that an operation takes beside its path, as one object; null if that is nothing. */
function paramsOf(operation: Described): Schema | null {
  const { query, body } = operation;
  const fields = Object.entries({ ...query.properties, ...body.properties });
  if (fields.length === 0) return null;
  const properties = Object.fromEntries(
    fields.map(([name, field]) => {
      const isItems = field['x-kind'] === 'items';
      return [name, isItems ? { ...field, itemName: itemNameOf(operation) } : field];
    }),
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
