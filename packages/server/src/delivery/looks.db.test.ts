import pg from 'pg';
import { describe, expect, it } from 'vitest';
import { plain } from '../../../../tests/scenarios/programs.ts';
import { postChannel } from '../../../../tests/support/post-channel.ts';
import { useTellingShop } from '../../../../tests/support/telling-shop.ts';
import { useDatabase } from '../../../../tests/support/use-database.ts';
import { listActiveEndpoints } from './endpoints.ts';
import { FROM_THE_FIRST, handOutEvents } from './hand-out.ts';
import { lease, type Leased } from './lease.ts';

const database = useDatabase();
const post = postChannel();
const shop = useTellingShop(database, {
  program: plain,
  types: ['member.enrolled', 'points.awarded'],
  channels: () => ({ webhook_v1: post, webhook_v2: post }),
});

describe('a look into the outbox', () => {
  it('begins behind what it emptied, and never behind somebody who still writes', async () => {
    await shop.hook();
    await shop.enroll('ann');
    const first = await handOutEvents(database.pool, 1000);
    expect(first.taken).toBe(1);

    // One who has written and not committed, while others come and go.
    const slow = new pg.Client({ ...database.target.app });
    await slow.connect();
    await slow.query('begin');
    await slow.query(
      `insert into event_outbox (merchant_id, member_id, sequence, event_id, type)
       values ($1, 'late', 1, 'late-1', 'points.awarded')`,
      [shop.merchantId],
    );
    await shop.award('ann', 3);
    const beside = await handOutEvents(database.pool, 1000, first.emptied ?? FROM_THE_FIRST);
    expect(beside.taken).toBe(3);
    await slow.query('commit');
    await slow.end();
    const after = await handOutEvents(database.pool, 1000, beside.emptied ?? FROM_THE_FIRST);
    expect(after.taken).toBe(1);
    await database.pool.query('delete from deliveries where event_id = $1', ['late-1']);
  });

  it('does not say that it emptied what it could not take', async () => {
    await shop.hook();
    await shop.enroll('bob');
    await shop.award('bob', 3);
    expect(await handOutEvents(database.pool, 2)).toEqual({ taken: 2, emptied: null });
    const last = await handOutEvents(database.pool, 1000);
    expect(last.taken).toBe(2);
    expect(last.emptied).not.toBe(null);
  });

  it('looks at no row before its place, and believes no place of another server', async () => {
    await shop.hook();
    // Written by a transaction before all others, as one that was passed over would be.
    await database.pool.query(
      `insert into event_outbox (merchant_id, member_id, sequence, event_id, type, written_by)
       values ($1, 'early', 1, 'early-1', 'points.awarded', '3')`,
      [shop.merchantId],
    );
    const far = await handOutEvents(database.pool, 1000, '999999999999');
    expect(far.taken).toBe(0);
    expect(Number(far.emptied)).toBeLessThan(999_999_999_999);
    expect((await handOutEvents(database.pool, 1000, far.emptied ?? '')).taken).toBe(0);
    expect((await handOutEvents(database.pool, 1000, FROM_THE_FIRST)).taken).toBe(1);
    await database.pool.query('delete from deliveries where event_id = $1', ['early-1']);
  });
});

describe('a look for lines', () => {
  async function look(reachMs: number | null, lines = 10): Promise<Leased> {
    const known = await listActiveEndpoints(database.pool);
    const asks = known
      .filter(({ endpoint }) => endpoint.merchantId === shop.merchantId)
      .map(({ endpoint }) => ({ endpoint, lines, failuresMax: 9, reachMs }));
    return lease(database.pool, asks, () => 60_000);
  }

  async function putBack(name: string, seconds: number): Promise<void> {
    await database.pool.query(
      `update delivery_lines set due_at = clock_timestamp() - $2 * interval '1 second', leased = false
        where merchant_id = $1
          and line = (select id from members where merchant_id = $1 and email = $3)`,
      [shop.merchantId, seconds, `${name}@example.com`],
    );
  }

  it('goes back as far as it is told, and says how far it came', async () => {
    await shop.hook();
    for (const name of ['dan', 'eve', 'fay']) await shop.enroll(name);
    await handOutEvents(database.pool, 1000);
    await putBack('dan', 90);
    await putBack('eve', 60);
    await putBack('fay', 5);
    const near = await look(10_000);
    expect(near.lines).toHaveLength(1);
    expect(near.took).toMatchObject([{ lines: 1 }]);
    expect(near.took[0]?.lastMs).toBeGreaterThanOrEqual(5000);
    expect(near.took[0]?.lastMs).toBeLessThan(10_000);
    // The oldest first, where not all are asked for.
    const one = await look(null, 1);
    expect(one.took[0]?.lastMs).toBeGreaterThanOrEqual(90_000);
    const rest = await look(null);
    expect(rest.took).toMatchObject([{ lines: 1 }]);
    expect(rest.took[0]?.lastMs).toBeGreaterThanOrEqual(60_000);
    expect(await look(null)).toEqual({ lines: [], empty: [], took: [] });
  });
});
