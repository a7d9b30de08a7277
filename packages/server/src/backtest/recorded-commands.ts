import type { Command, RecordedCommand } from '@fealty/core';
import type pg from 'pg';
import Cursor from 'pg-cursor';
import { statement } from '../runtime/statement.ts';

/** A command of a merchant's history, and the program that decided it. */
export interface HistoricCommand extends RecordedCommand {
  readonly programVersion: number;
}

/*
 * In the order in which they were decided. Commands that made transactions are kept with each of them:
 * those of one batch and place are one command. Of strangers' orders the id was drawn before.
 */
const history = statement(
  'backtest.history',
  `select h.command, h.now, h.program_version as "programVersion", h.ids,
          coalesce(h.referral_code, '') as "referralCode", h.held
     from (
       select (d.details->>'moment')::bigint as moment, (d.details->>'place')::integer as place,
              (d.details->'command')::text as command, (d.details->>'decidedAt')::bigint as now,
              max(t.program_version) as program_version,
              array_agg(d.transaction_id order by d.transaction_id)
                filter (where c.id is null) as transaction_ids,
              case when d.details->'command'->>'kind' = 'enroll' then min(d.member_id) end as joined,
              json_object_agg(d.transaction_id, d.details->'details'->'held')
                filter (where d.details->'details'->'held' is not null) as held
         from transaction_details d
         join transactions t on t.merchant_id = d.merchant_id and t.id = d.transaction_id
         left join cached_purchases c on c.merchant_id = d.merchant_id and c.id = d.transaction_id
        where d.merchant_id = $1
        group by 1, 2, 3, 4, d.details->'command'->>'kind'
       union all
       select j.moment, j.place, coalesce(j.command, c.command)::text,
              (extract(epoch from j.decided_at) * 1000)::bigint, j.program_version,
              case when j.cached_id is not null then array[j.cached_id] end,
              case when j.command->>'kind' = 'enroll' then j.member_id end, null
         from journal j
         left join cached_purchases c on c.merchant_id = j.merchant_id and c.id = j.cached_id
        where j.merchant_id = $1) x
    cross join lateral (
      select x.*, m.referral_code,
             case when x.joined is null then coalesce(x.transaction_ids, '{}')
               else x.joined || coalesce(x.transaction_ids, '{}') end as ids
        from (select 1) one left join members m on m.merchant_id = $1 and m.id = x.joined) h
    order by h.moment, h.place`,
);

const TOGETHER = 5000;

interface Row {
  readonly command: string;
  readonly now: number;
  readonly programVersion: number;
  readonly ids: readonly string[];
  readonly referralCode: string;
  readonly held: HistoricCommand['held'] | null;
}

/**
 * All commands of a merchant that changed something, in their order, a few thousand at a time, as the
 * history was when this began.
 */
export async function* readHistory(
  client: pg.ClientBase,
  merchantId: number,
): AsyncGenerator<readonly HistoricCommand[]> {
  const cursor = client.query(new Cursor<Row>(history.text, [merchantId]));
  try {
    for (;;) {
      const rows = await cursor.read(TOGETHER);
      if (rows.length === 0) return;
      yield rows.map(({ held, ...row }) => ({
        ...{ ...row, command: JSON.parse(row.command) as Command },
        ...(held == null ? {} : { held }),
      }));
    }
  } finally {
    await cursor.close();
  }
}
