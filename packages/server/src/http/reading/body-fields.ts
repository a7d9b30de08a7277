import { readForm } from './form-fields.ts';
import { readJson } from './json-text.ts';
import { NO_FIELDS, type RawField, type RawFields } from './raw-fields.ts';

/**
 * Takes a body apart by the look of it: clients label forms as JSON, JSON as forms, and either as
 * nothing at all. Null if it is neither.
 */
export function readBodyFields(text: string): RawFields | null {
  const body = text.trim();
  if (body === '') return NO_FIELDS;
  switch (body[0]) {
    case '{':
      return jsonFields(readJson(body));
    case '"': {
      // An object that was made into JSON twice.
      const inner = readJson(body);
      return typeof inner === 'string' ? jsonFields(readJson(inner)) : null;
    }
    case '[':
    case '-':
      return null;
    default:
      return body.includes('=') ? readForm(body) : null;
  }
}

/** The fields of a JSON object; null if it is something else. */
export function jsonFields(value: unknown): RawFields | null {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return null;
  const fields = new Map<string, RawField>();
  for (const [name, given] of Object.entries(value)) {
    fields.set(name.endsWith('[]') ? name.slice(0, -2) : name, { from: 'json', value: given });
  }
  return fields;
}
