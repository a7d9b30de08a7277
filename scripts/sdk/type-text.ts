import { docComment } from './doc-comment.ts';
import { beyond, isObject, requiredNames, type Schema } from './schema.ts';
import { unionOf } from './word-unions.ts';

/** How a type is written down. */
export interface TypeTerms {
  /** Of what is sent: fields may be undefined where they may be left out. */
  readonly sent: boolean;
  /** The name of a schema that has one; it is noted as used. */
  nameOf(schema: Schema): string | null;
}

/** Types that are written by hand in `sending/values.ts`, by the kind of a parameter. */
const KINDS: Readonly<Record<string, string>> = {
  text: 'string',
  email: 'string',
  date: 'string',
  moment: 'string',
  secret: 'string',
  decimal: 'string',
  integer: 'number',
  boolean: 'boolean',
  list: 'readonly string[]',
  files: 'readonly string[]',
  record: 'AttributeValues',
  document: 'object',
};

/** A schema that has a name. */
export interface NamedSchema {
  readonly name: string;
  readonly schema: Schema;
  /** Its comment. */
  readonly says: string;
}

/** The declaration of a type; with bases, it has their fields and says only what is beyond them. */
export function declarationText(
  { name, schema, says }: NamedSchema,
  terms: TypeTerms,
  bases: readonly NamedSchema[] = [],
): string {
  const doc = docComment([says]);
  if (!isObject(schema)) return `${doc}export type ${name} = ${unnamedType(schema, terms)};\n`;
  const own = fieldsText(
    beyond(
      schema,
      bases.map((base) => base.schema),
    ),
    terms,
  );
  const names = bases.map((base) => base.name);
  if (own === '') return `${doc}export type ${name} = ${names.join(' & ')};\n`;
  const from = names.length === 0 ? '' : ` extends ${names.join(', ')}`;
  return `${doc}export interface ${name}${from} {\n${own}}\n`;
}

/** A schema as the text of a type. */
export function typeText(schema: Schema, terms: TypeTerms): string {
  const name = terms.nameOf(schema);
  return name ?? unnamedType(schema, terms);
}

/** The same for a schema that is about to get its name. */
export function unnamedType(schema: Schema, terms: TypeTerms): string {
  const kind = schema['x-kind'];
  if (schema.$ref !== undefined) return schema.$ref;
  if (schema.const !== undefined) return JSON.stringify(schema.const);
  if (schema.enum !== undefined) return enumText(schema);
  if (kind === 'items') return `readonly ${schema.itemName ?? 'object'}[]`;
  if (kind === 'filter') return schema['x-of'] === 'moment' ? 'MomentFilter' : 'WordFilter';
  if (kind !== undefined && KINDS[kind] !== undefined) return KINDS[kind];
  if (schema.anyOf !== undefined) {
    return [...new Set(schema.anyOf.map((one) => typeText(one, terms)))].join(' | ');
  }
  switch (schema.type) {
    case 'array':
      return arrayText(schema, terms);
    case 'object':
      return objectText(schema, terms);
    case 'integer':
      return 'number';
    case 'string':
    case 'number':
    case 'boolean':
    case 'null':
      return schema.type;
    default:
      return 'unknown';
  }
}

function enumText({ enum: words = [], type }: Schema): string {
  const union = unionOf(words) ?? words.map((word) => JSON.stringify(word)).join(' | ');
  return type === 'array' ? `readonly (${union})[]` : union;
}

function arrayText({ items = {} }: Schema, terms: TypeTerms): string {
  const item = typeText(items, terms);
  return /^\w+$/.test(item) ? `readonly ${item}[]` : `readonly (${item})[]`;
}

function objectText(schema: Schema, terms: TypeTerms): string {
  if (isObject(schema)) return `{\n${fieldsText(schema, terms)}}`;
  const [values] = Object.values(schema.patternProperties ?? {});
  const { additionalProperties: rest } = schema;
  const given = values ?? (typeof rest === 'object' && rest !== null ? rest : {});
  return `Readonly<Record<string, ${typeText(given, terms)}>>`;
}

/** The fields of an object, each with what is said of it. */
export function fieldsText(schema: Schema, terms: TypeTerms): string {
  const required = requiredNames(schema);
  const fields = Object.entries(schema.properties ?? {}).map(([name, field]) => {
    const isNeeded = required.has(name);
    const text = typeText(field, terms);
    const type = terms.sent && !isNeeded ? `${text} | undefined` : text;
    const key = /^[A-Za-z_]\w*$/.test(name) ? name : JSON.stringify(name);
    return `${docComment(wordsOf(field))}readonly ${key}${isNeeded ? '' : '?'}: ${type};\n`;
  });
  const isOpen = schema['x-rest'] === true || schema.additionalProperties === true;
  const rest = isOpen ? '/** Names of your own. */\nreadonly [name: string]: unknown;\n' : '';
  return fields.join('') + rest;
}

function wordsOf({ description = '', default: otherwise }: Schema): string[] {
  if (otherwise === undefined) return [description];
  return [`${description} Unless said: \`${JSON.stringify(otherwise)}\`.`];
}
