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

/** What a type does not show of a schema. */
const UNSHOWN = new Set([
  ...['examples', 'minimum', 'maximum', 'minLength', 'maxLength', 'minItems', 'maxItems'],
  ...['pattern', 'format', 'x-clears', 'x-also'],
]);

/** Two schemas of one text have the same type, whatever they are called and how far their values go. */
export function textOf(schema: Schema): string {
  return JSON.stringify(schema, (key, value: unknown) => {
    // A field may be called so too; then its value is a schema.
    const isLimit = UNSHOWN.has(key) && (typeof value !== 'object' || Array.isArray(value));
    return isLimit ? undefined : value;
  });
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

/** Whether a value of one schema has all fields of the other, just as they are there. */
export function hasFieldsOf(schema: Schema, base: Schema): boolean {
  const [own, its] = [schema.properties ?? {}, base.properties ?? {}];
  const [needed, neededThere] = [requiredNames(schema), requiredNames(base)];
  return Object.entries(its).every(([name, field]) => {
    const mine = own[name];
    return (
      mine !== undefined &&
      textOf(mine) === textOf(field) &&
      needed.has(name) === neededThere.has(name)
    );
  });
}

/** The fields of a schema that are called so, as a schema of their own; null if it lacks one. */
export function onlyFields(schema: Schema, names: readonly string[]): Schema | null {
  const { properties = {} } = schema;
  const found = names.flatMap((name) => {
    const field = properties[name];
    return field === undefined ? [] : [[name, field] as const];
  });
  if (found.length < names.length) return null;
  const required = (schema.required ?? []).filter((name) => names.includes(name));
  return { type: 'object', required, properties: Object.fromEntries(found) };
}

/** What a schema has beside the fields of others. */
export function beyond(schema: Schema, bases: readonly Schema[]): Schema {
  const said = new Set(bases.flatMap(({ properties = {} }) => Object.keys(properties)));
  const properties = Object.fromEntries(
    Object.entries(schema.properties ?? {}).filter(([name]) => !said.has(name)),
  );
  return { ...schema, properties };
}
