import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';

const ROOT = path.resolve(import.meta.dirname, '../../../..');
/** Tables about members that name them by another column than `member_id`, or in words. */
const ABOUT_MEMBERS = ['members', 'member_heads', 'identities', 'cached_purchases', 'corrections'];
/** Types that can hold words. */
const WORDS = /^(text|json|jsonb|bytea|date|character)\b/;

/** Columns that can hold words, of tables that are about members: `table.column`. */
function columnsOfMembers(): readonly string[] {
  const dump = readFileSync(path.join(ROOT, 'packages/server/schema.sql'), 'utf8');
  const [, tables = ''] = /-- tables\n([\s\S]*?)\n\n/.exec(dump) ?? [];
  const columns = tables.split('\n').map((line) => {
    const [, table = '', column = '', type = ''] = /^(\w+)\.(\w+) (.*)$/.exec(line) ?? [];
    return { table, column, type };
  });
  const keyed = new Set([
    ...ABOUT_MEMBERS,
    ...columns.filter(({ column }) => column === 'member_id').map(({ table }) => table),
  ]);
  return columns
    .filter(({ table, type }) => keyed.has(table) && WORDS.test(type))
    .map(({ table, column }) => `${table}.${column}`);
}

/** What the page for operators says of them: personal, or not. */
function columnsOfPage(): ReadonlyMap<string, 'personal' | 'not'> {
  const page = readFileSync(path.join(ROOT, 'docs/operating/privacy.md'), 'utf8');
  const found = new Map<string, 'personal' | 'not'>();
  for (const line of page.split('\n')) {
    const [, table = '', personal = '', not = ''] =
      /^\| `(\w+)` *\|([^|]*)\|([^|]*)\|[^|]*\|$/.exec(line) ?? [];
    for (const [names, kind] of [
      [personal, 'personal'],
      [not, 'not'],
    ] as const) {
      for (const [, column = ''] of names.matchAll(/`(\w+)`/g)) {
        const name = `${table}.${column}`;
        expect(found.has(name), `${name} stands once`).toBe(false);
        found.set(name, kind);
      }
    }
  }
  return found;
}

describe('the page on privacy', () => {
  it('says of every column that can hold words about a member whether it is personal', () => {
    expect([...columnsOfPage().keys()].sort()).toEqual([...columnsOfMembers()].sort());
  });
});
