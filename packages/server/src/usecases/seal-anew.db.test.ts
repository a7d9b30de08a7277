import { randomBytes } from 'node:crypto';
import { beforeAll, expect, it } from 'vitest';
import { useDatabase } from '../../../../tests/support/use-database.ts';
import { STARTER_PROGRAM } from '../program/starter.ts';
import { seal, sealMark, secretName, unseal } from '../runtime/seal.ts';
import { fixedSecret } from '../runtime/secret.ts';
import { SEALED_COLUMNS, type SealedColumn } from '../store/sealed-columns.ts';
import { createMerchant } from './create-merchant.ts';
import { sealAnew, sealedUnder } from './seal-anew.ts';

const [OLD, NEW, LOST] = [randomBytes(32), randomBytes(32), randomBytes(32)];
const old = fixedSecret(OLD);
const rotating = fixedSecret(NEW, OLD);
/** More than two batches. */
const KEYS = 230;
/** What stands once in each column. */
const ID = 'a'.repeat(24);

const database = useDatabase();
let merchantId = 0;

/** One row for each sealed column, beside very many keys. */
const ROWS = [
  `insert into api_keys (merchant_id, identifier, scope, digest, sealed, last_four)
   select $1, 'key-' || n, 'write', decode(lpad(to_hex(n), 64, '0'), 'hex'), '\\x00', 'last'
     from generate_series(1, ${String(KEYS)}) n`,
  `insert into endpoints (merchant_id, id, kind, name, url, types, batch_size, in_order, goes_on, status)
   values ($1, '${ID}', 'webhook_v2', 'a', 'https://a.example', '{}', 1, true, true, 'active')`,
  `insert into help_desks (merchant_id, id, kind, name, status, settings, key_identifier, actions)
   values ($1, '${ID}', 'zendesk', 'a', 'active', '{}', 'key-1', true)`,
  `insert into integrations (merchant_id, id, token, type, status, events, mapping)
   values ($1, '${ID}', 'token', 'shopify', 'active', '{}', '{}')`,
  `insert into people (merchant_id, id, email, name, role)
   values ($1, '${ID}', 'ann@shop.example', 'Ann', 'owner')`,
  `insert into seal_keys (id, public_key, private_key)
   select '${ID}', '\\x00', '\\x00' where $1::integer > 0`,
  `insert into zendesk_states (merchant_id, desk_id) values ($1, '${ID}')`,
];

interface Kept {
  readonly key: string;
  readonly sealed: Buffer;
}

async function keptIn(column: SealedColumn): Promise<readonly Kept[]> {
  const { table, bytes, key } = partsOf(column);
  const text = `select ${key} as key, ${bytes} as sealed from ${table} where ${bytes} is not null`;
  return (await database.rows(text, [])).map((row) => row as unknown as Kept);
}

function partsOf({ name, hold }: SealedColumn): { table: string; bytes: string; key: string } {
  const [table = '', bytes = ''] = name.split('.');
  const key = /(\w+) as key/.exec(hold.text)?.[1] ?? '';
  return { table, bytes, key };
}

/** What the installation itself seals is of no merchant. */
function ownerOf({ hold }: SealedColumn): number {
  return hold.text.startsWith('select 0 ') ? 0 : merchantId;
}

beforeAll(async () => {
  const made = await createMerchant(database.pool, old, {
    ...{ name: 'A shop', isTest: true, program: STARTER_PROGRAM, actor: 'test' },
  });
  merchantId = made.merchant.id;
  for (const text of ROWS) await database.rows(text, [merchantId]);
  for (const column of SEALED_COLUMNS) {
    const { table, bytes, key } = partsOf(column);
    const owned = ownerOf(column) === 0 ? '$1::integer > 0' : 'merchant_id = $1';
    const rows = await database.rows(
      `select ${key} as key from ${table} where ${owned} and ${key} ~ '^(key-|a{24})'`,
      [merchantId],
    );
    for (const row of rows) {
      const purpose = {
        merchantId: ownerOf(column),
        purpose: column.purposeOf(String(row['key'])),
      };
      const sealed = seal(old, purpose, `${column.name} ${String(row['key'])}`);
      const change = `update ${table} set ${bytes} = $3 where ${owned} and ${key} = $2`;
      await database.rows(change, [merchantId, row['key'], sealed]);
    }
  }
});

it('everything opens with the newest secret alone, and says what it said before', async () => {
  const many = KEYS + 1 + SEALED_COLUMNS.length - 1;
  const [name, former] = [secretName(sealMark(NEW)), secretName(sealMark(OLD))];
  expect(await sealedUnder({ pool: database.pool, secret: rotating })).toEqual([
    { name, values: 0, isNewest: true, isKnown: true },
    { name: former, values: many, isNewest: false, isKnown: true },
  ]);
  const told: string[] = [];
  const tools = { pool: database.pool, secret: rotating };
  expect(await sealAnew(tools, (column, so) => told.push(`${column} ${String(so)}`))).toEqual({
    ...{ values: many, unopened: [] },
  });
  expect(told.slice(0, 3)).toEqual([
    'api_keys.sealed 100',
    'api_keys.sealed 200',
    `api_keys.sealed ${String(KEYS + 1)}`,
  ]);
  expect(await sealedUnder({ pool: database.pool, secret: fixedSecret(NEW) })).toEqual([
    { name, values: many, isNewest: true, isKnown: true },
  ]);
  for (const column of SEALED_COLUMNS) {
    const ours = (await keptIn(column)).filter(({ key }) => /^(key-|a{24})/.test(key));
    expect(ours.length, column.name).toBeGreaterThan(0);
    for (const { key, sealed } of ours) {
      const purpose = { merchantId: ownerOf(column), purpose: column.purposeOf(key) };
      expect(unseal(fixedSecret(NEW), purpose, sealed)).toBe(`${column.name} ${key}`);
    }
  }
  expect(await sealAnew(tools, (column) => told.push(column))).toEqual({ values: 0, unopened: [] });
});

it('what none of the secrets opens stays as it is, is counted, and stands in nobody’s way', async () => {
  const purpose = { merchantId, purpose: 'api key' };
  const sealed = seal(fixedSecret(LOST), purpose, 'lost');
  await database.rows(
    `update api_keys set sealed = $2 where merchant_id = $1 and identifier = $3`,
    [...[merchantId, sealed, 'key-7']],
  );
  const later = fixedSecret(randomBytes(32), NEW);
  const tools = { pool: database.pool, secret: later };
  const done = await sealAnew(tools, () => undefined);
  expect(done.unopened).toEqual([{ column: 'api_keys.sealed', values: 1 }]);
  const kept = (await keptIn(SEALED_COLUMNS[0] as SealedColumn)).find(({ key }) => key === 'key-7');
  expect(kept?.sealed.equals(sealed)).toBe(true);
  const under = await sealedUnder(tools);
  expect(under.filter(({ values }) => values > 0).map(({ isKnown }) => isKnown)).toEqual([
    true,
    false,
  ]);
});
