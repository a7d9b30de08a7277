import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** One file of the project as the rules see it. */
export interface ProjectFile {
  /** Relative to the project, with forward slashes. */
  readonly path: string;
  readonly bytes: number;
  /** Null for what is not text. */
  readonly text: string | null;
}

export type Tree = readonly ProjectFile[];

/** A rule that is broken: where, and what to do about it. */
export interface Finding {
  readonly path: string;
  /** Counted from 1; 0 when the finding is about the whole file. */
  readonly line: number;
  readonly message: string;
}

const TEXT = /\.(ts|tsx|js|cjs|mjs|json|md|sql|ya?ml|css|html|txt|sh|csv|ndjson)$/;
const TEXT_NAMES = new Set(['Dockerfile', 'LICENSE', 'run', '.npmrc', '.gitignore']);
const READ_BYTES_MAX = 4 * 1024 * 1024;

/**
 * Reads the project's files, less what `.gitignore` names. Works without git, so that the check
 * also runs on an unpacked archive. Only the plain forms `name/`, `a/b/` and `*.ext` are
 * understood; any other pattern throws.
 */
export function readTree(root: string): Tree {
  const isIgnored = ignoredBy(readFileSync(join(root, '.gitignore'), 'utf8'));
  const files: ProjectFile[] = [];
  const folders = [''];
  for (let folder = folders.pop(); folder !== undefined; folder = folders.pop()) {
    for (const entry of readdirSync(join(root, folder), { withFileTypes: true })) {
      const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
      if (path === '.git' || isIgnored(path)) continue;
      if (entry.isDirectory()) folders.push(path);
      else if (entry.isFile()) files.push(readFile(root, path, entry.name));
    }
  }
  return files.sort((a, b) => (a.path < b.path ? -1 : 1));
}

function readFile(root: string, path: string, name: string): ProjectFile {
  const bytes = statSync(join(root, path)).size;
  const isText = (TEXT.test(name) || TEXT_NAMES.has(name)) && bytes <= READ_BYTES_MAX;
  return { path, bytes, text: isText ? readFileSync(join(root, path), 'utf8') : null };
}

/** Understands the part of the `.gitignore` language that this project uses. */
export function ignoredBy(gitignore: string): (path: string) => boolean {
  const names = new Set<string>();
  const paths = new Set<string>();
  const endings: string[] = [];
  for (const line of gitignore.split('\n').map((each) => each.trim())) {
    if (line === '' || line.startsWith('#')) continue;
    if (/^\*\.[\w.]+$/.test(line)) endings.push(line.slice(1));
    else if (/^[\w.-]+\/?$/.test(line)) names.add(line.replace(/\/$/, ''));
    else if (/^[\w./-]+\/$/.test(line)) paths.add(line.replace(/^\//, '').slice(0, -1));
    else throw new Error(`.gitignore: the pattern ${line} is not understood`);
  }
  return (path) =>
    paths.has(path) ||
    names.has(path.slice(path.lastIndexOf('/') + 1)) ||
    endings.some((ending) => path.endsWith(ending));
}

/** The text files whose path matches. */
export function texts(tree: Tree, path: RegExp): { path: string; text: string }[] {
  return tree.flatMap((file) =>
    file.text !== null && path.test(file.path) ? [{ path: file.path, text: file.text }] : [],
  );
}

/** The line, counted from 1, on which a place of a text lies. */
export function lineAt(text: string, offset: number): number {
  return text.slice(0, offset).split('\n').length;
}
