import type pg from 'pg';
import { statement } from '../runtime/statement.ts';

/** A member as he is carried elsewhere. Times are milliseconds since 1970. */
export interface ExportedMember {
  readonly id: string;
  readonly email: string;
  readonly uid: string;
  readonly first_name: string;
  readonly last_name: string;
  readonly birthdate: string | null;
  readonly phone: string;
  readonly phone_country_code: string;
  readonly address_line1: string;
  readonly address_line2: string;
  readonly city: string;
  readonly state: string;
  readonly postal_code: string;
  readonly country: string;
  readonly language: string;
  readonly anniversary_date: string | null;
  readonly gender: string;
  readonly twitter_handle: string;
  readonly instagram_handle: string;
  readonly tags: readonly string[];
  readonly custom: Readonly<Record<string, unknown>>;
  readonly referral_code: string;
  readonly enrolled_at: number;
  readonly status: string;
  readonly subscribed: boolean;
  readonly tier_id: string | null;
  readonly pending: number;
  readonly reserved: number;
  readonly owed: number;
  /** How many postings he has. */
  readonly version: number;
}

const pageMembers = statement(
  'queries.exportMembers',
  `select m.id, m.email, m.uid, m.first_name, m.last_name, m.birthdate, m.phone,
          m.phone_country_code, m.address_line1, m.address_line2, m.city, m.state, m.postal_code,
          m.country, m.language, m.anniversary_date, m.gender, m.twitter_handle,
          m.instagram_handle, m.tags, m.custom, m.referral_code, m.enrolled_at, m.status,
          m.subscribed, h.tier_id, h.pending, h.reserved, h.owed, h.version
     from (select * from members
            where merchant_id = $1 and id > $2 and status <> 'deleted'
              and not exists (select 1 from member_heads g
                               where g.merchant_id = $1 and g.merged_into is not null
                                 and g.id = members.id)
            order by id limit $3) m
     join member_heads h on h.merchant_id = $1 and h.id = m.id
    order by m.id`,
);

/** All members but those who were deleted, or merged into others, page by page. */
export async function* exportMembers(
  client: pg.ClientBase,
  merchantId: number,
  pageSize: number,
): AsyncGenerator<readonly ExportedMember[]> {
  let behind = '';
  for (;;) {
    const rows = await pageExported(client, { merchantId, behind, limit: pageSize });
    if (rows.length > 0) yield rows;
    const last = rows.at(-1);
    if (last === undefined || rows.length < pageSize) return;
    behind = last.id;
  }
}

/** Members in the order of their ids, from the one behind a given id on. */
export async function pageExported(
  client: pg.ClientBase,
  page: { readonly merchantId: number; readonly behind: string; readonly limit: number },
): Promise<readonly ExportedMember[]> {
  const values = [page.merchantId, page.behind, page.limit];
  return (await client.query<ExportedMember>({ ...pageMembers, values })).rows;
}
