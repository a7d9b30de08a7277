import pg from 'pg';
import { keepSums } from '../packages/server/src/liability/keep-sums.ts';
import { openDatabase } from '../packages/server/src/runtime/database.ts';
import type { BenchDatabase } from './open-database.ts';
import type { BenchShop } from './set-up.ts';

const WEBHOOK_ID = 'b'.padEnd(24, '0');

/** What pages other than members' list: awards that wait, codes, the audit, what a webhook was sent. */
const LISTED: readonly string[] = [
  `insert into transactions (merchant_id, id, member_id, kind, status, points, basis, activity_id,
     qualifies, occurred_at, recorded_at, program_version, actor, details_digest)
   select $1, 'a' || lpad(to_hex(n), 23, '0'), lpad(to_hex(n), 24, '0'), 'award', 'pending', 30, 30,
     'upload_photo', true, at, at, 1, 'seed', sha256('')
   from generate_series(1, 20000) n, lateral (select now() - n * interval '3 minutes' as at) as at`,
  `insert into coupons (merchant_id, reward_id, number, code)
   select $1, 'reward_d65bc', 1000 + n, 'CODE-' || n from generate_series(1, 200000) n`,
  `insert into reward_stocks (merchant_id, reward_id, uploaded) values ($1, 'reward_d65bc', 201000)
   on conflict (merchant_id, reward_id) do update set uploaded = 201000`,
  `insert into audit_entries (merchant_id, id, at, actor, action, subject, after)
   select $1, 'a' || lpad(to_hex(n), 23, '0'), now() - n * interval '2 minutes',
     case when n % 500 = 0 then 'person:owner@shop.example' else 'key:shop' end,
     case when n % 1000 = 0 then 'key.created' else 'member.updated' end, 'subject ' || n, '{}'
   from generate_series(1, 200000) n`,
  `insert into endpoints (merchant_id, id, kind, name, url, types, batch_size, in_order, goes_on, status)
   values ($1, '${WEBHOOK_ID}', 'webhook_v2', 'Shop', 'https://shop.example/hooks', '{points.awarded}', 1,
     true, true, 'paused')`,
  `insert into attempts (merchant_id, id, endpoint_id, cause, event_ids, number, started_at, took_ms, url,
     request_headers, body_digest, outcome, status)
   select $1, lpad(to_hex(n), 24, '0'), '${WEBHOOK_ID}', 'event', array[lpad(to_hex(n), 24, '0')], 1,
     now() - (200000 - n) * interval '10 seconds', 20, 'https://shop.example/hooks', '{}', sha256(''),
     'delivered', 200
   from generate_series(1, 200000) n`,
];

/** Fills what `seed` leaves empty, and brings the reports' sums up to date; the id of the webhook. */
export async function fillConsole(database: BenchDatabase, shop: BenchShop): Promise<string> {
  const owner = new pg.Client(database.owner);
  await owner.connect();
  try {
    for (const text of LISTED) await owner.query(text, [shop.merchantId]);
    const opened = openDatabase(database.owner);
    while ((await keepSums(opened.pool, shop.merchantId)).cutShort);
    await opened.close();
    await owner.query('vacuum (analyze)');
  } finally {
    await owner.end();
  }
  return WEBHOOK_ID;
}
