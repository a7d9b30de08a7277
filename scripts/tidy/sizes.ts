import type { Finding, Tree } from './tree.ts';
import { texts } from './tree.ts';

const SOURCE = /^(packages|bench|scripts|integrations)\/.*(?<!\.test)(?<!\.d)\.tsx?$/;
const SOURCE_MEDIAN_MAX = 100;
const SQL_LINES_MAX = 400;
/** Aim at 100; a sentence may end a word later. */
const COLUMNS_MAX = 110;
const BYTES_MAX = 1024 * 1024;

/** The median is what a reader meets; the ceiling of a single file is the linter's to hold. */
export function checkSizes(tree: Tree): Finding[] {
  const lengths = texts(tree, SOURCE)
    .map(({ text }) => countLines(text))
    .sort((a, b) => a - b);
  const median = lengths[Math.floor(lengths.length / 2)] ?? 0;
  const findings: Finding[] = [];
  if (median > SOURCE_MEDIAN_MAX) {
    const message = `half of all source files are longer than ${median} lines; ${SOURCE_MEDIAN_MAX} is the budget`;
    findings.push({ path: 'packages', line: 0, message });
  }
  for (const { path, text } of texts(tree, /\/migrations\/.*\.sql$/)) {
    if (countLines(text) > SQL_LINES_MAX) {
      findings.push({ path, line: 0, message: `longer than ${SQL_LINES_MAX} lines` });
    }
  }
  for (const { path, bytes } of tree) {
    if (bytes > BYTES_MAX) findings.push({ path, line: 0, message: 'larger than 1 MB' });
  }
  return findings;
}

/** Prettier breaks code; comments are left to us. */
export function checkCommentWidth(tree: Tree): Finding[] {
  return texts(tree, /^(packages|tests|bench|scripts|integrations)\/.*\.tsx?$/).flatMap(
    ({ path, text }) =>
      text.split('\n').flatMap((line, index) => {
        const isComment = /^\s*(\/\/|\/?\*)/.test(line);
        const hasLink = line.includes('://');
        return isComment && !hasLink && line.length > COLUMNS_MAX
          ? [{ path, line: index + 1, message: `comment wider than ${COLUMNS_MAX} columns` }]
          : [];
      }),
  );
}

function countLines(text: string): number {
  return text.split('\n').length - (text.endsWith('\n') ? 1 : 0);
}
