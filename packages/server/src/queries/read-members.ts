import type pg from 'pg';
import { statement } from '../runtime/statement.ts';
import { GatheredReads } from './gathered-reads.ts';
import { MEMBER_COLUMNS, memberFromRow, type MemberRow } from './member-rows.ts';
import type { MemberView } from './member-view.ts';

/** Whoever was merged is answered as the member who goes on for him. */
const readByEmails = statement(
  'queries.readMembersByEmail',
  `select ${MEMBER_COLUMNS}, i.value
     from unnest($2::text[]) as asked (value)
     join identities i on i.merchant_id = $1 and i.kind = 'email' and i.value = asked.value
     join member_heads known on known.merchant_id = $1 and known.id = i.member_id
     join member_heads h on h.merchant_id = $1 and h.id = coalesce(known.merged_into, known.id)
     join members m on m.merchant_id = $1 and m.id = h.id
     left join members r on r.merchant_id = $1 and r.id = m.referrer_id`,
);

/** Reads members by e-mail address, as many together as ask at once. */
export class MemberReads {
  readonly #reads: GatheredReads<string, MemberView>;

  constructor(pool: pg.Pool) {
    this.#reads = new GatheredReads(async (merchantId, emails) => {
      const result = await pool.query<[...MemberRow, string]>({
        ...readByEmails,
        values: [merchantId, [...new Set(emails)]],
        rowMode: 'array',
      });
      const found = new Map(
        result.rows.map((row) => {
          const [key] = row.slice(-1) as [string];
          return [key, memberFromRow(row as unknown as MemberRow)];
        }),
      );
      return emails.map((email) => found.get(email) ?? null);
    });
  }

  /** The member, or null. The address must be in lower case. */
  byEmail(merchantId: number, email: string): Promise<MemberView | null> {
    return this.#reads.ask(merchantId, email);
  }
}
