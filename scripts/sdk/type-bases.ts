import { FIELD_GROUPS } from './field-groups.ts';
import { hasFieldsOf, onlyFields, type Schema } from './schema.ts';
import type { NamedSchema } from './type-text.ts';

/** Kinds of types, in the order in which they build on each other: things and their parts, answers, parameters. */
export const DECLARED_KINDS = ['parts', 'objects', 'answers', 'queries', 'params'] as const;

export type DeclaredKind = (typeof DECLARED_KINDS)[number];

/** A type that has a name, with the resources that use it. */
export interface Named extends NamedSchema {
  readonly kind: DeclaredKind;
  readonly usedIn: Set<string>;
}

/** What has fewer fields in common with another is no kind of it. */
const BASE_FIELDS_MIN = 6;

/** Groups of fields that at least two of these take, in the order of the list. */
export function groupsOf(sent: readonly Named[]): readonly Named[] {
  return FIELD_GROUPS.flatMap(({ name, says, fields }) => {
    const usersOf = (schema: Schema): number =>
      sent.filter((one) => hasFieldsOf(one.schema, schema)).length;
    const [most] = sent
      .flatMap((one) => onlyFields(one.schema, fields) ?? [])
      .map((schema) => ({ schema, users: usersOf(schema) }))
      .sort((one, other) => other.users - one.users);
    if (most === undefined || most.users < 2) return [];
    return { name, says, schema: most.schema, kind: 'params', usedIn: new Set<string>() };
  });
}

/** The groups that a type has all fields of: the largest first, each with fields that the others lack. */
export function groupsIn(named: Named, groups: readonly Named[]): readonly Named[] {
  const fitting = groups
    .filter((group) => group !== named && hasFieldsOf(named.schema, group.schema))
    .sort((one, other) => fieldsOf(other).length - fieldsOf(one).length);
  const said = new Set<string>();
  return fitting.filter((group) => {
    const isNew = fieldsOf(group).some((field) => !said.has(field));
    for (const field of fieldsOf(group)) said.add(field);
    return isNew;
  });
}

/** The thing with the most fields, all of which this one has too, and more; none if there is none. */
export function thingWithin(named: Named, things: readonly Named[]): readonly Named[] {
  const fitting = things.filter((other) => other.kind !== 'answers' && isKindOf(named, other));
  return fitting.sort((one, other) => fieldsOf(other).length - fieldsOf(one).length).slice(0, 1);
}

/** Whether a type has all that another has, and more. */
export function isKindOf(
  one: { readonly schema: Schema },
  other: { readonly schema: Schema },
): boolean {
  const many = fieldsOf(other).length;
  if (many < BASE_FIELDS_MIN || many >= fieldsOf(one).length) return false;
  return hasFieldsOf(one.schema, other.schema);
}

export function fieldsOf({ schema }: { readonly schema: Schema }): readonly string[] {
  return Object.keys(schema.properties ?? {});
}
