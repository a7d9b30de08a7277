import type pg from 'pg';
import type { DeliveryFigures } from '../runtime/delivery-metrics.ts';
import { statement } from '../runtime/statement.ts';

/*
 * Of the whole installation, read with each scrape: so each looks at a hundred thousand rows at most, and
 * a figure that high means so many or more. Whoever is asked, all processes' work is in it.
 */
const waiting = statement(
  'figures.waiting',
  `select e.status as label, count(*) as many,
          date_part('epoch', statement_timestamp() - min(d.written_at)) as seconds
     from (select merchant_id, endpoint_id, written_at from deliveries limit 100000) d
     join endpoints e on e.merchant_id = d.merchant_id and e.id = d.endpoint_id
    where e.status in ('active', 'paused') group by e.status
   union all
   select 'not_handed_out', count(*),
          date_part('epoch', statement_timestamp() - min(o.written_at))
     from (select written_at from event_outbox limit 100000) o`,
);
const attempts = statement(
  'figures.attempts',
  `select a.outcome as label, count(*) as many
     from (select outcome from attempts
            where started_at > statement_timestamp() - interval '1 minute' limit 100000) a
    group by a.outcome`,
);
const alarms = statement(
  'figures.alarms',
  `select a.kind as label, count(*) as many
     from (select kind from alarms where ended_at is null limit 100000) a group by a.kind`,
);

interface Counted {
  readonly label: string;
  readonly many: number;
}

/** How telling events goes, in the whole installation. */
export async function readDeliveryFigures(pool: pg.Pool): Promise<DeliveryFigures> {
  const [waits, tries, open] = await Promise.all([
    pool.query<Counted & { seconds: number | null }>({ ...waiting }),
    pool.query<Counted>({ ...attempts }),
    pool.query<Counted>({ ...alarms }),
  ]);
  return {
    waiting: countsOf(waits.rows),
    oldestSeconds: Object.fromEntries(
      waits.rows.map(({ label, seconds }) => [label, Math.max(seconds ?? 0, 0)]),
    ),
    attempts: countsOf(tries.rows),
    alarms: countsOf(open.rows),
  };
}

function countsOf(rows: readonly Counted[]): Readonly<Record<string, number>> {
  return Object.fromEntries(rows.map(({ label, many }) => [label, many]));
}
