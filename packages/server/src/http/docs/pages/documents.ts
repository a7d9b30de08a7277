import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** A page that was written: Markdown with one title on its first line. */
export interface Document {
  /** Where it lies below the folder of documents, `api/v2.md`. */
  readonly file: string;
  /** Where it is served, `/docs/api/v2`. */
  readonly address: string;
  readonly title: string;
  readonly text: string;
}

/** Some dozens are written; a folder that holds more is another one. */
const DOCUMENTS_MAX = 1000;
/** What lies beside the folder and belongs to it. */
const BESIDE = ['GLOSSARY.md', 'CHANGELOG.md'];
const TITLE = /^# +(.+?) *$/m;

/** Where a document is served: its file without the ending, those beside the folder in small letters. */
export function addressOf(file: string): string {
  return `/docs/${file
    .replace(/^\.\.\//, '')
    .replace(/\.md$/, '')
    .replace(/\/README$/, '')
    .toLowerCase()}`;
}

/** Reads all documents below a folder, by the names of their files; none if it is not there. */
export function readDocuments(folder: string): readonly Document[] {
  const files = [...below(folder), ...BESIDE.map((name) => `../${name}`)];
  if (files.length > DOCUMENTS_MAX) throw new Error(`${folder} holds more than documents`);
  return files.flatMap((file) => {
    const text = textOf(path.join(folder, file));
    if (text === null) return [];
    return [{ file, address: addressOf(file), title: TITLE.exec(text)?.[1] ?? file, text }];
  });
}

function below(folder: string): string[] {
  try {
    return readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.md'))
      .map((name) => name.split(path.sep).join('/'))
      .sort();
  } catch (error) {
    if (isMissing(error)) return [];
    throw error;
  }
}

function textOf(file: string): string | null {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if (isMissing(error)) return null;
    throw error;
  }
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT';
}
