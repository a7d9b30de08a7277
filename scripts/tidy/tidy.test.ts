import { describe, expect, test } from 'vitest';
import { checkChangelog } from './changelog.ts';
import { checkLedgerTables, checkLedgerWrites } from './ledger-writes.ts';
import { anchorOf, checkLinks, checkTables, checkTitles } from './markdown.ts';
import { checkNames, checkTypeNames } from './names.ts';
import { checkPackages, checkReasons } from './packages.ts';
import { checkSettings } from './settings.ts';
import { checkCommentWidth, checkSizes } from './sizes.ts';
import { checkLocks, checkMigrations, checkStatements } from './statements.ts';
import { checkTestTitles } from './test-titles.ts';
import { describeFinding } from './tidy.ts';
import type { Finding, Tree } from './tree.ts';
import { ignoredBy } from './tree.ts';
import { checkSurfaceWords, checkWords } from './words.ts';

function tree(files: Record<string, string>): Tree {
  return Object.entries(files)
    .map(([path, text]) => ({ path, text, bytes: Buffer.byteLength(text) }))
    .sort((a, b) => (a.path < b.path ? -1 : 1));
}

/** `path:line` of each finding. */
function places(findings: readonly Finding[]): string[] {
  return findings.map(({ path, line }) => (line > 0 ? `${path}:${line}` : path));
}

describe('names', () => {
  test('verbs and nouns in kebab-case pass, in files, folders and dotfiles', () => {
    const files = {
      'README.md': '',
      '.ci/run': '',
      'packages/server/src/usecases/carry-out.ts': '',
      'packages/server/src/store/keys.db.test.ts': '',
      'packages/server/migrations/0001-merchants.sql': '',
      'tsconfig.base.json': '',
    };
    expect(checkNames(tree(files))).toEqual([]);
  });

  test('a banned word is found in a file and in a folder', () => {
    const files = { 'packages/a/src/string-utils.ts': '', 'packages/a/src/helpers/x.ts': '' };
    expect(places(checkNames(tree(files)))).toEqual([
      'packages/a/src/helpers/x.ts',
      'packages/a/src/string-utils.ts',
    ]);
  });

  test('capitals are found', () => {
    expect(checkNames(tree({ 'packages/a/src/AwardPoints.ts': '' }))).toHaveLength(1);
  });

  test('types named by a role or with an I in front are found', () => {
    const names = ['MemberManager', 'IMember', 'IdentityKey', 'Index'];
    const text = names.map((name) => `export interface ${name} {}`).join('\n');
    expect(places(checkTypeNames(tree({ 'packages/a/src/a.ts': text })))).toEqual([
      'packages/a/src/a.ts:1',
      'packages/a/src/a.ts:2',
    ]);
  });
});

describe('sizes', () => {
  test('a median over a hundred lines is found, one long file among short ones is not', () => {
    const long = 'x\n'.repeat(101);
    const one = {
      'packages/a/src/a.ts': long,
      'packages/a/src/b.ts': '',
      'packages/a/src/c.ts': '',
    };
    expect(checkSizes(tree(one))).toEqual([]);
    const two = { ...one, 'packages/a/src/b.ts': long };
    expect(places(checkSizes(tree(two)))).toEqual(['packages']);
  });

  test('tests do not count towards the median', () => {
    const files = { 'packages/a/src/a.test.ts': 'x\n'.repeat(500), 'packages/a/src/a.ts': 'x\n' };
    expect(checkSizes(tree(files))).toEqual([]);
  });

  test('a file over 1 MB is found', () => {
    const big: Tree = [{ path: 'docs/a.png', bytes: 1024 * 1024 + 1, text: null }];
    expect(places(checkSizes(big))).toEqual(['docs/a.png']);
  });

  test('a wide comment is found, a wide link is not', () => {
    const text = `// ${'x'.repeat(110)}\n// https://example.com/${'x'.repeat(100)}\n`;
    expect(places(checkCommentWidth(tree({ 'scripts/a.ts': text })))).toEqual(['scripts/a.ts:1']);
  });
});

describe('words', () => {
  test('a path of a machine is found, a route is not', () => {
    const folders = ['', 'home', 'ann', 'x'].join('/');
    const text = `read('${folders}')\nget('/v1/loyalty/users')\nsee ./place/x\n`;
    expect(places(checkWords(tree({ 'scripts/a.ts': text })))).toEqual(['scripts/a.ts:1']);
  });

  test('open work passes with a number only', () => {
    const word = 'TO' + 'DO';
    const text = `// ${word}(#12): later\n// ${word}: some day\n`;
    expect(places(checkWords(tree({ 'scripts/a.ts': text })))).toEqual(['scripts/a.ts:2']);
  });

  test('a word of v1 is found outside the code of v1', () => {
    const text = 'const a = body.user_email;\n';
    const files = {
      'packages/server/src/http/v1/map.ts': text,
      'packages/server/src/usecases/award.ts': text,
    };
    expect(places(checkSurfaceWords(tree(files)))).toEqual([
      'packages/server/src/usecases/award.ts:1',
    ]);
  });
});

describe('SQL', () => {
  test('a write of a ledger table is found outside the ledger, whatever its case and form', () => {
    const text = [
      'select * from postings;',
      'INSERT INTO postings (a) values (1);',
      'update only lots set a = 1;',
      'delete from claims;',
      '-- update members set a = 1;',
      '// update members set a = 1, said a comment',
      'update merchants set a = 1;',
      'insert into coupons (a) values (1);',
    ].join('\n');
    const files = {
      'packages/server/src/ledger/a.ts': text,
      'packages/server/src/store/a.ts': text,
      'packages/server/src/store/a.test.ts': text,
    };
    expect(places(checkLedgerWrites(tree(files)))).toEqual([
      'packages/server/src/store/a.ts:2',
      'packages/server/src/store/a.ts:3',
      'packages/server/src/store/a.ts:4',
    ]);
  });

  test('a table of the ledger without a declared writer is found', () => {
    const files = {
      'packages/server/migrations/0003-ledger.sql':
        'create table lots (\n);\ncreate table jars (\n);',
    };
    expect(places(checkLedgerTables(tree(files)))).toEqual([
      'packages/server/migrations/0003-ledger.sql:3',
    ]);
  });

  test('a hole in a statement is found, a constant in capitals is not', () => {
    const hole = '${';
    const text = [
      `statement('a', \`select ${hole}name} from t\`);`,
      `statement('b', \`select ${hole}COLUMNS} from t where id = $1\`);`,
      "statement('c', `select 1` + tail);",
      `client.query(\`select ${hole}COLUMNS}, ${hole}name}\`);`,
    ].join('\n');
    expect(places(checkStatements(tree({ 'packages/server/src/a.ts': text })))).toEqual([
      'packages/server/src/a.ts:1',
      'packages/server/src/a.ts:4',
      'packages/server/src/a.ts:3',
    ]);
  });

  test('a lock that foreign keys wait for is found', () => {
    const text =
      "statement('a', `select from a for no key update`);\nquery('from a for update of a');";
    expect(places(checkLocks(tree({ 'packages/server/src/a.ts': text })))).toEqual([
      'packages/server/src/a.ts:2',
    ]);
  });

  test('a gap in the numbers of migrations is found, and a name without one', () => {
    const files = { 'a/migrations/0001-a.sql': '', 'a/migrations/0003-b.sql': '' };
    expect(places(checkMigrations(tree(files)))).toEqual(['a/migrations/0003-b.sql']);
    expect(checkMigrations(tree({ 'a/migrations/first.sql': '' }))).toHaveLength(1);
  });
});

describe('titles of tests', () => {
  test('an obligation in a title, a title given twice and a focused test are found', () => {
    const text = [
      "test('points expire', () => {});",
      "test('points should expire', () => {});",
      "test('points expire', () => {});",
      ['test', "only('one', () => {});"].join('.'),
    ].join('\n');
    expect(places(checkTestTitles(tree({ 'a/b.test.ts': text })))).toEqual([
      'a/b.test.ts:2',
      'a/b.test.ts:3',
      'a/b.test.ts:4',
    ]);
  });
});

describe('packages', () => {
  test('a range is found, an exact version is not', () => {
    const exact = { a: '1.2.3', c: '1.0.0-beta.17', d: 'npm:@of/e@1.2.3' };
    const text = JSON.stringify({ dependencies: { ...exact, b: '^1.2.3', f: 'npm:e@^1.2.3' } });
    const found = checkPackages(tree({ 'package.json': text })).map(({ message }) => message);
    expect(found).toEqual([
      expect.stringContaining('b ^1.2.3'),
      expect.stringContaining('f npm:e@^1.2.3'),
    ]);
  });

  test('a package without a line on the page of dependencies is found', () => {
    const manifest = { devDependencies: { a: '1.2.3', b: '1.2.3', '@fealty/core': '0.1.0' } };
    const files = {
      'docs/decisions/0007-tools-and-dependencies.md': '# T\n\n| `a` | saves |\n',
      'package.json': JSON.stringify(manifest),
    };
    expect(checkReasons(tree(files)).map(describeFinding)).toEqual([
      'package.json  b has no line in docs/decisions/0007',
    ]);
  });

  test('core may not depend on anything', () => {
    const text = JSON.stringify({ dependencies: { a: '1.2.3' } });
    expect(checkPackages(tree({ 'packages/core/package.json': text }))).toHaveLength(1);
  });

  test('the storefront may depend on what it draws with, and on nothing more', () => {
    const messages = (dependencies: Readonly<Record<string, string>>): readonly string[] =>
      checkPackages(
        tree({ 'packages/storefront/package.json': JSON.stringify({ dependencies }) }),
      ).map(describeFinding);
    expect(messages({ preact: '1.2.3' })).toEqual([]);
    expect(messages({ preact: '1.2.3', a: '1.2.3' })).toEqual([
      'packages/storefront/package.json  this package promises to do without a',
    ]);
  });
});

describe('settings', () => {
  test('a setting that only the program or only the page knows is found', () => {
    const files = {
      'packages/server/src/config.ts': 'read(env, "PORT");\nread(env, "FEALTY_DATA");\n',
      'packages/server/src/receipts-place.ts': 'read(env, "FEALTY_S3_KEY");\n',
      'docs/operating/configure.md': '# C\n\n| `PORT` | port |\n| `FEALTY_COLOUR` | none |\n',
    };
    expect(checkSettings(tree(files)).map(describeFinding)).toEqual([
      'packages/server/src/config.ts:2  FEALTY_DATA is missing in docs/operating/configure.md',
      'packages/server/src/receipts-place.ts:1  FEALTY_S3_KEY is missing in docs/operating/configure.md',
      'docs/operating/configure.md:4  nothing reads FEALTY_COLOUR',
    ]);
  });
});

describe('pages', () => {
  test('a second title, a late one and a missing one are found; code is not looked at', () => {
    const files = {
      'a.md': '# A\n\n```sh\n# a comment\n```\n',
      'b.md': '# B\n\n# C\n',
      'c.md': '\n# C\n',
      'd.md': 'text\n',
    };
    expect(places(checkTitles(tree(files)))).toEqual(['b.md:3', 'c.md:2', 'd.md:1']);
  });

  test('a second head in a table is found, that of another table is not', () => {
    const table = '| a | b |\n| --- | :-: |\n| 1 | 2 |\n';
    const files = {
      'a.md': `# A\n\n${table}\n${table}`,
      'b.md': `# B\n\n${table}${table}`,
    };
    expect(places(checkTables(tree(files)))).toEqual(['b.md:6']);
  });

  test('links to files, folders and headings are followed', () => {
    const files = {
      'README.md': '# R\n\n[a](docs/a.md#two-words) [b](docs/) [c](#r) [d](https://example.com)\n',
      'docs/a.md': '# A\n\n## Two words\n\n[up](../README.md) [x](b.md) [y](../README.md#none)\n',
    };
    expect(checkLinks(tree(files)).map(describeFinding)).toEqual([
      'docs/a.md:5  the link to b.md leads nowhere',
      'docs/a.md:5  README.md has no heading for #none',
    ]);
  });

  test('an anchor is the heading in lower case, with dashes', () => {
    expect(anchorOf('What `npm test` needs')).toBe('what-npm-test-needs');
  });
});

describe('the changelog', () => {
  test('pending first, then releases, newest first, passes', () => {
    const text =
      '# Changelog\n\n## Pending\n\n### Added\n\n## 1.1.0 (2026-02-01)\n\n## 1.0.2 (2026-01-01)\n';
    expect(checkChangelog(tree({ 'CHANGELOG.md': text }))).toEqual([]);
  });

  test('a release out of order, one without a date and an unknown part are found', () => {
    const text =
      '# C\n\n## Pending\n\n### News\n\n## 1.0.0 (2026-02-01)\n\n## 1.2.0 (2026-03-01)\n\n## 0.9\n';
    expect(places(checkChangelog(tree({ 'CHANGELOG.md': text })))).toEqual([
      'CHANGELOG.md:5',
      'CHANGELOG.md:9',
      'CHANGELOG.md:11',
    ]);
  });

  test('a missing changelog is found', () => {
    expect(checkChangelog([])).toHaveLength(1);
  });
});

describe('what is ignored', () => {
  test('names, paths and endings are understood', () => {
    const isIgnored = ignoredBy('dist/\n*.log\nbench/results/\n');
    expect(['packages/a/dist', 'x.log', 'bench/results', 'results', 'a.ts'].map(isIgnored)).toEqual(
      [true, true, true, false, false],
    );
  });

  test('a pattern that is not understood is refused', () => {
    expect(() => ignoredBy('!a/**/b')).toThrow('not understood');
  });
});
