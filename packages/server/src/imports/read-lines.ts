import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import path from 'node:path';
import { IMPORT_NAMES } from '@fealty/contract';
import { CsvError, parse } from 'csv-parse';
import { ImportUnreadable, type ImportLine } from './lines.ts';

/** Longer lines are no lines of an import. Bytes. */
const LINE_MAX = 1024 * 1024;

/** Some editors begin a file of UTF-8 with it. */
const BOM = /^\uFEFF/;

const GUARDED = /^'[=+\-@\t\r]/;

/** Where a reader stands, for the bar. */
export interface ReadProgress {
  bytes: number;
}

/**
 * The lines of a file one by one, in memory one block at a time: NDJSON (`.ndjson`, `.jsonl`), or
 * CSV with a line of names, separated by commas or semicolons. Throws `ImportUnreadable`.
 */
export function readLines(file: string, progress: ReadProgress): AsyncIterable<ImportLine> {
  const extension = path.extname(file).toLowerCase();
  return extension === '.ndjson' || extension === '.jsonl'
    ? readNdjson(file, progress)
    : readCsv(file, progress);
}

interface CsvRecord {
  readonly record: readonly string[];
  readonly raw: string;
  readonly info: { readonly lines: number };
}

async function* readCsv(file: string, progress: ReadProgress): AsyncGenerator<ImportLine> {
  const delimiter = await delimiterOf(file);
  const parser = parse({
    bom: true,
    delimiter,
    info: true,
    raw: true,
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    trim: true,
    max_record_size: LINE_MAX,
  });
  const stream = createReadStream(file);
  stream.on('error', (error) => parser.destroy(error));
  stream.pipe(parser);
  let names: readonly string[] | null = null;
  try {
    for await (const { record, raw, info } of parser as AsyncIterable<CsvRecord>) {
      progress.bytes = stream.bytesRead;
      if (names === null) {
        names = record.map(ourName);
        continue;
      }
      yield { line: info.lines, fields: fieldsOf(names, record), raw: raw.trimEnd() };
    }
  } catch (error) {
    if (error instanceof CsvError) throw new ImportUnreadable(`${file}: ${error.message}`);
    throw error;
  } finally {
    stream.destroy();
  }
  if (names === null) throw new ImportUnreadable(`${file} has no line of names`);
}

/** The first line of names tells; names hold neither. */
async function delimiterOf(file: string): Promise<string> {
  const handle = await open(file);
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(16_384), 0, 16_384, 0);
    const first = buffer.toString('utf8', 0, bytesRead).split('\n', 1)[0] ?? '';
    const count = (mark: string): number => first.split(mark).length;
    return count(';') > count(',') ? ';' : ',';
  } finally {
    await handle.close();
  }
}

function fieldsOf(names: readonly string[], record: readonly string[]): Map<string, string> {
  const fields = new Map<string, string>();
  names.forEach((name, index) => {
    const value = record[index] ?? '';
    if (value !== '' && name !== '') fields.set(name, unguarded(value));
  });
  return fields;
}

async function* readNdjson(file: string, progress: ReadProgress): AsyncGenerator<ImportLine> {
  let line = 0;
  for await (const raw of textLines(file, progress)) {
    line += 1;
    if (raw.trim() === '') continue;
    const fields = jsonFields(raw);
    yield typeof fields === 'string'
      ? { line, fields: new Map(), raw, unreadable: fields }
      : { line, fields, raw };
  }
}

async function* textLines(file: string, progress: ReadProgress): AsyncGenerator<string> {
  let rest = '';
  let first = true;
  const stream = createReadStream(file, { encoding: 'utf8' });
  for await (const block of stream as AsyncIterable<string>) {
    progress.bytes = stream.bytesRead;
    const lines = (rest + (first ? block.replace(BOM, '') : block)).split('\n');
    first = false;
    rest = lines.pop() ?? '';
    if (rest.length > LINE_MAX) throw new ImportUnreadable(`${file} has a line without an end`);
    yield* lines;
  }
  if (rest !== '') yield rest;
}

/** The fields of an object; for anything else a word about it. */
function jsonFields(raw: string): Map<string, string> | string {
  let value: unknown;
  try {
    value = JSON.parse(raw);
  } catch {
    return 'this is not JSON';
  }
  return fieldsOfObject(value) ?? 'this is not an object';
}

/** The fields of a line that came as an object, under our names; null if it is none. */
export function fieldsOfObject(value: unknown): Map<string, string> | null {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return null;
  const fields = new Map<string, string>();
  for (const [name, field] of Object.entries(value)) addField(fields, ourName(name), field);
  return fields;
}

function addField(fields: Map<string, string>, name: string, value: unknown): void {
  if (Array.isArray(value)) {
    fields.set(name, value.map((item) => textOf(item)).join('|'));
  } else if (typeof value === 'object' && value !== null) {
    for (const [inner, field] of Object.entries(value)) addField(fields, `${name}.${inner}`, field);
  } else {
    const text = unguarded(textOf(value).trim());
    if (text !== '') fields.set(name, text);
  }
}

/** Exports write an apostrophe before what a spreadsheet would take for a formula. */
function unguarded(value: string): string {
  return GUARDED.test(value) ? value.slice(1) : value;
}

function textOf(value: unknown): string {
  if (typeof value === 'string') return value;
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : '';
}

/** Names of attributes are the program's own and stay as they are. */
function ourName(name: string): string {
  if (name.trim().startsWith('custom.')) return name.trim();
  const plain = name
    .trim()
    .toLowerCase()
    .replaceAll(/[\s-]+/g, '_');
  // A column may be called as something that every object has.
  return Object.hasOwn(IMPORT_NAMES, plain) ? (IMPORT_NAMES[plain] ?? plain) : plain;
}
