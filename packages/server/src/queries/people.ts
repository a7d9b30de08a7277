import type { IdentityKey } from '@fealty/core';
import type pg from 'pg';
import { statement } from '../runtime/statement.ts';
import { GatheredReads } from './gathered-reads.ts';
import { GOES_ON_FOR_H } from './goes-on.ts';
import {
  DETAIL_COLUMNS,
  detailsFromRow,
  type DetailRow,
  type MemberDetails,
} from './member-details.ts';

/** Something that somebody may be known by: as identities are kept, or the internal id. */
export type PersonKey = IdentityKey | { readonly kind: 'id'; readonly value: string };

/** Whom a name means, and who goes on for him if he was merged; else the same. */
export interface FoundPerson {
  readonly namedId: string;
  readonly memberId: string;
}

/** The first of each question's keys that anybody has; of somebody who was erased there is nothing. */
const findPeople = statement(
  'people.find',
  `select distinct on (w.asked) w.asked, h.id as "namedId", m.id as "memberId"
     from unnest($2::integer[], $3::text[], $4::text[]) with ordinality
       as w (asked, kind, value, place)
    cross join lateral (
      select i.member_id as id from identities i
       where i.merchant_id = $1 and i.kind = w.kind and i.value = w.value
      union all
      select w.value where w.kind = 'id') k
     join member_heads h on h.merchant_id = $1 and h.id = k.id
     join members m on m.merchant_id = $1 and m.id = ${GOES_ON_FOR_H}
    where m.erased_at is null
    order by w.asked, w.place`,
);

const readPeople = statement(
  'people.read',
  `select ${DETAIL_COLUMNS}
     from unnest($2::text[]) as w (id)
     join members m on m.merchant_id = $1 and m.id = w.id and m.erased_at is null
     join member_heads h on h.merchant_id = $1 and h.id = w.id
     left join members r on r.merchant_id = $1 and r.id = m.referrer_id`,
);

/** Finds members by what they are known by, and reads them in full; as many together as ask at once. */
export class People {
  readonly #finds: GatheredReads<readonly PersonKey[], FoundPerson>;
  readonly #reads: GatheredReads<string, MemberDetails>;

  constructor(pool: pg.Pool) {
    this.#finds = new GatheredReads((merchantId, together) => find(pool, merchantId, together));
    this.#reads = new GatheredReads((merchantId, together) => readEach(pool, merchantId, together));
  }

  /** Who has the first of these that anybody has; null if nobody has any. Texts without NUL only. */
  find(merchantId: number, keys: readonly PersonKey[]): Promise<FoundPerson | null> {
    return keys.length === 0 ? Promise.resolve(null) : this.#finds.ask(merchantId, keys);
  }

  /** All that is shown of the member with this id, not of whoever goes on for him. */
  read(merchantId: number, id: string): Promise<MemberDetails | null> {
    return this.#reads.ask(merchantId, id);
  }
}

async function find(
  pool: pg.Pool,
  merchantId: number,
  together: readonly (readonly PersonKey[])[],
): Promise<readonly (FoundPerson | null)[]> {
  const keys = together.flatMap((asked, place) => asked.map((key) => ({ ...key, place })));
  const { rows } = await pool.query<FoundPerson & { asked: number }>({
    ...findPeople,
    values: [
      merchantId,
      keys.map(({ place }) => place),
      keys.map(({ kind }) => kind),
      keys.map(({ value }) => value),
    ],
  });
  const found = new Map(rows.map(({ asked, ...person }) => [asked, person]));
  return together.map((_asked, place) => found.get(place) ?? null);
}

/** All that is shown of each of these members, in their order; null of whoever is not there. */
export async function readEach(
  pool: pg.Pool,
  merchantId: number,
  ids: readonly string[],
): Promise<readonly (MemberDetails | null)[]> {
  const values = [merchantId, [...new Set(ids)]];
  const { rows } = await pool.query<DetailRow>({ ...readPeople, values });
  const found = new Map(rows.map((row) => [row.id, detailsFromRow(row)]));
  return ids.map((id) => found.get(id) ?? null);
}
