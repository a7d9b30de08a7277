import {
  buildASTSchema,
  getNamedType,
  graphqlSync,
  isObjectType,
  Kind,
  parse,
  type DefinitionNode,
  type FieldDefinitionNode,
  type GraphQLSchema,
  type ObjectTypeDefinitionNode,
  type TypeNode,
} from 'graphql';

/** What Gladly's platform defines for all apps. */
const GIVEN = `
  scalar DateTime
  scalar Currency
  directive @dataType(name: String!, version: String!) on OBJECT
  directive @action(name: String!) on FIELD_DEFINITION
  directive @childIds(template: String!) on FIELD_DEFINITION
  directive @parentId(template: String!) on FIELD_DEFINITION
`;
const BUILT_IN = ['String', 'Int', 'Float', 'Boolean', 'ID', 'DateTime', 'Currency'];

/** The schema of an app. Throws for what GraphQL does not allow. */
export function schemaOf(text: string): GraphQLSchema {
  const document = parse(`${GIVEN}${text}`);
  const hasQuery = document.definitions.some(
    (each) => each.kind === Kind.OBJECT_TYPE_DEFINITION && each.name.value === 'Query',
  );
  if (!hasQuery) throw new Error('there is no type Query');
  return buildASTSchema(document);
}

/** What Gladly's platform does not take though GraphQL does, in words. */
export function unsupportedIn(text: string): readonly string[] {
  const found: string[] = [];
  const known = new Set(BUILT_IN);
  for (const definition of parse(text).definitions) {
    if (!('name' in definition) || definition.name === undefined) continue;
    if (definition.kind === Kind.UNION_TYPE_DEFINITION) {
      found.push(`${definition.name.value} is a union`);
    }
    known.add(definition.name.value);
    for (const name of namesUsedIn(definition)) {
      if (!known.has(name)) found.push(`${name} is used before it is defined`);
    }
  }
  return found;
}

/** Types of the fields of a definition, and of what the fields are asked with. */
function namesUsedIn(definition: DefinitionNode): readonly string[] {
  if (definition.kind !== Kind.OBJECT_TYPE_DEFINITION) return [];
  return (definition.fields ?? []).flatMap((field) => [
    typeName(field.type),
    ...(field.arguments ?? []).map(({ type }) => typeName(type)),
  ]);
}

function typeName(type: TypeNode): string {
  return type.kind === Kind.NAMED_TYPE ? type.name.value : typeName(type.type);
}

interface Named {
  /** The field or the type that carries the directive. */
  readonly on: string;
  readonly terms: Readonly<Record<string, string>>;
}

/** Where a directive stands, and with what terms. */
export function directivesIn(text: string, directive: string): readonly Named[] {
  return parse(text).definitions.flatMap((definition) =>
    definition.kind === Kind.OBJECT_TYPE_DEFINITION
      ? [definition, ...(definition.fields ?? [])].flatMap((node) => namedOn(node, directive))
      : [],
  );
}

function namedOn(
  { name, directives = [] }: ObjectTypeDefinitionNode | FieldDefinitionNode,
  directive: string,
): readonly Named[] {
  return directives
    .filter((each) => each.name.value === directive)
    .map(({ arguments: given = [] }) => {
      const terms = given.map((each) => [
        each.name.value,
        'value' in each.value ? String(each.value.value) : '',
      ]);
      return { on: name.value, terms: Object.fromEntries(terms) as Named['terms'] };
    });
}

/** What of a value is not of the type of a field, in words; fields that the type does not have count. */
export function misfitsOfField(
  schema: GraphQLSchema,
  operation: 'query' | 'mutation',
  { field, value }: { readonly field: string; readonly value: unknown },
): readonly string[] {
  const root = operation === 'query' ? schema.getQueryType() : schema.getMutationType();
  const found = root?.getFields()[field];
  if (found === undefined) return [`there is no ${field}`];
  const named = getNamedType(found.type);
  const terms = found.args.map(
    (each) => `${each.name}: ${String(each.type).startsWith('[') ? '[]' : '""'}`,
  );
  const asked = terms.length === 0 ? field : `${field}(${terms.join(', ')})`;
  const source = `${operation} { ${asked} ${selectionOf(schema, named.name)} }`;
  const { errors = [] } = graphqlSync({ schema, source, rootValue: { [field]: () => value } });
  const list: readonly unknown[] = Array.isArray(value) ? value : [value];
  const unknown = list.flatMap((each) => unknownFields(schema, named.name, each));
  return [...errors.map(({ message }) => message), ...unknown];
}

function selectionOf(schema: GraphQLSchema, name: string): string {
  const type = schema.getType(name);
  if (!isObjectType(type)) return '';
  const fields = Object.values(type.getFields()).map(
    (field) => `${field.name} ${selectionOf(schema, getNamedType(field.type).name)}`,
  );
  return `{ ${fields.join(' ')} }`;
}

function unknownFields(schema: GraphQLSchema, name: string, value: unknown): readonly string[] {
  const type = schema.getType(name);
  if (!isObjectType(type) || typeof value !== 'object' || value === null) return [];
  const fields = type.getFields();
  return Object.entries(value).flatMap(([key, inner]: [string, unknown]) => {
    const field = fields[key];
    if (field === undefined) return [`${name} has no ${key}`];
    const inside: readonly unknown[] = Array.isArray(inner) ? inner : [inner];
    return inside.flatMap((each) => unknownFields(schema, getNamedType(field.type).name, each));
  });
}
