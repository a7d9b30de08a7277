import {
  attributeIdentities,
  NOBODY,
  uniqueKinds,
  type IdentityKey,
  type Profile,
  type Program,
  type ProgramDocument,
} from '@fealty/core';
import type pg from 'pg';
import { statement } from '../runtime/statement.ts';
import { PEOPLE_LOCK } from './people-lock.ts';

const alone = statement('ledger.peopleAlone', 'select pg_advisory_xact_lock($1, $2)');
/** Members by the hundred thousand are looked through, and one transaction is to hold all of it. */
const patience = statement(
  'ledger.claimPatience',
  "select set_config('statement_timeout', '1h', true)",
);
const freeKinds = statement(
  'ledger.freeKinds',
  'delete from identities where merchant_id = $1 and kind = any ($2::text[])',
);
const pagePeople = statement(
  'ledger.pagePeople',
  `select m.id, m.phone, m.phone_country_code, m.custom, coalesce(h.merged_into, m.id) as person
     from (select * from members
            where merchant_id = $1 and id > $2 and erased_at is null order by id limit $3) m
     join member_heads h on h.merchant_id = $1 and h.id = m.id
    order by m.id`,
);
const claim = statement(
  'ledger.claimIdentities',
  `insert into identities as i (merchant_id, kind, value, member_id)
   select $1, w.kind, w.value, w.member_id
     from unnest($2::text[], $3::text[], $4::text[]) as w (kind, value, member_id)
    order by w.kind, w.value
   on conflict (merchant_id, kind, value) do update set member_id = excluded.member_id
    where i.member_id is null or i.member_id = excluded.member_id
   returning i.kind, i.value`,
);
const holders = statement(
  'ledger.identityHolders',
  `select i.kind, i.value, i.member_id, coalesce(h.merged_into, h.id) as person
     from unnest($2::text[], $3::text[]) as w (kind, value)
     join identities i on i.merchant_id = $1 and i.kind = w.kind and i.value = w.value
     join member_heads h on h.merchant_id = $1 and h.id = i.member_id`,
);

const PAGE = 5000;
/** Enough to see what is wrong; the rest is found when these are mended. */
const COLLISIONS_MAX = 20;

/** Two members with the same value of an attribute that is to be unique. */
export interface Collision {
  readonly attribute: string;
  readonly value: string;
  readonly members: readonly [string, string];
}

/**
 * Gives members the identities of attributes that a program makes unique, in the transaction that
 * lets the program run, page by page; frees those of attributes that are unique no more. Answers
 * who has the same value, at most twenty pairs; the caller then refuses the program. Meanwhile
 * nobody is enrolled or changed: batches that would wait for it, and answer "busy" if it takes long.
 */
export async function claimAttributes(
  client: pg.ClientBase,
  merchantId: number,
  programs: { readonly before: ProgramDocument | null; readonly after: Program },
): Promise<readonly Collision[]> {
  const before = uniqueKinds(programs.before);
  const after = uniqueKinds(programs.after.document);
  const freed = [...before].filter(([kind, type]) => after.get(kind) !== type);
  const gained = [...after].filter(([kind, type]) => before.get(kind) !== type);
  if (freed.length + gained.length === 0) return [];
  await client.query({ ...alone, values: [PEOPLE_LOCK, merchantId] });
  await client.query(patience);
  const kinds = freed.map(([kind]) => kind);
  await client.query({ ...freeKinds, values: [merchantId, kinds] });
  if (gained.length === 0) return [];
  const wanted = new Set(gained.map(([kind]) => kind));
  const collisions: Collision[] = [];
  for await (const page of people(client, merchantId)) {
    const claims = page.flatMap(({ id, person, profile }) =>
      attributeIdentities(programs.after, profile)
        .filter(({ kind }) => wanted.has(kind))
        .map((key): Claim => ({ key, memberId: id, person })),
    );
    collisions.push(...(await claimPage(client, merchantId, claims)));
    if (collisions.length >= COLLISIONS_MAX) break;
  }
  return collisions.slice(0, COLLISIONS_MAX);
}

interface Person {
  readonly id: string;
  /** He himself, or whoever he was merged into: the two may share what they are known by. */
  readonly person: string;
  readonly profile: Profile;
}

async function* people(
  client: pg.ClientBase,
  merchantId: number,
): AsyncGenerator<readonly Person[]> {
  let after = '';
  for (;;) {
    const { rows } = await client.query<Readonly<Record<string, unknown>>>({
      ...pagePeople,
      values: [merchantId, after, PAGE],
    });
    const page = rows.map((row): Person => ({
      id: row['id'] as string,
      person: row['person'] as string,
      profile: {
        ...NOBODY,
        phone: row['phone'] as string,
        phoneCountryCode: row['phone_country_code'] as string,
        custom: row['custom'] as Profile['custom'],
      },
    }));
    yield page;
    const last = page.at(-1);
    if (last === undefined || page.length < PAGE) return;
    after = last.id;
  }
}

interface Claim {
  readonly key: IdentityKey;
  readonly memberId: string;
  readonly person: string;
}

async function claimPage(
  client: pg.ClientBase,
  merchantId: number,
  claims: readonly Claim[],
): Promise<Collision[]> {
  const first = new Map<string, Claim>();
  const collisions: Collision[] = [];
  for (const one of claims) {
    const text = textOf(one.key);
    const other = first.get(text);
    if (other === undefined) first.set(text, one);
    else if (other.person !== one.person) collisions.push(collision(one, other.memberId));
  }
  const taking = [...first.values()];
  const kinds = taking.map(({ key }) => key.kind);
  const values = taking.map(({ key }) => key.value);
  const ids = taking.map(({ memberId }) => memberId);
  const taken = await client.query<IdentityKey>({
    ...claim,
    values: [merchantId, kinds, values, ids],
  });
  const mine = new Set(taken.rows.map(textOf));
  const lost = taking.filter(({ key }) => !mine.has(textOf(key)));
  if (lost.length === 0) return collisions;
  const held = await client.query<IdentityKey & { member_id: string; person: string }>({
    ...holders,
    values: [merchantId, lost.map(({ key }) => key.kind), lost.map(({ key }) => key.value)],
  });
  const holderOf = new Map(held.rows.map((row) => [textOf(row), row]));
  for (const one of lost) {
    const holder = holderOf.get(textOf(one.key));
    if (holder?.person === one.person) continue;
    collisions.push(collision(one, holder?.member_id ?? 'somebody'));
  }
  return collisions;
}

function textOf({ kind, value }: IdentityKey): string {
  return `${kind}:${value}`;
}

function collision({ key, memberId }: Claim, other: string): Collision {
  const attribute = key.kind.slice(key.kind.indexOf(':') + 1);
  return { attribute, value: key.value, members: [other, memberId] };
}
