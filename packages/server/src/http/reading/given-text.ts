import { decodeValue } from './form-fields.ts';
import type { RawField } from './raw-fields.ts';

/** What stands at a parameter's place: nothing, a text, or something that is no single text. */
export type GivenText =
  | { readonly kind: 'absent' }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'other'; readonly seen: string };

const ABSENT: GivenText = { kind: 'absent' };

/** NUL, and halves of characters that stand alone: no database and no client can take them. */
const UNSTORABLE = /\0|[\uD800-\uDFFF]/u;

export function isUnstorable(text: string): boolean {
  return UNSTORABLE.test(text);
}

/** Reads one text. Empty and null mean that nothing was passed; repeated equal values are one. */
export function givenText(field: RawField | undefined, plus: 'space' | 'plus'): GivenText {
  if (field === undefined) return ABSENT;
  if (field.from === 'json') return jsonText(field.value);
  const [first, ...rest] = field.values
    .map((value) => decodeValue(value, plus))
    .filter((value) => value !== '');
  if (first === undefined) return ABSENT;
  const other = rest.find((value) => value !== first);
  return other === undefined
    ? { kind: 'text', text: first }
    : { kind: 'other', seen: `${first} and ${other}` };
}

/** A JSON number is taken as it prints, so that no arithmetic touches it. */
function jsonText(value: unknown): GivenText {
  switch (typeof value) {
    case 'string': {
      const text = value.trim();
      return text === '' ? ABSENT : { kind: 'text', text };
    }
    case 'number':
    case 'boolean':
      return { kind: 'text', text: String(value) };
    default:
      if (value === null || value === undefined) return ABSENT;
      if (Array.isArray(value) && value.length === 1) return jsonText(value[0]);
      return { kind: 'other', seen: JSON.stringify(value) };
  }
}
