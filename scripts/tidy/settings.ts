import type { Finding, Tree } from './tree.ts';
import { lineAt, texts } from './tree.ts';

const SETTING = /\b(?:PORT|HOST|LOG_LEVEL|(?:FEALTY|DATABASE)_[A-Z_]+)\b/g;
const READER = /^packages\/server\/src\/config\.ts$/;
const PAGE = /^docs\/operating\/configure\.md$/;

/** Every setting that the program reads stands in the table for operators, and no other does. */
export function checkSettings(tree: Tree): Finding[] {
  const [reader] = texts(tree, READER);
  const [page] = texts(tree, PAGE);
  if (reader === undefined || page === undefined) return [];
  const read = names(reader.text, SETTING);
  const written = names(page.text, /(?<=^\| `)[A-Z_]+(?=`)/gm);
  return [
    ...[...read].flatMap(([name, line]) =>
      written.has(name)
        ? []
        : [{ path: reader.path, line, message: `${name} is missing in ${page.path}` }],
    ),
    ...[...written].flatMap(([name, line]) =>
      read.has(name) ? [] : [{ path: page.path, line, message: `nothing reads ${name}` }],
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
