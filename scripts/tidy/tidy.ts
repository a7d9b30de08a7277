import { checkChangelog } from './changelog.ts';
import { checkLedgerTables, checkLedgerWrites } from './ledger-writes.ts';
import { checkLinks, checkTables, checkTitles } from './markdown.ts';
import { checkNames, checkTypeNames } from './names.ts';
import { checkPackages, checkReasons } from './packages.ts';
import { checkSettings } from './settings.ts';
import { checkCommentWidth, checkSizes } from './sizes.ts';
import { checkLocks, checkMigrations, checkStatements } from './statements.ts';
import { checkTestTitles } from './test-titles.ts';
import type { Finding, Tree } from './tree.ts';
import { checkSurfaceWords, checkWords } from './words.ts';

/** A house rule that no ready-made tool holds. */
export interface TidyRule {
  /** What holds when nothing is found, as a sentence. */
  readonly name: string;
  readonly check: (tree: Tree) => Finding[];
}

/** All rules, in the order of STYLE.md. */
export const TIDY_RULES: readonly TidyRule[] = [
  { name: 'files and folders are named by what they hold', check: checkNames },
  { name: 'types are named by what they are', check: checkTypeNames },
  { name: 'files keep their size budgets', check: checkSizes },
  { name: 'comments fit the page', check: checkCommentWidth },
  { name: 'no text holds paths of a machine or open work without a number', check: checkWords },
  { name: 'words of v1 stay in its own code', check: checkSurfaceWords },
  { name: 'only the lane writes ledger tables', check: checkLedgerWrites },
  { name: 'every table of the ledger has a declared writer', check: checkLedgerTables },
  { name: 'SQL is static text', check: checkStatements },
  { name: 'rows are locked no more than needed', check: checkLocks },
  { name: 'migrations are numbered without a gap', check: checkMigrations },
  { name: 'test titles are sentences, each once', check: checkTestTitles },
  { name: 'versions of packages are exact', check: checkPackages },
  { name: 'every package has its reason', check: checkReasons },
  { name: 'the page of settings is complete', check: checkSettings },
  { name: 'every page has one title', check: checkTitles },
  { name: 'links lead somewhere', check: checkLinks },
  { name: 'tables have one head', check: checkTables },
  { name: 'the changelog keeps its form', check: checkChangelog },
];

/** One finding on one line, as an editor can jump to it. */
export function describeFinding(finding: Finding): string {
  const place = finding.line > 0 ? `${finding.path}:${finding.line}` : finding.path;
  return `${place}  ${finding.message}`;
}
