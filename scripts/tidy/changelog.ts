import type { Finding, Tree } from './tree.ts';
import { texts } from './tree.ts';

const RELEASE = /^## (\d+)\.(\d+)\.(\d+) \(\d{4}-\d{2}-\d{2}\)$/;
const PARTS = new Set(['Upgrade notes', 'Added', 'Changed', 'Fixed', 'Removed', 'Security']);

/** The changelog opens with what is pending, then releases, newest first, in known parts. */
export function checkChangelog(tree: Tree): Finding[] {
  const [file] = texts(tree, /^CHANGELOG\.md$/);
  if (file === undefined) return [{ path: 'CHANGELOG.md', line: 0, message: 'is missing' }];
  const findings: Finding[] = [];
  let above: number[] | null = null;
  let sections = 0;
  for (const [index, line] of file.text.split('\n').entries()) {
    const report = (message: string): void => {
      findings.push({ path: file.path, line: index + 1, message });
    };
    if (line.startsWith('### ') && !PARTS.has(line.slice(4))) {
      report(`${line.slice(4)} is not one of ${[...PARTS].join(', ')}`);
    }
    if (!line.startsWith('## ')) continue;
    sections += 1;
    if (sections === 1) {
      if (line !== '## Pending') report('the first section is Pending');
      continue;
    }
    const release = RELEASE.exec(line)?.slice(1).map(Number) ?? null;
    if (release === null) report('write a release as: ## 1.2.3 (2026-01-31)');
    if (release !== null && above !== null && compare(release, above) >= 0) {
      report('newest release first');
    }
    above = release ?? above;
  }
  if (sections === 0) {
    findings.push({ path: file.path, line: 0, message: 'has no section Pending' });
  }
  return findings;
}

function compare(a: readonly number[], b: readonly number[]): number {
  for (const [index, part] of a.entries()) {
    const difference = part - (b[index] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}
