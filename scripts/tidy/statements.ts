import type { Finding, Tree } from './tree.ts';
import { lineAt, texts } from './tree.ts';

/**
 * A template with a hole in it, handed to `statement(` or to a `query(`. Constants in capitals are
 * known when the module is loaded, so a statement made of them is static all the same.
 */
const HOLED =
  /\b(?:statement\(\s*'[^']*',\s*|query\(\s*)`(?:[^`$]|\$(?!\{)|\$\{[A-Z_]+\})*\$\{(?![A-Z_]+\})/g;
/** Text glued together where a statement is expected. */
const GLUED = /\bstatement\(\s*'[^']*',\s*(?:`[^`]*`|'[^']*')\s*\+/g;

/** A lock for which whoever adds a row that refers to this one has to wait. */
const TOO_STRONG = /\bfor update\b/gi;

/** SQL is static text with parameters, so that every statement can be planned in a test. */
export function checkStatements(tree: Tree): Finding[] {
  return texts(tree, /^packages\/server\/src\/.*(?<!\.test)\.ts$/).flatMap(({ path, text }) =>
    [...text.matchAll(HOLED), ...text.matchAll(GLUED)].map((match) => ({
      path,
      line: lineAt(text, match.index),
      message: 'SQL is static text; pass values as $1, $2, …',
    })),
  );
}

/**
 * Rows are locked no more than a change of them does it: the check of a foreign key waits for more, at a
 * moment that nobody chose, and two that wait so for each other never end.
 */
export function checkLocks(tree: Tree): Finding[] {
  return texts(tree, /^packages\/server\/src\/.*(?<!\.test)\.ts$/).flatMap(({ path, text }) =>
    [...text.matchAll(TOO_STRONG)].map((match) => ({
      path,
      line: lineAt(text, match.index),
      message: 'lock FOR NO KEY UPDATE: keys are never changed',
    })),
  );
}

/** Migrations are numbered from 0001 without a gap, and named by what they bring. */
export function checkMigrations(tree: Tree): Finding[] {
  const migrations = tree.filter(({ path }) => /\/migrations\/[^/]+$/.test(path));
  return migrations.flatMap(({ path }, index) => {
    const name = path.slice(path.lastIndexOf('/') + 1);
    const expected = String(index + 1).padStart(4, '0');
    if (!/^\d{4}-[a-z0-9-]+\.sql$/.test(name)) {
      return [{ path, line: 0, message: 'name a migration like 0004-what-it-brings.sql' }];
    }
    return name.startsWith(expected)
      ? []
      : [{ path, line: 0, message: `the number ${expected} was expected here` }];
  });
}
