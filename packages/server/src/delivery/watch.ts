import type pg from 'pg';
import { countFromNow } from './count-from-now.ts';
import { closeAlarms, openAlarms, type AlarmKind, type FoundAlarm } from './alarms.ts';
import {
  addsUp,
  handOutLost,
  reckon,
  rememberReckoning,
  restartOldSeries,
  type Reckoning,
} from './reckon.ts';
import { statement } from '../runtime/statement.ts';
import { foldCounts } from './told-sums.ts';

export interface WatchDeps {
  readonly pool: pg.Pool;
  readonly newId: () => string;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

/** After so long of nothing but failures an endpoint is paused; what waits for it is kept. */
const pauseFailing = statement(
  'delivery.pauseFailing',
  `update endpoints e set status = 'paused', paused_for = 'failing', updated_at = clock_timestamp()
     from endpoint_health h
    where h.merchant_id = e.merchant_id and h.endpoint_id = e.id and e.status = 'active'
      and h.failing_since < clock_timestamp() - interval '5 days'`,
);

/*
 * Late is what its endpoint could have had: its circuit is closed, its time came five minutes ago,
 * and nobody took it.
 */
const findTrouble = statement(
  'delivery.findTrouble',
  `select e.merchant_id as "merchantId", e.id as "endpointId", k.kind, k.detail
     from endpoints e
     join endpoint_health h on h.merchant_id = e.merchant_id and h.endpoint_id = e.id
    cross join lateral (
      select 'paused' as kind, json_build_object('paused_for', e.paused_for) as detail
       where e.status = 'paused' and e.paused_for <> 'merchant'
      union all
      select 'failing', json_build_object('since', h.failing_since, 'last', h.last_failure)
       where e.status = 'active' and h.failing_since < clock_timestamp() - interval '1 hour'
      union all
      select 'late', json_build_object('since', l.due_at)
        from (select due_at from delivery_lines l
               where l.merchant_id = e.merchant_id and l.endpoint_id = e.id
               order by l.due_at limit 1) l
       where e.status = 'active' and l.due_at < clock_timestamp() - interval '5 minutes'
         and coalesce(h.open_until, '-infinity') < clock_timestamp() and h.failing_since is null) k
    order by 1, 2 limit 10000`,
);

/** Events that an endpoint is owed and nobody knew of are looked for as far back as that. */
const LOST_WITHIN_MS = 7 * 24 * 60 * 60 * 1000;

/**
 * Looks once whether all goes well: sums up every endpoint, hands out again what was lost, pauses what
 * failed for five days, and opens and closes alarms.
 */
export async function watchDeliveries({ pool, newId, now }: WatchDeps): Promise<void> {
  await foldCounts(pool);
  await restartOldSeries(pool);
  // Also of whoever died between saving an endpoint and this.
  await countFromNow(pool);
  const found: FoundAlarm[] = [];
  let last: Pick<Reckoning, 'merchantId' | 'endpointId'> = { merchantId: 0, endpointId: '' };
  for (;;) {
    const page = await reckon(pool, last);
    const wrong = page.filter((each) => !addsUp(each));
    for (const each of wrong) {
      await handOutLost(pool, each, now() - LOST_WITHIN_MS);
      const { merchantId, endpointId, ...sums } = each;
      found.push({ merchantId, endpointId, kind: 'events_missing', detail: sums });
    }
    await rememberReckoning(pool, page);
    const end = page.at(-1);
    if (end === undefined) break;
    last = end;
  }
  await pool.query({ ...pauseFailing });
  const { rows } = await pool.query<FoundAlarm & { kind: AlarmKind }>({ ...findTrouble });
  found.push(...rows);
  await openAlarms(pool, found, newId);
  await closeAlarms(pool, found);
}
