import pg from 'pg';
import {
  openDatabase,
  type ConnectionTarget,
} from '../../../packages/server/src/runtime/database.ts';
import { makeSeal } from '../../../packages/server/src/seals/make-seal.ts';
import { makeMerchant } from '../../support/merchant.ts';
import { openLanes, SHOP } from '../../support/open-lanes.ts';
import type { TestDatabase } from '../../support/database.ts';
import { fixedSecret } from '../../../packages/server/src/runtime/secret.ts';

/** Books that are going to be tampered with. */
export interface Stock {
  readonly merchantId: number;
  /** All of them were sealed. */
  readonly members: readonly string[];
}

/** What a member's books lie in, and the column that says whose a row is. */
export const BOOKS: readonly (readonly [table: string, column: string])[] = [
  ['member_heads', 'id'],
  ['postings', 'member_id'],
  ['transactions', 'member_id'],
  ['transaction_details', 'member_id'],
  ['transaction_statuses', 'member_id'],
  ['lots', 'member_id'],
  ['expiry_sums', 'member_id'],
  ['events', 'member_id'],
  ['claims', 'member_id'],
];

const START = Date.UTC(2026, 0, 1);
const AT_ONCE = 50;

/**
 * Fills a database with members in three stages: an older state, of which all rows are copied to the
 * schema `older`; what is sealed; and what happened to every third member since.
 */
export async function stockBooks(
  database: Pick<TestDatabase, 'app' | 'superuser'>,
  { members, secret }: { readonly members: number; readonly secret: Buffer },
): Promise<Stock> {
  const opened = openDatabase(database.app);
  const merchantId = await makeMerchant(opened.pool, { program: SHOP }, START);
  const shop = openLanes(database as TestDatabase, merchantId);
  const live = async (of: number, what: number): Promise<void> => {
    const member = { by: 'uid', value: `m-${String(of)}` } as const;
    const order = `o-${String(of)}-${String(what)}`;
    const bought = { id: order, total: '60', subtotal: '60', currency: 'USD' };
    switch (what % 4) {
      case 0:
        await shop.send({
          ...{ kind: 'purchase', member, activityId: 'made_a_purchase' },
          order: { ...bought, coupons: [], lines: [] },
        });
        break;
      case 1:
        await shop.send({ kind: 'redeem', member, rewardId: 'reward_00001' });
        break;
      case 2:
        await shop.send({ kind: 'award', member, activityId: 'write_a_review' });
        break;
      default:
        await shop.send({ kind: 'deduct', member, points: 3 + (of % 7), reason: 'a test' });
    }
  };
  const stage = async (moves: number, from: number, every: number): Promise<void> => {
    for (let first = 0; first < members; first += AT_ONCE) {
      const some = Array.from({ length: Math.min(AT_ONCE, members - first) }, (_, n) => first + n);
      for (let what = from; what < from + moves; what += 1) {
        await Promise.all(some.filter((n) => n % every === 0).map((n) => live(n, what)));
      }
    }
  };
  for (let n = 0; n < members; n += 1) {
    const uid = `m-${String(n)}`;
    const profile = { email: `${uid}@example.com`, firstName: uid, lastName: 'M', uid };
    await shop.send({ kind: 'enroll', profile });
  }
  await stage(4, 0, 1);
  await copyOlder(database.superuser);
  await stage(4, 4, 1);
  await makeSeal({ pool: opened.pool, secret: fixedSecret(secret) }, merchantId);
  await stage(2, 8, 3);
  await shop.close();
  const { rows } = await opened.pool.query<{ id: string }>(
    'select id from member_heads where merchant_id = $1 order by id',
    [merchantId],
  );
  await opened.close();
  return { merchantId, members: rows.map(({ id }) => id) };
}

async function copyOlder(superuser: ConnectionTarget): Promise<void> {
  const client = new pg.Client(superuser);
  await client.connect();
  await client.query('create schema older; grant usage on schema older to public');
  for (const [table] of BOOKS) {
    await client.query(`create table older.${table} as select * from public.${table}`);
  }
  await client.end();
}
