import { ProgramSchema } from '@fealty/contract';
import { OF_WRITTEN_NUMBERS, WRITTEN_NUMBERS } from './read-program.ts';

/** Where it is served, on this server. */
export const SCHEMA_PATH = '/docs/program.schema.json';

type Json = Record<string, unknown>;

/**
 * The schema of a program document as editors read it: conditions stand in one place, and numbers
 * need no quotes where a document may leave them out.
 */
export function publishedSchema(baseUrl: string): Json {
  const definitions: Json = {};
  const body = published(ProgramSchema, '', definitions) as Json;
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    $id: `${baseUrl}${SCHEMA_PATH}`,
    ...body,
    $defs: definitions,
  };
}

/** A part of the schema; `name` is that of the property that it is of. */
function published(part: unknown, name: string, definitions: Json): unknown {
  if (Array.isArray(part)) return part.map((item) => published(item, name, definitions));
  if (!isObject(part)) return part;
  const { $defs, $id: _within, ...rest } = part;
  if (isObject($defs)) {
    for (const [key, inner] of Object.entries($defs)) {
      definitions[key] ??= published(inner, key, definitions);
    }
  }
  const told: Json = {};
  for (const [key, value] of Object.entries(rest)) {
    if (key === 'properties' && isObject(value)) {
      told[key] = Object.fromEntries(
        Object.entries(value).map(([of, inner]) => [of, published(inner, of, definitions)]),
      );
    } else if (key === '$ref' && typeof value === 'string' && !value.startsWith('#')) {
      told[key] = `#/$defs/${value}`;
    } else told[key] = published(value, name, definitions);
  }
  const isWritten = WRITTEN_NUMBERS.has(name) || OF_WRITTEN_NUMBERS.has(name);
  return told['type'] === 'string' && isWritten ? { ...told, type: ['string', 'number'] } : told;
}

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
