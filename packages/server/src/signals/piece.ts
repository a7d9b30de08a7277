import type { Instant, TransactionKind } from '@fealty/core';
import type pg from 'pg';
import { statement } from '../runtime/statement.ts';

/** A stretch of what was recorded, and what it is looked at with. */
export interface Piece {
  readonly merchantId: number;
  /** The merchant's clock. */
  readonly now: Instant;
  readonly recorded: readonly Recorded[];
}

/** A transaction, as far as signals are about it. */
export interface Recorded {
  readonly id: string;
  /** Who goes on for its member. */
  readonly memberId: string;
  readonly kind: TransactionKind;
  readonly points: number;
  readonly orderId: string | null;
  readonly actor: string;
  readonly occurredAt: Instant;
  /** What the shop said of it beside the order. */
  readonly custom: Readonly<Record<string, unknown>> | null;
  readonly files: number;
}

/*
 * Details are text until they are read, all of them each time: so only of those who hold what is looked for.
 * Whoever wrote them spells names as they are.
 */
const read = statement(
  'signals.readPiece',
  `select t.id, coalesce(h.merged_into, h.id) as "memberId", t.kind, t.points,
          t.order_id as "orderId", t.actor, t.occurred_at as "occurredAt",
          case when strpos(d.details::text, '"custom"') > 0
               then d.details -> 'details' -> 'custom' end as custom,
          case when strpos(d.details::text, '"files"') > 0
               then coalesce(json_array_length(coalesce(
                      d.details -> 'details' -> 'files', d.details -> 'command' -> 'files')), 0)
               else 0 end as files
     from transactions t
     join member_heads h on h.merchant_id = $1 and h.id = t.member_id
     join members m on m.merchant_id = $1 and m.id = coalesce(h.merged_into, h.id)
     left join transaction_details d on d.merchant_id = $1 and d.transaction_id = t.id
    where t.merchant_id = $1 and t.recorded_at >= to_timestamp($2::float8 / 1000)
      and t.recorded_at < to_timestamp($3::float8 / 1000) and m.erased_at is null
      and t.kind in ('award', 'return', 'adjust')
    order by t.recorded_at, t.id`,
);

/** What was recorded from a moment on and before another, but of those who were erased. */
export async function readPiece(
  client: pg.ClientBase,
  merchantId: number,
  { from, until }: { readonly from: Instant; readonly until: Instant },
): Promise<readonly Recorded[]> {
  const values = [merchantId, from, until];
  return (await client.query<Recorded>({ ...read, values })).rows;
}

/** The program's own awards, of jobs and imports: what they give says nothing of who asks. */
export const BY_THE_PROGRAM = ['job:%', 'import:%', 'correction:%'];
const PROGRAM = /^(job|import|correction):/;

/** An award that somebody asked for. */
export function isAskedFor({ kind, actor }: Recorded): boolean {
  return kind === 'award' && !PROGRAM.test(actor);
}

/** The members of some transactions, each once, in order of id. */
export function membersOf(recorded: readonly Recorded[]): readonly string[] {
  return [...new Set(recorded.map(({ memberId }) => memberId))].sort();
}
