import type pg from 'pg';
import { statement } from '../runtime/statement.ts';
import { GatheredReads } from './gathered-reads.ts';
import { MEMBER_COLUMNS, memberFromRow, type MemberRow } from './member-rows.ts';
import type { MemberView } from './member-view.ts';

const readByEmails = statement(
  'queries.readMembersByEmail',
  `select ${MEMBER_COLUMNS}, i.value, h.merged_into
     from unnest($2::text[]) as asked (value)
     join identities i on i.merchant_id = $1 and i.kind = 'email' and i.value = asked.value
     join member_heads h on h.merchant_id = $1 and h.id = i.member_id
     join members m on m.merchant_id = $1 and m.id = i.member_id
     left join members r on r.merchant_id = $1 and r.id = m.referrer_id`,
);

/* Few are merged: they cost a statement more, and nobody else a look at a second head. */
const readByIds = statement(
  'queries.readMembersById',
  `select ${MEMBER_COLUMNS}
     from unnest($2::text[]) as asked (id)
     join member_heads h on h.merchant_id = $1 and h.id = asked.id
     join members m on m.merchant_id = $1 and m.id = asked.id
     left join members r on r.merchant_id = $1 and r.id = m.referrer_id`,
);

type FoundRow = readonly [...MemberRow, email: string, mergedInto: string | null];

/** Reads members by e-mail address, as many together as ask at once. */
export class MemberReads {
  readonly #reads: GatheredReads<string, MemberView>;

  constructor(pool: pg.Pool) {
    this.#reads = new GatheredReads(async (merchantId, emails) => {
      const { rows } = await pool.query<[...FoundRow]>({
        ...readByEmails,
        values: [merchantId, [...new Set(emails)]],
        rowMode: 'array',
      });
      const merged = rows.map((row) => row.at(-1) as string | null).filter((id) => id !== null);
      const survivors = merged.length === 0 ? null : await byIds(pool, merchantId, merged);
      const found = new Map(
        rows.map((row) => {
          const [email, mergedInto] = row.slice(-2) as [string, string | null];
          return [
            email,
            mergedInto === null
              ? memberFromRow(row as unknown as MemberRow)
              : (survivors?.get(mergedInto) ?? null),
          ];
        }),
      );
      return emails.map((email) => found.get(email) ?? null);
    });
  }

  /**
   * The member, or null; whoever was merged is answered as the member who goes on for him. The
   * address must be in lower case.
   */
  byEmail(merchantId: number, email: string): Promise<MemberView | null> {
    return this.#reads.ask(merchantId, email);
  }
}

async function byIds(
  pool: pg.Pool,
  merchantId: number,
  ids: readonly string[],
): Promise<ReadonlyMap<string, MemberView>> {
  const { rows } = await pool.query<[...MemberRow]>({
    ...readByIds,
    values: [merchantId, [...new Set(ids)]],
    rowMode: 'array',
  });
  return new Map(rows.map((row) => [row[0], memberFromRow(row)]));
}
