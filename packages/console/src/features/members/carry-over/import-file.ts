import { CUSTOM, type Carried } from './import-fields.ts';
import type { CsvFile, CsvLine } from './read-csv.ts';

/** A file as it is carried over: what it holds, and which field each column is, empty for none. */
export interface ImportFile extends CsvFile {
  readonly fileName: string;
  readonly importId: string;
  readonly carried: Carried;
  readonly fields: readonly string[];
}

/** A line as the server takes it. */
export type SentLine = Readonly<{
  line: number;
  fields: Readonly<Record<string, string>>;
}>;

export interface RefusedLine {
  readonly line: number;
  readonly reason: string;
}

/** The lines with their values under the names of fields; empty ones say nothing. */
export function linesOf({ lines, fields }: ImportFile): readonly SentLine[] {
  return lines.map(({ line, cells }) => ({ line, fields: fieldsOf(cells, fields) }));
}

function fieldsOf(
  cells: CsvLine['cells'],
  fields: readonly string[],
): Readonly<Record<string, string>> {
  const named = fields.map((name, column) => [name, cells[column] ?? ''] as const);
  return Object.fromEntries(named.filter(([name, cell]) => name !== '' && cell !== ''));
}

/**
 * Lines about somebody who stands further up already. The server finds them when it comes to them; what it is
 * asked beforehand is judged piece by piece.
 */
export function findTwice(
  { carried }: ImportFile,
  lines: readonly SentLine[],
): readonly RefusedLine[] {
  if (carried !== 'members') return [];
  const seen = new Map<string, number>();
  const twice: RefusedLine[] = [];
  for (const { line, fields } of lines) {
    const keys = [
      ...(fields['email'] === undefined ? [] : [`email ${fields['email'].toLowerCase()}`]),
      ...(fields['uid'] === undefined ? [] : [`uid ${fields['uid']}`]),
    ];
    const first = keys.map((key) => seen.get(key)).find((one) => one !== undefined);
    if (first !== undefined) {
      twice.push({ line, reason: `The same person stands on line ${String(first)} already` });
    }
    for (const key of keys) if (!seen.has(key)) seen.set(key, line);
  }
  return twice;
}

/** What the server says of a line, with fields as people call them: it begins each with the field's name. */
export function readableReason(reason: string, labelOf: (name: string) => string): string {
  return reason
    .split(' · ')
    .map((part) => {
      const [, name, found, allowed] = /^([a-z_0-9.]+): (.*); (.*)$/s.exec(part) ?? [];
      if (name === undefined || found === undefined || allowed === undefined) return part;
      const label = name.startsWith(CUSTOM) ? name.slice(CUSTOM.length) : labelOf(name);
      return found === 'nothing'
        ? `${label} is missing`
        : `${label} is ${found}, allowed is ${allowed}`;
    })
    .join('. ');
}

/**
 * Names the import after the content of its file, so that the same file once more adds nothing: 128 bits that
 * nobody has a reason to forge. Digests of browsers are only there with TLS.
 */
export function importIdOf(text: string): string {
  const sums = [0x9e3779b9, 0x85ebca6b, 0xc2b2ae35, 0x27d4eb2f];
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    for (let part = 0; part < sums.length; part += 1) {
      const mixed = Math.imul((sums[part] ?? 0) ^ (code + part), 0x01000193 + 2 * part);
      sums[part] = mixed ^ (mixed >>> 13) ^ (sums[(part + 1) % sums.length] ?? 0);
    }
  }
  return `console-${sums.map((sum) => (sum >>> 0).toString(16).padStart(8, '0')).join('')}`;
}
