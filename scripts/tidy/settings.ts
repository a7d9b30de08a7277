import type { Finding, Tree } from './tree.ts';
import { lineAt, texts } from './tree.ts';

const SETTING = /\b(?:PORT|HOST|LOG_LEVEL|(?:FEALTY|DATABASE)_[A-Z0-9_]+)\b/g;
const READER = /^packages\/server\/src\/(?:config|receipts-place|single-sign-on-terms)\.ts$/;
const PAGE = /^docs\/operating\/configure\.md$/;

/** Every setting that the program reads stands in the table for operators, and no other does. */
export function checkSettings(tree: Tree): Finding[] {
  const readers = texts(tree, READER);
  const [page] = texts(tree, PAGE);
  if (readers.length === 0 || page === undefined) return [];
  const read = readers.map(({ path, text }) => ({ path, names: names(text, SETTING) }));
  const written = names(page.text, /(?<=^\| `)[A-Z0-9_]+(?=`)/gm);
  return [
    ...read.flatMap(({ path, names: found }) =>
      [...found].flatMap(([name, line]) =>
        written.has(name) ? [] : [{ path, line, message: `${name} is missing in ${page.path}` }],
      ),
    ),
    ...[...written].flatMap(([name, line]) =>
      read.some(({ names: found }) => found.has(name))
        ? []
        : [{ path: page.path, line, message: `nothing reads ${name}` }],
    ),
  ];
}

/** Each name with the line it stands on first. */
function names(text: string, pattern: RegExp): Map<string, number> {
  const found = new Map<string, number>();
  for (const match of text.matchAll(pattern)) {
    if (!found.has(match[0])) found.set(match[0], lineAt(text, match.index));
  }
  return found;
}
