import type { ParameterTraits } from '@fealty/contract';
import { decodeValue } from './form-fields.ts';
import { readJson } from './json-text.ts';
import { faultAt } from './passed-list.ts';
import type { RawField } from './raw-fields.ts';
import type { Understood } from './understood.ts';

/** What data URLs begin with; what kind of file they say it is does not matter. */
const PREFIX = /^data:[^,]{0,200};base64,/i;
const PADDING = /={0,2}$/;

/** Reads files in base64: a list of texts, or a single text. They are decoded by whoever wants them. */
export function readFiles(field: RawField, { maxItems = 1 }: ParameterTraits): Understood {
  const given = givenFiles(field);
  const items: unknown[] = Array.isArray(given) ? given : [given];
  const sent = items.filter((item) => item !== null && item !== undefined && item !== '');
  if (sent.length === 0) return { kind: 'absent' };
  if (sent.length > maxItems) return faultAt('', `${sent.length} files`, `at most ${maxItems}`);
  const odd = sent.findIndex((item) => typeof item !== 'string');
  if (odd === -1) return { kind: 'value', value: sent };
  return faultAt(`[${odd}]`, JSON.stringify(sent[odd]), 'a file as text in base64');
}

function givenFiles(field: RawField): unknown {
  if (field.from === 'form') return field.values.map((text) => decodeValue(text, 'plus'));
  const { value } = field;
  return typeof value === 'string' && value.trimStart().startsWith('[') ? readJson(value) : value;
}

/**
 * The bytes of a file in base64, with or without the prefix of a data URL, in one line or in many;
 * null if it is something else, `too_large` if there are more than so many.
 */
export function decodeFile(text: string, bytesMax: number): Buffer | 'too_large' | null {
  const prefix = PREFIX.exec(text)?.[0] ?? '';
  const bare = text.slice(prefix.length);
  return decodeBare(bare, bytesMax) ?? decodeBare(bare.replaceAll(/\s+/g, ''), bytesMax);
}

/** Node leaves out what is no base64, so that the length tells whether there was any. */
function decodeBare(bare: string, bytesMax: number): Buffer | 'too_large' | null {
  const padding = PADDING.exec(bare.slice(-2))?.[0].length ?? 0;
  const length = bare.length - padding;
  const bytes = Math.floor((length * 3) / 4);
  if (bytes > bytesMax) return /\s/.test(bare) ? null : 'too_large';
  const decoded = Buffer.from(bare, 'base64');
  return decoded.length === bytes && length % 4 !== 1 && bytes > 0 ? decoded : null;
}
