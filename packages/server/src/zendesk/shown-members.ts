import type pg from 'pg';
import { DETAIL_COLUMNS, detailsFromRow, type DetailRow } from '../queries/member-details.ts';
import { statement } from '../runtime/statement.ts';
import type { ShownMember } from './member-fields.ts';
import type { DeskKey } from './states.ts';

/** How a member stands at this moment. */
export interface FoundMember {
  /** Null if he, or whoever goes on for him, was erased. */
  readonly shown: ShownMember | null;
  /** Whether somebody goes on for him. */
  readonly isMerged: boolean;
  /** The user of whoever goes on for him, if it is known. */
  readonly survivorUserId: string | null;
}

/*
 * One by one, by keys to which only the right index has an answer: a planner who believes in small tables
 * would go through all members for each.
 */
const read = statement(
  'zendesk.readMembers',
  `select w.id as asked, o.merged_into is not null as merged, h.posted_at as "postedAt",
          (m.erased_at is not null or own.erased_at is not null) as erased,
          (select z.user_id from zendesk_members z
            where z.merchant_id = $1 and z.desk_id = $2 and z.member_id = o.merged_into)
            as "survivorUserId",
          ${DETAIL_COLUMNS}
     from unnest($3::text[]) as w (id)
    cross join lateral (
      select o.merged_into from member_heads o
       where o.merchant_id = $1 and o.id between w.id and w.id order by o.id limit 1) o
    cross join lateral (
      select n.erased_at from members n
       where n.merchant_id = $1 and n.id between w.id and w.id order by n.id limit 1) own
    cross join lateral (
      select n.* from members n
       where n.merchant_id = $1
         and n.id between coalesce(o.merged_into, w.id) and coalesce(o.merged_into, w.id)
       order by n.id limit 1) m
    cross join lateral (
      select n.* from member_heads n
       where n.merchant_id = $1 and n.id between m.id and m.id order by n.id limit 1) h
     left join lateral (
       select n.* from members n
        where n.merchant_id = $1 and n.id between m.referrer_id and m.referrer_id
        order by n.id limit 1) r on true`,
);

type Row = DetailRow & {
  readonly asked: string;
  readonly merged: boolean;
  readonly erased: boolean;
  readonly survivorUserId: string | null;
  readonly postedAt: number;
};

/** Members as they are now, by id. */
export async function readShownMembers(
  pool: pg.Pool,
  { merchantId, deskId }: DeskKey,
  memberIds: readonly string[],
): Promise<ReadonlyMap<string, FoundMember>> {
  const { rows } = await pool.query<Row>({ ...read, values: [merchantId, deskId, [...memberIds]] });
  return new Map(
    rows.map((row) => [
      row.asked,
      {
        shown: row.erased ? null : { details: detailsFromRow(row), postedAt: row.postedAt },
        isMerged: row.merged,
        survivorUserId: row.survivorUserId,
      },
    ]),
  );
}
