import { singular } from './names.ts';
import { isObject, type Schema } from './schema.ts';

/** An object within another, and the field that it stands in: one of a list by its singular. */
export interface Part {
  readonly word: string;
  readonly schema: Schema;
}

/** Every object with fields of its own within a schema, the outer ones first. */
export function partsOf(schema: Schema): readonly Part[] {
  return partsBeside(schema).flatMap((part) => [part, ...partsOf(part.schema)]);
}

/** The same without those that stand in others. */
export function partsBeside(schema: Schema): readonly Part[] {
  return Object.entries(schema.properties ?? {}).flatMap(([name, field]) =>
    objectsIn(field).map(({ schema: part, isItem }) => ({
      word: isItem ? singular(name) : name,
      schema: part,
    })),
  );
}

/** The objects that a field may be, or have as items. */
function objectsIn(
  field: Schema,
): readonly { readonly schema: Schema; readonly isItem: boolean }[] {
  if (isObject(field)) return [{ schema: field, isItem: false }];
  if (field.items !== undefined && isObject(field.items)) {
    return [{ schema: field.items, isItem: true }];
  }
  return (field.anyOf ?? []).flatMap(objectsIn);
}
