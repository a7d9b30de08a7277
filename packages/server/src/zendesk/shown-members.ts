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

const read = statement(
  'zendesk.readMembers',
  `select w.id as asked, o.merged_into is not null as merged, h.posted_at as "postedAt",
          (m.erased_at is not null or own.erased_at is not null) as erased,
          (select z.user_id from zendesk_members z
            where z.merchant_id = $1 and z.desk_id = $2 and z.member_id = o.merged_into)
            as "survivorUserId",
          ${DETAIL_COLUMNS}
     from unnest($3::text[]) as w (id)
     join member_heads o on o.merchant_id = $1 and o.id = w.id
     join members own on own.merchant_id = $1 and own.id = w.id
     join members m on m.merchant_id = $1 and m.id = coalesce(o.merged_into, o.id)
     join member_heads h on h.merchant_id = $1 and h.id = m.id
     left join members r on r.merchant_id = $1 and r.id = m.referrer_id`,
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
