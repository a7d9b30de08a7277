import { posix } from 'node:path';
import type { Finding, Tree } from './tree.ts';
import { texts } from './tree.ts';

interface Page {
  readonly path: string;
  /** Lines outside code fences; the others are empty, so that line numbers stay true. */
  readonly lines: readonly string[];
  readonly anchors: ReadonlySet<string>;
}

const HEADING = /^(#{1,6}) +(.+?) *#*$/;
const RULE = /^\|(?: *:?-+:? *\|)+$/;
const LINK = /\[[^\]]*\]\(([^)\s]+)(?: "[^"]*")?\)/g;

/** Every page has one title, on its first line. */
export function checkTitles(tree: Tree): Finding[] {
  return pages(tree).flatMap(({ path, lines }) => {
    const titles = lines.flatMap((line, index) => (line.startsWith('# ') ? [index + 1] : []));
    if (titles.length === 1 && titles[0] === 1) return [];
    const message = 'a page has exactly one title, on its first line';
    return [{ path, line: titles[1] ?? titles[0] ?? 1, message }];
  });
}

/** The head of a table stands once in it: twice is what a merge leaves that took both sides. */
export function checkTables(tree: Tree): Finding[] {
  return pages(tree).flatMap(({ path, lines }) =>
    lines.flatMap((line, index) => {
      // The rule below a head that stands in the midst of a table.
      if (!RULE.test(line) || !(lines[index - 2] ?? '').startsWith('|')) return [];
      return [{ path, line: index, message: 'the table has a second head' }];
    }),
  );
}

/** Links inside the project lead to a file, and to a heading of it where they name one. */
export function checkLinks(tree: Tree): Finding[] {
  const all = new Map(pages(tree).map((page) => [page.path, page]));
  const places = new Set<string>();
  for (const { path } of tree) {
    for (let at = path; at !== '.'; at = posix.dirname(at)) places.add(at);
  }
  return [...all.values()].flatMap((page) =>
    page.lines.flatMap((line, index) =>
      [...line.matchAll(LINK)].flatMap(([, target = '']) => {
        const wrong = fault(target, page, all, places);
        return wrong === null ? [] : [{ path: page.path, line: index + 1, message: wrong }];
      }),
    ),
  );
}

function fault(
  target: string,
  page: Page,
  all: ReadonlyMap<string, Page>,
  places: ReadonlySet<string>,
): string | null {
  if (/^[a-z]+:/.test(target)) return null;
  const [file = '', anchor] = target.split('#');
  const path = file === '' ? page.path : posix.join(posix.dirname(page.path), file);
  if (!places.has(path.replace(/\/$/, ''))) return `the link to ${target} leads nowhere`;
  if (anchor === undefined) return null;
  const known = all.get(path)?.anchors;
  return known?.has(anchor) === false ? `${path} has no heading for #${anchor}` : null;
}

function pages(tree: Tree): Page[] {
  return texts(tree, /\.md$/).map(({ path, text }) => {
    const lines = withoutFences(text);
    const anchors = new Set<string>();
    for (const line of lines) {
      const heading = HEADING.exec(line)?.[2];
      if (heading !== undefined) anchors.add(anchorOf(heading));
    }
    return { path, lines, anchors };
  });
}

function withoutFences(text: string): string[] {
  let inside = false;
  return text.split('\n').map((line) => {
    const isFence = /^\s*```/.test(line);
    if (isFence) inside = !inside;
    return inside || isFence
      ? ''
      : line.replaceAll(/`[^`]*`/g, (code) => code.replaceAll(/[[\]]/g, ' '));
  });
}

/** The anchor that forges give a heading. */
export function anchorOf(heading: string): string {
  return heading
    .toLowerCase()
    .replaceAll(/[^\p{Letter}\p{Number}\s_-]/gu, '')
    .trim()
    .replaceAll(/\s/g, '-');
}
