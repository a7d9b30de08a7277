import { createHmac } from 'node:crypto';
import {
  judgeSharing,
  MARK_KINDS,
  NAMED_MAX,
  SHARING_DAYS,
  SHARING_MEMBERS_MAX,
  type Finding,
  type MarkKind,
} from '@fealty/core';
import type pg from 'pg';
import { statement } from '../runtime/statement.ts';
import { isAskedFor, membersOf, type Piece, type Recorded } from './piece.ts';
import { keyFor, type InstallationSecret } from '../runtime/secret.ts';

/** Attributes of a transaction that shops say such things under, as plugins name them. */
const SAID_AS: Readonly<Record<MarkKind, readonly string[]>> = {
  device: ['device_id', 'device', 'device_fingerprint'],
  network: ['ip_address', 'user_ip', 'client_ip', 'ip'],
  address: ['shipping_address', 'billing_address'],
};
/** Shorter is a house number or a name that many devices have. */
const MARK_LETTERS_MIN = 6;

const readAddresses = statement(
  'signals.readAddresses',
  `select m.id, m.address_line1 as line, m.postal_code as "postalCode", m.country
     from unnest($2::text[]) as w (id)
     join members m on m.merchant_id = $1 and m.id = w.id
    where m.address_line1 <> '' and m.postal_code <> ''`,
);
const keep = statement(
  'signals.keepMarks',
  `insert into member_marks as k
     (merchant_id, kind, digest, member_id, transaction_id, first_seen_at, last_seen_at)
   select $1, w.kind, w.digest, w.member_id, w.transaction_id, to_timestamp(w.at / 1000),
          to_timestamp(w.at / 1000)
     from unnest($2::text[], $3::bytea[], $4::text[], $5::text[], $6::float8[])
       as w (kind, digest, member_id, transaction_id, at)
    order by 2, 3, 4
   on conflict (merchant_id, kind, digest, member_id) do update
     set transaction_id = excluded.transaction_id,
         last_seen_at = greatest(k.last_seen_at, excluded.last_seen_at)`,
);
/* Who has a mark now: whoever was merged is one with whoever goes on for him. */
const readHolders = statement(
  'signals.readHolders',
  `select w.place::integer as place, coalesce(h.merged_into, h.id) as "memberId",
          k.transaction_id as "transactionId"
     from unnest($3::text[], $4::bytea[]) with ordinality as w (kind, digest, place)
    cross join lateral (
      select k.member_id, k.transaction_id, k.first_seen_at from member_marks k
       where k.merchant_id = $1 and k.kind = w.kind and k.digest = w.digest
         and k.last_seen_at >= to_timestamp($2::float8 / 1000)
                               - ${SHARING_DAYS} * interval '1 day'
       limit ${SHARING_MEMBERS_MAX}) as k
     join member_heads h on h.merchant_id = $1 and h.id = k.member_id
    order by w.place, k.first_seen_at, h.id`,
);

/** What a member was seen with. */
interface Mark {
  readonly kind: MarkKind;
  readonly digest: Buffer;
  readonly memberId: string;
  readonly transactionId: string;
  readonly at: number;
}

interface Holder {
  readonly place: number;
  readonly memberId: string;
  readonly transactionId: string;
}

/** Makes digests of what is personal: of no use to whoever has the database alone. */
export type Digest = (merchantId: number, kind: MarkKind, said: string) => Buffer;

/** Digests under the newest secret: after a rotation what members are seen with is gathered anew. */
export function markDigest(secret: InstallationSecret): Digest {
  const key = keyFor(secret.all()[0], 'fealty marks of members');
  return (merchantId, kind, said) =>
    createHmac('sha256', key)
      .update(`${String(merchantId)} ${kind} ${said}`)
      .digest()
      .subarray(0, 16);
}

/** Finds devices, networks and addresses that too many members earn with. */
export async function findSharing(
  client: pg.ClientBase,
  piece: Piece,
  digest: Digest,
): Promise<readonly Finding[]> {
  const { merchantId, now } = piece;
  const marks = await marksOf(client, piece, digest);
  if (marks.length === 0) return [];
  await client.query({
    ...keep,
    values: [
      ...[merchantId, marks.map(({ kind }) => kind), marks.map((mark) => mark.digest)],
      ...[marks.map(({ memberId }) => memberId), marks.map((mark) => mark.transactionId)],
      marks.map(({ at }) => at),
    ],
  });
  const seen = [...new Map(marks.map((mark) => [nameOf(mark), mark])).values()];
  const { rows } = await client.query<Holder>({
    ...readHolders,
    values: [merchantId, now, seen.map(({ kind }) => kind), seen.map((mark) => mark.digest)],
  });
  const byPlace = Map.groupBy(rows, ({ place }) => place - 1);
  return seen.flatMap((mark, place) => findingOf(mark, byPlace.get(place) ?? []));
}

function findingOf(mark: Mark, holders: readonly Holder[]): readonly Finding[] {
  const members = [...new Set(holders.map(({ memberId }) => memberId))];
  const judged = judgeSharing(mark.kind, members.length);
  const [first] = members;
  if (judged === null || first === undefined) return [];
  return [
    {
      ...judged,
      subject: nameOf(mark),
      memberId: first,
      otherIds: members.slice(1, NAMED_MAX),
      transactionIds: holders.slice(0, NAMED_MAX).map(({ transactionId }) => transactionId),
      score: members.length,
    },
  ];
}

/** What members of a piece were seen with, each once for a member: the last time. */
async function marksOf(
  client: pg.ClientBase,
  { merchantId, recorded }: Piece,
  digest: Digest,
): Promise<readonly Mark[]> {
  const awards = recorded.filter(isAskedFor);
  const marks = new Map<string, Mark>();
  const add = (kind: MarkKind, said: string, award: Recorded): void => {
    const plain = plainOf(said);
    if (plain.length < MARK_LETTERS_MIN) return;
    const { memberId, id: transactionId, occurredAt: at } = award;
    const mark = { kind, digest: digest(merchantId, kind, plain), memberId, transactionId, at };
    marks.set(`${nameOf(mark)} ${memberId}`, mark);
  };
  for (const award of awards) {
    for (const kind of MARK_KINDS) {
      for (const said of valuesOf(award, SAID_AS[kind])) add(kind, said, award);
    }
  }
  const last = new Map(awards.map((award) => [award.memberId, award]));
  const { rows } = await client.query<{
    id: string;
    line: string;
    postalCode: string;
    country: string;
  }>({ ...readAddresses, values: [merchantId, membersOf(awards)] });
  for (const { id, line, postalCode, country } of rows) {
    const award = last.get(id);
    if (award !== undefined) add('address', `${line} ${postalCode} ${country}`, award);
  }
  return [...marks.values()];
}

function valuesOf({ custom }: Recorded, names: readonly string[]): readonly string[] {
  return names.map((name) => custom?.[name]).filter((value) => typeof value === 'string');
}

/** Case, spaces and points between the parts of an address do not matter. */
function plainOf(said: string): string {
  return said
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[\s,;]+/g, ' ')
    .trim();
}

function nameOf({ kind, digest }: Pick<Mark, 'kind' | 'digest'>): string {
  return `${kind}:${digest.toString('hex')}`;
}
