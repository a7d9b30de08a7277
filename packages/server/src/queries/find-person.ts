import { attributeRef, emailIdentity, type IdentityKey, type Program } from '@fealty/core';
import type pg from 'pg';
import { statement } from '../runtime/statement.ts';

const byId = statement(
  'queries.personById',
  `select coalesce(h.merged_into, h.id) as id from member_heads h
    where h.merchant_id = $1 and h.id = $2`,
);
const byIdentities = statement(
  'queries.personByIdentities',
  `select coalesce(h.merged_into, h.id) as id, w.place
     from unnest($2::text[], $3::text[]) with ordinality as w (kind, value, place)
     join identities i on i.merchant_id = $1 and i.kind = w.kind and i.value = w.value
     join member_heads h on h.merchant_id = $1 and h.id = i.member_id
    order by w.place`,
);

/**
 * The id of the member somebody means by a text: his id, e-mail address, the merchant's own id, or
 * a unique attribute, as `card=42` or, of telephones, the number alone; in this order. Null if it is
 * nobody's. Of one who was merged, whoever goes on for him.
 */
export async function findPerson(
  pool: pg.Pool,
  merchantId: number,
  program: Program,
  text: string,
): Promise<string | null> {
  const meant = text.trim();
  if (meant === '' || meant.includes('\0')) return null;
  const member = await findById(pool, merchantId, meant);
  return member ?? findByIdentities(pool, merchantId, identitiesMeant(program, meant));
}

/** The id of a member, or of whoever goes on for him; null if there is none. Texts without NUL only. */
async function findById(pool: pg.Pool, merchantId: number, id: string): Promise<string | null> {
  const { rows } = await pool.query<{ id: string }>({ ...byId, values: [merchantId, id] });
  return rows[0]?.id ?? null;
}

/** Who has the first of these that anybody has; null if nobody has any. Texts without NUL only. */
async function findByIdentities(
  pool: pg.Pool,
  merchantId: number,
  keys: readonly IdentityKey[],
): Promise<string | null> {
  const { rows } = await pool.query<{ id: string }>({
    ...byIdentities,
    values: [merchantId, keys.map(({ kind }) => kind), keys.map(({ value }) => value)],
  });
  return rows[0]?.id ?? null;
}

/** The same for many at once, in the places of their keys. */
export async function findEachByIdentities(
  pool: pg.Pool,
  merchantId: number,
  asked: readonly (readonly IdentityKey[])[],
): Promise<readonly (string | null)[]> {
  const keys = asked.flat();
  if (keys.length === 0) return asked.map(() => null);
  const { rows } = await pool.query<{ id: string; place: number }>({
    ...byIdentities,
    values: [merchantId, keys.map(({ kind }) => kind), keys.map(({ value }) => value)],
  });
  const found = new Map(rows.map(({ place, id }) => [place, id]));
  let place = 0;
  return asked.map((own) => {
    const ids = own.map(() => found.get((place += 1)));
    return ids.find((id) => id !== undefined) ?? null;
  });
}

function identitiesMeant(program: Program, meant: string): readonly IdentityKey[] {
  const keys: IdentityKey[] = [emailIdentity(meant), { kind: 'uid', value: meant }];
  const cut = meant.indexOf('=');
  const [name, value] = cut < 0 ? ['phone', meant] : [meant.slice(0, cut), meant.slice(cut + 1)];
  const ref = attributeRef(program, name, value);
  if (ref?.by === 'attribute') keys.push({ kind: `attribute:${ref.name}`, value: ref.value });
  return keys;
}
