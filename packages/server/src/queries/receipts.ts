import type { Instant } from '@fealty/core';
import type pg from 'pg';
import { statement } from '../runtime/statement.ts';

/** A file that was sent, without its bytes. */
export interface ReceiptView {
  readonly id: string;
  readonly contentType: string;
  readonly size: number;
  readonly width: number | null;
  readonly height: number | null;
  readonly pages: number | null;
  readonly hasThumbnail: boolean;
  /** Null until the award is there. */
  readonly transactionId: string | null;
  /** Null if nobody asked for it to be read. */
  readonly reading: 'waiting' | 'read' | 'unreadable' | null;
  /** Decimal text. */
  readonly total: string | null;
  readonly currency: string | null;
  /** `2026-11-21`. */
  readonly date: string | null;
  readonly shop: string | null;
  /** 0 to 100. */
  readonly confidence: number | null;
}

/** Another file that is the same as one, or looks like it. */
export interface Likeness {
  /** The file that is compared. */
  readonly of: string;
  readonly id: string;
  readonly same: boolean;
  /** In how many of 64 bits the pictures differ. */
  readonly distance: number;
  readonly transactionId: string;
  readonly status: string;
  /** Who sent it, or whoever goes on for him. */
  readonly memberId: string;
  readonly sameMember: boolean;
  readonly createdAt: Instant;
}

const COLUMNS = `r.id, r.content_type as "contentType", r.size, r.width, r.height, r.pages,
                 r.has_thumbnail as "hasThumbnail", r.transaction_id as "transactionId", r.reading,
                 r.read_total as total, r.read_currency as currency, r.read_date as date,
                 r.read_shop as shop, r.read_confidence as confidence`;

const readRows = statement(
  'queries.receipts',
  `select ${COLUMNS} from receipts r
    where r.merchant_id = $1 and r.id = any ($2::text[]) order by r.id`,
);

/** Newest files of one part of a look that are compared; what is older is not found by that part. */
const WINDOW = 200;
/** Pictures that differ in more bits are taken for others: four parts find up to three. */
const DISTANCE_MAX = 3;
/** Most that are told of one file. */
const TOLD_MAX = 10;

const DISTANCE = `bit_count((c.look1 # o.look1)::bit(16)) + bit_count((c.look2 # o.look2)::bit(16))
                + bit_count((c.look3 # o.look3)::bit(16)) + bit_count((c.look4 # o.look4)::bit(16))`;
const OTHER = `c.merchant_id = $1 and c.transaction_id <> o.transaction_of`;

/*
 * Every search goes through an index, newest first, and ends: pictures of one colour and bare paper
 * share the parts of their looks with very many others.
 */
const likenesses = statement(
  'queries.likenesses',
  `with o as (
     select r.*, w.transaction_of
       from unnest($2::text[], $3::text[]) as w (id, transaction_of)
       join receipts r on r.merchant_id = $1 and r.id = w.id
   )
   select o.id as "of", f.id, f.same, f.distance::integer as distance,
          f.transaction_id as "transactionId", t.status,
          coalesce(h.merged_into, h.id) as "memberId",
          coalesce(h.merged_into, h.id) = coalesce(own.merged_into, own.id) as "sameMember",
          f.created_at as "createdAt"
     from o
    cross join lateral (
      select distinct c.id, c.transaction_id, c.member_id, c.created_at,
             c.sha256 = o.sha256 as same,
             case when c.sha256 = o.sha256 then 0 else ${DISTANCE} end as distance
        from ((select c.* from receipts c where ${OTHER} and c.sha256 = o.sha256
                order by c.id desc limit ${WINDOW})
              union all
              (select c.* from receipts c where ${OTHER} and c.look1 = o.look1
                order by c.id desc limit ${WINDOW})
              union all
              (select c.* from receipts c where ${OTHER} and c.look2 = o.look2
                order by c.id desc limit ${WINDOW})
              union all
              (select c.* from receipts c where ${OTHER} and c.look3 = o.look3
                order by c.id desc limit ${WINDOW})
              union all
              (select c.* from receipts c where ${OTHER} and c.look4 = o.look4
                order by c.id desc limit ${WINDOW})) as c
       where c.sha256 = o.sha256 or ${DISTANCE} <= ${DISTANCE_MAX}
       order by c.id desc limit ${TOLD_MAX}) as f
     join transactions t on t.merchant_id = $1 and t.id = f.transaction_id
     join member_heads h on h.merchant_id = $1 and h.id = f.member_id
     join member_heads own on own.merchant_id = $1 and own.id = o.member_id
    order by o.id, f.id desc`,
);

/** What is known of files; those that are not there any more are left out. */
export async function readReceipts(
  pool: pg.Pool,
  merchantId: number,
  ids: readonly string[],
): Promise<readonly ReceiptView[]> {
  const { rows } = await pool.query<ReceiptView>({ ...readRows, values: [merchantId, ids] });
  return rows;
}

/** Files of other awards that are the same as these, or look like them, newest first. */
export async function findLikenesses(
  pool: pg.Pool,
  merchantId: number,
  files: readonly { readonly id: string; readonly transactionId: string }[],
): Promise<readonly Likeness[]> {
  const ids = files.map(({ id }) => id);
  const transactions = files.map(({ transactionId }) => transactionId);
  const values = [merchantId, ids, transactions];
  return (await pool.query<Likeness>({ ...likenesses, values })).rows;
}
