import pg from 'pg';
import { it } from 'vitest';
import { testDatabase } from '../../../../tests/support/database.ts';
import { makeMerchant } from '../../../../tests/support/merchant.ts';
import { SHOP } from '../../../../tests/support/open-lanes.ts';
import { columnTypes } from '../runtime/pg-types.ts';
import { foreseeTiers } from './foresee-tiers.ts';

it('measures', async () => {
  const database = await testDatabase();
  const owner = new pg.Pool({ ...database.owner, max: 2, types: columnTypes });
  owner.on('error', () => undefined);
  const tiers = [
    { id: 'silver', name: 'Silver', threshold: '0' },
    { id: 'gold', name: 'Gold', threshold: '1000' },
    { id: 'pearl', name: 'Pearl', threshold: '5000' },
  ];
  const base = { ...SHOP, tiers, rewards: [] };
  const rolling = { ...base, tierRules: { kind: 'rolling', months: 12 } } as const;
  const id = await makeMerchant(owner, { program: rolling }, Date.now());
  await owner.query(
    `insert into members (merchant_id, id, email, uid, first_name, last_name, referral_code, status, enrolled_at, modified_at)
     select $1, lpad(to_hex(n), 24, '0'), 'm' || n || '@example.com', 'u-' || n, 'B', 'B', 'R' || n, 'active', now(), now()
     from generate_series(1, $2) n`,
    [id, 200000],
  );
  await owner.query(
    `insert into member_heads (merchant_id, id, posted_at, qualified, tier_id, tier_since, standing)
     select $1, lpad(to_hex(n), 24, '0'), now(), n % 8000, case when n % 8000 >= 5000 then 'pearl' when n % 8000 >= 1000 then 'gold' else 'silver' end, now(),
       jsonb_build_object('basis', 'rolling points 12 months in UTC', 'since', 0, 'heldUntil', null, 'fallsAt', null, 'dueAt', null, 'assigned', null,
         'sums', (select jsonb_object_agg(to_char(now() - make_interval(days => d * 12), 'YYYY-MM-DD'), ((n % 8000) / 24)::text) from generate_series(1, 24) d))
     from generate_series(1, $2) n`,
    [id, 200000],
  );
  await owner.query('analyze member_heads'); await owner.query('analyze members');
  for (const document of [rolling, base, rolling, base]) {
    const begun = performance.now();
    const { members, moves } = await foreseeTiers(owner, id, document);
    console.log('MEASURED', document === base ? 'life' : 'rolling', members, moves.length, Math.round(performance.now() - begun));
  }
  await owner.end();
  await database.drop();
}, 300_000);
