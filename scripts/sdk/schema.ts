/** A schema of the contract, as far as types are written from it. */
export interface Schema {
  readonly type?: string;
  readonly description?: string;
  readonly const?: unknown;
  readonly enum?: readonly string[];
  readonly default?: unknown;
  readonly anyOf?: readonly Schema[];
  readonly items?: Schema;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: unknown;
  readonly patternProperties?: Readonly<Record<string, Schema>>;
  /** What a parameter is read as; see the contract's `params.ts`. */
  /** Schemas that others refer to by their name. */
  readonly $defs?: Readonly<Record<string, Schema>>;
  readonly $ref?: string;
  readonly 'x-kind'?: string;
  readonly 'x-rest'?: true;
  readonly 'x-of'?: string;
  /** What an item of a list of objects is called. */
  readonly itemName?: string;
}

/** Two schemas of one text describe the same, whatever they are called. */
export function textOf(schema: Schema): string {
  return JSON.stringify(schema);
}

/** Whether every value of it is an object with named fields. */
export function isObject(schema: Schema): boolean {
  return schema.type === 'object' && Object.keys(schema.properties ?? {}).length > 0;
}

/** Every schema within one that others refer to by its name. */
export function definitionsIn(schema: Schema): ReadonlyMap<string, Schema> {
  const found = new Map<string, Schema>();
  const look = (one: Schema): void => {
    for (const [name, defined] of Object.entries(one.$defs ?? {})) {
      if (found.has(name)) continue;
      found.set(name, defined);
      look(defined);
    }
    const within = [...(one.anyOf ?? []), ...(one.items === undefined ? [] : [one.items])];
    const named = [one.properties ?? {}, one.patternProperties ?? {}].flatMap(
      Object.values<Schema>,
    );
    for (const inner of [...within, ...named]) look(inner);
  };
  look(schema);
  return found;
}

/** Names that a value of it must have; a parameter with a default may be left out. */
export function requiredNames(schema: Schema): ReadonlySet<string> {
  const { properties = {}, required = [] } = schema;
  return new Set(required.filter((name) => properties[name]?.default === undefined));
}

/** Whether a value of one schema has all fields of the other, and more: it need not repeat them. */
export function extendsSchema(schema: Schema, base: Schema): boolean {
  const [own, its] = [schema.properties ?? {}, base.properties ?? {}];
  const names = Object.keys(its);
  const [needed, neededThere] = [requiredNames(schema), requiredNames(base)];
  const isSame = (name: string): boolean =>
    JSON.stringify(own[name]) === JSON.stringify(its[name]) &&
    needed.has(name) === neededThere.has(name);
  return names.length > 0 && names.length < Object.keys(own).length && names.every(isSame);
}

/** What a schema has beside the fields of another. */
export function beyond(schema: Schema, base: Schema): Schema {
  const properties = Object.fromEntries(
    Object.entries(schema.properties ?? {}).filter(([name]) => !(name in (base.properties ?? {}))),
  );
  return { ...schema, properties };
}
