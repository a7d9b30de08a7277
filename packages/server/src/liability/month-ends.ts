import { readMonth, type Instant } from '@fealty/core';
import type pg from 'pg';
import { statement } from '../runtime/statement.ts';

/** The last month that is over by a merchant's clock, in his zone. */
export interface MonthEnd {
  /** Its number. */
  readonly month: number;
  /** Its last millisecond. */
  readonly ends: Instant;
  readonly now: Instant;
}

const monthEnd = statement(
  'liability.monthEnd',
  `select to_char(d.local - interval '1 month', 'YYYY-MM') as month,
          (date_trunc('month', d.local) at time zone d.zone) - interval '1 millisecond' as ends, d.now
     from (
       select c.zone, c.now, c.now at time zone c.zone as local
         from (
           select clock_timestamp() + make_interval(secs => m.clock_offset_ms / 1000.0) as now,
                  coalesce((select p.zone from sum_places p where p.merchant_id = m.id),
                           v.document ->> 'timeZone', 'UTC') as zone
             from merchants m
             left join program_versions v
               on v.merchant_id = m.id and v.version = m.running_version
            where m.id = $1) as c) as d`,
);

/** Which month was the last that is over. */
export async function lastWholeMonth(
  client: pg.ClientBase | pg.Pool,
  merchantId: number,
): Promise<MonthEnd> {
  const { rows } = await client.query<{ month: string; ends: Instant; now: Instant }>({
    ...monthEnd,
    values: [merchantId],
  });
  const [row] = rows;
  if (row === undefined) throw new Error(`there is no merchant ${String(merchantId)}`);
  return { ...row, month: readMonth(row.month) ?? 0 };
}
