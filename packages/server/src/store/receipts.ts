import type pg from 'pg';
import { statement } from '../runtime/statement.ts';

/** What is written of a file before it is. */
export interface ReceiptRow {
  readonly id: string;
  readonly contentType: string;
  readonly size: number;
  /** SHA-256, hex digits. */
  readonly digest: string;
  readonly width: number | null;
  readonly height: number | null;
  readonly pages: number | null;
  readonly hasThumbnail: boolean;
  readonly look: readonly [number, number, number, number] | null;
  /** Whether its text is to be recognised. */
  readonly toRead: boolean;
}

/** A file of a merchant. */
export interface ReceiptKey {
  readonly merchantId: number;
  readonly id: string;
}

const insertRows = statement(
  'receipts.insert',
  `insert into receipts (merchant_id, id, member_id, content_type, size, sha256, width, height,
                         pages, has_thumbnail, look1, look2, look3, look4, reading)
   select $1, w.id, $2, w.content_type, w.size, decode(w.digest, 'hex'), w.width, w.height,
          w.pages, w.has_thumbnail, w.look1, w.look2, w.look3, w.look4,
          case when w.to_read then 'waiting' end
     from unnest($3::text[], $4::text[], $5::integer[], $6::text[], $7::integer[], $8::integer[],
                 $9::integer[], $10::boolean[], $11::integer[], $12::integer[], $13::integer[],
                 $14::integer[], $15::boolean[])
       as w (id, content_type, size, digest, width, height, pages, has_thumbnail, look1, look2,
             look3, look4, to_read)`,
);
const attachRows = statement(
  'receipts.attach',
  `update receipts set transaction_id = $2
    where merchant_id = $1 and id = any ($3::text[]) and transaction_id is null`,
);
const deleteRows = statement(
  'receipts.delete',
  'delete from receipts where merchant_id = $1 and id = any ($2::text[])',
);
const idsOfMember = statement(
  'receipts.ofMember',
  'select id from receipts where merchant_id = $1 and member_id = $2 order by id limit $3',
);

/* The last files of a member, but for those that come once more. */
const sentOfLate = statement(
  'receipts.sentOfLate',
  `select count(*)::integer as count
     from (select sha256, created_at from receipts
            where merchant_id = $1 and member_id = $2 order by id desc limit $4) r
    where r.created_at > clock_timestamp() - $3::interval
      and encode(r.sha256, 'hex') <> all ($5::text[])`,
);

/*
 * An award that is there has claimed the digests of its files and holds their ids. The member may
 * have been merged between the row and the award, so the claims of whoever goes on for him count.
 */
const unclaimedRows = statement(
  'receipts.unclaimed',
  `select r.merchant_id as "merchantId", r.id, (
            select c.transaction_id from claims c
              join transaction_details d
                on d.merchant_id = c.merchant_id and d.transaction_id = c.transaction_id
             where c.merchant_id = r.merchant_id
               and c.scope in ('file:' || r.member_id, 'file:' || coalesce(h.merged_into, ''))
               and c.key = encode(r.sha256, 'hex')
               and exists (select 1 from json_array_elements(d.details->'command'->'files') f
                            where f->>'id' = r.id)) as "transactionId"
     from (select o.* from receipts o
            where o.transaction_id is null and o.created_at < clock_timestamp() - $1::interval
              and (o.merchant_id, o.id) > ($2::integer, $3::text)
            order by o.merchant_id, o.id limit $4) as r
     join member_heads h on h.merchant_id = r.merchant_id and h.id = r.member_id
    order by r.merchant_id, r.id`,
);

/** How many files a member sent in a day, up to a number of those that are looked at. */
export async function countReceiptsOfADay(
  pool: pg.Pool,
  of: { readonly merchantId: number; readonly memberId: string },
  { lookedAt, but }: { readonly lookedAt: number; readonly but: readonly string[] },
): Promise<number> {
  const { rows } = await pool.query<{ readonly count: number }>({
    ...sentOfLate,
    values: [of.merchantId, of.memberId, '1 day', lookedAt, but],
  });
  return rows[0]?.count ?? 0;
}

/** Notes files that are about to be written, for an award that is about to be made. */
export async function insertReceipts(
  pool: pg.Pool,
  of: { readonly merchantId: number; readonly memberId: string },
  rows: readonly ReceiptRow[],
): Promise<void> {
  const looks = [0, 1, 2, 3].map((part) => rows.map(({ look }) => look?.[part] ?? null));
  await pool.query({
    ...insertRows,
    values: [
      of.merchantId,
      of.memberId,
      rows.map(({ id }) => id),
      rows.map(({ contentType }) => contentType),
      rows.map(({ size }) => size),
      rows.map(({ digest }) => digest),
      rows.map(({ width }) => width),
      rows.map(({ height }) => height),
      rows.map(({ pages }) => pages),
      rows.map(({ hasThumbnail }) => hasThumbnail),
      ...looks,
      rows.map(({ toRead }) => toRead),
    ],
  });
}

/** Says which award files belong to. */
export async function attachReceipts(
  pool: pg.Pool,
  merchantId: number,
  ids: readonly string[],
  transactionId: string,
): Promise<void> {
  await pool.query({ ...attachRows, values: [merchantId, transactionId, ids] });
}

export async function deleteReceipts(
  pool: pg.Pool,
  merchantId: number,
  ids: readonly string[],
): Promise<void> {
  await pool.query({ ...deleteRows, values: [merchantId, ids] });
}

/** Ids of files of a member, so many of them. */
export async function listReceiptsOf(
  pool: pg.Pool,
  of: { readonly merchantId: number; readonly memberId: string },
  limit: number,
): Promise<readonly string[]> {
  const values = [of.merchantId, of.memberId, limit];
  const { rows } = await pool.query<{ id: string }>({ ...idsOfMember, values });
  return rows.map(({ id }) => id);
}

/** Files that nobody has said the award of, older than `age`; with their award, if there is one. */
export async function listUnclaimed(
  pool: pg.Pool,
  terms: { readonly age: string; readonly after: ReceiptKey | null; readonly limit: number },
): Promise<readonly (ReceiptKey & { readonly transactionId: string | null })[]> {
  const { age, after, limit } = terms;
  const values = [age, after?.merchantId ?? 0, after?.id ?? '', limit];
  const { rows } = await pool.query<ReceiptKey & { transactionId: string | null }>({
    ...unclaimedRows,
    values,
  });
  return rows;
}
