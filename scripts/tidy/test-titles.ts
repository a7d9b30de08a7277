import type { Finding, Tree } from './tree.ts';
import { lineAt, texts } from './tree.ts';

const TITLE =
  /^[ \t]*(?:test|it|scenario|property)(?:\.\w+)?\(\s*(['"`])((?:\\.|(?!\1)[^\\])+)\1/gm;
const FOCUSED = /^[ \t]*(?:test|it|describe)\.(?:only|todo)\(/gm;

/** Titles are sentences about behaviour, one for each test of a file. */
export function checkTestTitles(tree: Tree): Finding[] {
  return texts(tree, /\.test\.tsx?$/).flatMap(({ path, text }) => {
    const findings: Finding[] = [];
    const seen = new Set<string>();
    for (const match of text.matchAll(TITLE)) {
      const title = match[2] ?? '';
      const line = lineAt(text, match.index);
      if (/\bshould\b|\bworks\b/.test(title)) {
        findings.push({ path, line, message: `say what happens: "${title}"` });
      }
      if (seen.has(title)) findings.push({ path, line, message: `"${title}" stands here twice` });
      seen.add(title);
    }
    for (const match of text.matchAll(FOCUSED)) {
      findings.push({
        path,
        line: lineAt(text, match.index),
        message: 'a test that shuts out others',
      });
    }
    return findings;
  });
}
