import { describe, expect, it } from 'vitest';
import { makeMerchant } from '../../../../tests/support/merchant.ts';
import { openLanes, type OpenLanes } from '../../../../tests/support/open-lanes.ts';
import { useDatabase } from '../../../../tests/support/use-database.ts';
import { Patience } from '../jobs/patience.ts';
import { sweepAll } from '../../../../tests/support/sweep-all.ts';
import { DEMO_PROGRAM } from '../program/demo.ts';
import { verifyMerchant } from '../verify/verify-merchant.ts';
import { tellHistory } from './tell-history.ts';

const MEMBERS = 14;
const DAY = 86_400_000;
/** The day on which the history ends. */
const now = Math.floor(Date.now() / DAY) * DAY;

const database = useDatabase();

interface Shop {
  readonly id: number;
  readonly ledger: OpenLanes;
}

async function newShop(): Promise<Shop> {
  const id = await makeMerchant(database.pool, { program: DEMO_PROGRAM }, now);
  return { id, ledger: openLanes(database.target, id) };
}

/** Tells the history; stops after so many members if asked to. */
function told({ id, ledger }: Shop, stopAfter = Infinity): Promise<boolean> {
  const stopping = new AbortController();
  return tellHistory({
    lanes: ledger.lanes,
    merchantId: id,
    members: MEMBERS,
    now,
    signal: stopping.signal,
    progress: (done) => {
      if (done >= stopAfter) stopping.abort();
    },
  });
}

/** What the shop looks like, without ids. */
function portrait(id: number): Promise<Record<string, unknown>[]> {
  return database.rows(
    `select m.email, m.status, m.subscribed, m.enrolled_at, h.available, h.pending, h.earned,
            h.redeemed, h.deducted, h.tier_id, h.purchases, h.redemptions, h.revenue,
            h.last_activity_at, h.version
       from members m join member_heads h on h.merchant_id = m.merchant_id and h.id = m.id
      where m.merchant_id = $1 order by m.email`,
    [id],
  );
}

describe('the history of the demo shop', () => {
  it('is the same every time, and the same after it was cut off and begun again', async () => {
    const [whole, cut] = [await newShop(), await newShop()];
    expect(await told(whole)).toBe(true);
    expect(await told(cut, 3)).toBe(false);
    expect(await told(cut)).toBe(true);
    const expected = await portrait(whole.id);
    expect(expected).toHaveLength(MEMBERS);
    expect(await portrait(cut.id)).toEqual(expected);
    expect(await told(cut)).toBe(true);
    expect(await portrait(cut.id)).toEqual(expected);
    await whole.ledger.close();
    await cut.ledger.close();
  });

  it('lies in the past two years, quietly, and its books fit', async () => {
    const shop = await newShop();
    await told(shop);
    const { signal } = new AbortController();
    const { pool, files, lanes } = shop.ledger;
    await sweepAll({ pool, files, lanes, patience: new Patience(1, 1), signal });
    const [span] = await database.rows(
      `select min(occurred_at) as first, max(occurred_at) as last, count(*) as all
         from transactions where merchant_id = $1 and kind <> 'expire'`,
      [shop.id],
    );
    expect(span?.['first']).toBeGreaterThan(now - 740 * DAY);
    expect(span?.['first']).toBeLessThan(now - 300 * DAY);
    expect(span?.['last']).toBeLessThanOrEqual(now);
    expect(span?.['all']).toBeGreaterThan(MEMBERS * 5);
    const loud = `select 1 from events where merchant_id = $1 and not quiet and type <> 'points.expired'`;
    expect(await database.rows(loud, [shop.id])).toEqual([]);
    const late = `select 1 from lots where merchant_id = $1 and remaining > 0
                  and (expires_at <= now() or expires_at > now() + interval '367 days')`;
    expect(await database.rows(late, [shop.id])).toEqual([]);
    const strange = `select 1 from transactions where merchant_id = $1 and kind = 'award'
                     and (expires_at is null or expires_at > occurred_at + interval '367 days')`;
    expect(await database.rows(strange, [shop.id])).toEqual([]);
    const client = await database.pool.connect();
    expect((await verifyMerchant(client, shop.id)).problems).toEqual([]);
    client.release();
    expect(shop.ledger.troubles).toEqual([]);
    await shop.ledger.close();
  });
});
