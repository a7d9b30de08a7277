import { singular } from './names.ts';
import { isObject, type Schema } from './schema.ts';

/** An object within another, and the field that it stands in: one of a list by its singular. */
export interface Part {
  readonly word: string;
  readonly schema: Schema;
}

/** Every object with fields of its own within a schema, the outer ones first. */
export function partsOf(schema: Schema): readonly Part[] {
  return Object.entries(schema.properties ?? {}).flatMap(([name, field]) => {
    const part = field.items ?? field;
    const word = field.items === undefined ? name : singular(name);
    return [...(isObject(part) ? [{ word, schema: part }] : []), ...partsOf(part)];
  });
}
