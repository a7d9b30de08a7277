import type { Finding, Tree } from './tree.ts';
import { lineAt, texts } from './tree.ts';

/** Tables that only the ledger lane writes: everything a member's books are made of. */
export const LEDGER_TABLES = [
  'members',
  'identities',
  'member_heads',
  'transactions',
  'transaction_details',
  'transaction_statuses',
  'transaction_notes',
  'postings',
  'lots',
  'expiry_sums',
  'claims',
  'order_returns',
  'cached_purchases',
  'events',
  'dues',
  'request_keys',
  'refusals',
  'generated_coupons',
  'stock_alerts',
  'member_merges',
] as const;

/** Tables of the ledger's migrations that configuration writes too, under the same locks. */
export const SHARED_TABLES = ['reward_stocks', 'coupons'] as const;

const LEDGER_MIGRATIONS = /\/migrations\/\d{4}-(members|ledger|redemptions|merging)\.sql$/;
const WRITES = new RegExp(
  String.raw`\b(?:insert\s+into|update(?:\s+only)?|delete\s+from|truncate(?:\s+table)?|copy|merge\s+into)\s+` +
    String.raw`(?:public\.)?(${LEDGER_TABLES.join('|')})\b`,
  'gi',
);

/** A write of a ledger table outside the lane would be a write that no decision stands behind. */
export function checkLedgerWrites(tree: Tree): Finding[] {
  return texts(tree, /^packages\/server\/src\/(?!ledger\/).*(?<!\.test)\.(ts|sql)$/).flatMap(
    ({ path, text }) =>
      [...withoutComments(text).matchAll(WRITES)].map((match) => ({
        path,
        line: lineAt(text, match.index),
        message: `writes ${match[1] ?? ''}: only packages/server/src/ledger may`,
      })),
  );
}

/** Each table of the ledger's migrations is declared above, as the lane's alone or as shared. */
export function checkLedgerTables(tree: Tree): Finding[] {
  const known = new Set<string>([...LEDGER_TABLES, ...SHARED_TABLES]);
  return texts(tree, LEDGER_MIGRATIONS).flatMap(({ path, text }) =>
    [...text.matchAll(/^create table (\w+)/gim)].flatMap((match) =>
      known.has(match[1] ?? '')
        ? []
        : [
            {
              path,
              line: lineAt(text, match.index),
              message: `say in scripts/tidy/ledger-writes.ts who writes ${match[1] ?? ''}`,
            },
          ],
    ),
  );
}

/** Blanks comments out, keeping every line where it was. */
function withoutComments(text: string): string {
  return text
    .replaceAll(/\/\*[\s\S]*?\*\//g, (comment) => comment.replaceAll(/[^\n]/g, ' '))
    .replaceAll(/^(\s*)(\/\/|--).*$/gm, (line) => ' '.repeat(line.length));
}
