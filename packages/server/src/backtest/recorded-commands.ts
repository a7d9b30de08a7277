import type { Command, RecordedCommand, RefusalCode } from '@fealty/core';
import type pg from 'pg';
import Cursor from 'pg-cursor';
import { statement } from '../runtime/statement.ts';

/** A command of a merchant's history, and the program that decided it. */
export interface HistoricCommand extends RecordedCommand {
  readonly programVersion: number;
  /** The real clock when it was decided, microseconds since 1970. */
  readonly moment: number;
  /** Its place in the batch that decided it. */
  readonly place: number;
  /** Points that it redeemed. */
  readonly redeemed: number;
  /** Why it was refused; null if it was carried out. */
  readonly code: RefusalCode | null;
}

/*
 * In the order in which they were decided. Commands that made transactions are kept with each of them:
 * those of one batch and place are one command. Of strangers' orders the id was drawn before; one that was
 * wiped with the member whose it was is an empty command, and its return is about nothing any more.
 */
const CARRIED_OUT = `
       select (d.details->>'moment')::bigint as moment, (d.details->>'place')::integer as place,
              (d.details->'command')::text as command, (d.details->>'decidedAt')::bigint as now,
              max(t.program_version) as program_version,
              array_agg(d.transaction_id order by d.transaction_id)
                filter (where c.id is null) as transaction_ids,
              case when d.details->'command'->>'kind' = 'enroll' then min(d.member_id) end as joined,
              json_object_agg(d.transaction_id, d.details->'details'->'held')
                filter (where d.details->'details'->'held' is not null) as held,
              coalesce(sum(t.points) filter (where t.kind = 'redeem'), 0)::bigint as redeemed,
              null as code
         from transaction_details d
         join transactions t on t.merchant_id = d.merchant_id and t.id = d.transaction_id
         left join cached_purchases c on c.merchant_id = d.merchant_id and c.id = d.transaction_id
        where d.merchant_id = $1
        group by 1, 2, 3, 4, d.details->'command'->>'kind'
       union all
       select j.moment, j.place, coalesce(j.command, c.command)::text,
              (extract(epoch from j.decided_at) * 1000)::bigint, j.program_version,
              case when j.cached_id is not null then array[j.cached_id] end,
              case when j.command->>'kind' = 'enroll' then j.member_id end, null, 0, null
         from journal j
         left join cached_purchases c on c.merchant_id = j.merchant_id and c.id = j.cached_id
        where j.merchant_id = $1 and (j.command is not null or c.command::text <> '{}')
          and (j.member_id is not null or j.command is null
            or j.command->>'kind' <> 'return_order'
            or j.command->>'orderId' not in (
              select o.order_id from cached_purchases o
               where o.merchant_id = $1 and o.email like 'erased:%'))`;
const REFUSED = `
       select r.moment, r.place, r.command::text, (extract(epoch from r.at) * 1000)::bigint,
              r.program_version, null, null, null, 0, r.code
         from refusals r
        where r.merchant_id = $1 and r.moment is not null`;
const COLUMNS = `h.command, h.now, h.program_version as "programVersion", h.ids, h.moment, h.place,
          h.redeemed, h.held,
          h.code, coalesce(h.referral_code, '') as "referralCode", h.referrer_id as "referrerId"`;
const WITH_IDS = `
    cross join lateral (
      select x.*, m.referral_code, m.referrer_id,
             case when x.joined is null then coalesce(x.transaction_ids, '{}')
               else x.joined || coalesce(x.transaction_ids, '{}') end as ids
        from (select 1) one left join members m on m.merchant_id = $1 and m.id = x.joined) h`;

const carriedOut = statement(
  'backtest.history',
  `select ${COLUMNS} from (${CARRIED_OUT}) x ${WITH_IDS} order by h.moment, h.place`,
);
const asked = statement(
  'backtest.asked',
  `select ${COLUMNS} from (${CARRIED_OUT} union all ${REFUSED}) x ${WITH_IDS}
    order by h.moment, h.place`,
);

const TOGETHER = 5000;

interface Row extends Omit<HistoricCommand, 'command' | 'held' | 'referrerId'> {
  readonly command: string;
  readonly held: HistoricCommand['held'] | null;
  readonly referrerId: string | null;
}

/**
 * All commands of a merchant that changed something, or all that were asked for, in their order, a few
 * thousand at a time, as the history was when this began.
 */
export async function* readHistory(
  client: pg.ClientBase,
  merchantId: number,
  which: 'carried_out' | 'asked' = 'carried_out',
): AsyncGenerator<readonly HistoricCommand[]> {
  const { text } = which === 'asked' ? asked : carriedOut;
  const cursor = client.query(new Cursor<Row>(text, [merchantId]));
  try {
    for (;;) {
      const rows = await cursor.read(TOGETHER);
      if (rows.length === 0) return;
      yield rows.map(({ held, referrerId, ...row }) => ({
        ...{ ...row, command: JSON.parse(row.command) as Command },
        ...(held == null ? {} : { held }),
        ...(referrerId === null ? {} : { referrerId }),
      }));
    }
  } finally {
    await cursor.close();
  }
}

const size = statement(
  'backtest.size',
  `select (select count(*) from transactions where merchant_id = $1)
        + (select count(*) from journal where merchant_id = $1) as commands,
          (select count(*) from refusals where merchant_id = $1) as refused,
          (select count(*) from refusals where merchant_id = $1 and moment is null) as "placeless"`,
);

/** How long a history is. */
export interface HistorySize {
  /** Not fewer than there are: some made more transactions than one. */
  readonly commands: number;
  readonly refused: number;
  /** Refused before it was kept when that was. */
  readonly placeless: number;
}

export async function readHistorySize(
  client: pg.ClientBase,
  merchantId: number,
): Promise<HistorySize> {
  const { rows } = await client.query<HistorySize>({ ...size, values: [merchantId] });
  return rows[0] ?? { commands: 0, refused: 0, placeless: 0 };
}
