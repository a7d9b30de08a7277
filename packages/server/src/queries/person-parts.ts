import type pg from 'pg';
import { statement } from '../runtime/statement.ts';

/*
 * All that is kept of one member, part by part, each row as the JSON text of it. $1 is the merchant,
 * $2 the member; pages follow the keys $3 and $4. `docs/operating/privacy.md` names every column.
 */

const person = statement(
  'person.profile',
  `select (to_jsonb(m) - 'merchant_id')::text as doc
     from members m where m.merchant_id = $1 and m.id = $2`,
);
const books = statement(
  'person.books',
  `select (to_jsonb(h) - 'merchant_id' - 'chain')::text as doc
     from member_heads h where h.merchant_id = $1 and h.id = $2`,
);

const mergedInto = statement(
  'person.mergedInto',
  'select h.id from member_heads h where h.merchant_id = $1 and h.merged_into = $2 order by h.id',
);

/** Members who were merged into this one: the same person. */
export async function readMerged(
  client: pg.ClientBase,
  of: { readonly merchantId: number; readonly memberId: string },
): Promise<readonly string[]> {
  const values = [of.merchantId, of.memberId];
  const { rows } = await client.query<{ id: string }>({ ...mergedInto, values });
  return rows.map(({ id }) => id);
}

interface Part {
  readonly name: string;
  readonly from: readonly [string, string];
  readonly page: ReturnType<typeof statement>;
}

/** Parts that are lists, in the order of the document. */
export const PERSON_PARTS: readonly Part[] = [
  {
    name: 'identities',
    from: ['', ''],
    page: statement(
      'person.identities',
      `select i.kind as first, i.value as second,
              jsonb_build_object('kind', i.kind, 'value', i.value)::text as doc
         from identities i
        where i.merchant_id = $1 and i.member_id = $2 and (i.kind, i.value) > ($3, $4)
        order by i.kind, i.value limit $5`,
    ),
  },
  {
    name: 'transactions',
    from: ['-infinity', ''],
    page: statement(
      'person.transactions',
      `select t.occurred_at::text as first, t.id as second,
              (to_jsonb(t) - 'merchant_id' - 'details_digest' || jsonb_build_object(
                'details', d.details, 'returns', to_jsonb(r) - 'merchant_id',
                'lot', to_jsonb(l) - 'merchant_id',
                'coupon', coalesce(to_jsonb(c), to_jsonb(g)) - 'merchant_id',
                'statuses', (
                  select jsonb_agg(to_jsonb(s) - 'merchant_id' order by s.number)
                    from transaction_statuses s
                   where s.merchant_id = $1 and s.transaction_id = t.id),
                'notes', (
                  select jsonb_agg(to_jsonb(n) - 'merchant_id' order by n.number)
                    from transaction_notes n
                   where n.merchant_id = $1 and n.transaction_id = t.id)))::text as doc
         from (select o.* from transactions o
                where o.merchant_id = $1 and o.member_id = $2
                  and (o.occurred_at, o.id) > ($3::timestamptz, $4)
                order by o.occurred_at, o.id limit $5) as t
         left join transaction_details d on d.merchant_id = $1 and d.transaction_id = t.id
         left join order_returns r on r.merchant_id = $1 and r.transaction_id = t.id
         left join lots l on l.merchant_id = $1 and l.id = t.id
         left join coupons c on c.merchant_id = $1 and c.transaction_id = t.id
          and c.code = d.details->'details'->>'couponCode'
         left join generated_coupons g on g.merchant_id = $1 and g.transaction_id = t.id
          and g.code = d.details->'details'->>'couponCode'
        order by t.occurred_at, t.id`,
    ),
  },
  {
    // What he sent, without the bytes: those are read under its id.
    name: 'files',
    from: ['', ''],
    page: statement(
      'person.files',
      `select r.id as first, '' as second,
              (to_jsonb(r) - 'merchant_id' || jsonb_build_object(
                'sha256', encode(r.sha256, 'hex')))::text as doc
         from receipts r
        where r.merchant_id = $1 and r.member_id = $2 and r.id > $3 and $4 = ''
        order by r.id limit $5`,
    ),
  },
  {
    name: 'postings',
    from: ['0', ''],
    page: statement(
      'person.postings',
      `select p.version::text as first, '' as second,
              (to_jsonb(p) - 'merchant_id' - 'hash')::text as doc
         from postings p
        where p.merchant_id = $1 and p.member_id = $2 and p.version > $3::bigint and $4 = ''
        order by p.version limit $5`,
    ),
  },
  {
    name: 'expiries',
    from: ['-infinity', ''],
    page: statement(
      'person.expiries',
      `select s.expires_at::text as first, '' as second,
              (to_jsonb(s) - 'merchant_id')::text as doc
         from expiry_sums s
        where s.merchant_id = $1 and s.member_id = $2 and s.expires_at > $3::timestamptz
          and $4 = ''
        order by s.expires_at limit $5`,
    ),
  },
  {
    name: 'events',
    from: ['0', ''],
    page: statement(
      'person.events',
      `select e.sequence::text as first, '' as second,
              (to_jsonb(e) - 'merchant_id' - 'written_by')::text as doc
         from events e
        where e.merchant_id = $1 and e.member_id = $2 and e.sequence > $3::bigint and $4 = ''
        order by e.sequence limit $5`,
    ),
  },
  {
    name: 'audit',
    from: ['', ''],
    page: statement(
      'person.audit',
      `select a.id as first, '' as second, (to_jsonb(a) - 'merchant_id')::text as doc
         from audit_entries a
        where a.merchant_id = $1 and a.member_id = $2 and a.id > $3 and $4 = ''
        order by a.id limit $5`,
    ),
  },
  {
    name: 'refusals',
    from: ['', ''],
    page: statement(
      'person.refusals',
      `select r.id as first, '' as second, (to_jsonb(r) - 'merchant_id')::text as doc
         from refusals r
        where r.merchant_id = $1 and r.member_id = $2 and r.id > $3 and $4 = ''
        order by r.id limit $5`,
    ),
  },
  {
    name: 'answers',
    from: ['', ''],
    page: statement(
      'person.answers',
      `select k.key as first, '' as second,
              (to_jsonb(k) - 'merchant_id' - 'fingerprint')::text as doc
         from request_keys k
        where k.merchant_id = $1 and k.member_id = $2 and k.key > $3 and $4 = ''
        order by k.key limit $5`,
    ),
  },
  {
    name: 'storeEvents',
    from: ['', ''],
    page: statement(
      'person.storeEvents',
      `select e.id as first, '' as second, (to_jsonb(e) - 'merchant_id' - 'digest')::text as doc
         from store_events e
        where e.merchant_id = $1 and e.member_id = $2 and e.id > $3 and $4 = ''
        order by e.id limit $5`,
    ),
  },
  {
    name: 'mails',
    from: ['', ''],
    page: statement(
      'person.mails',
      `select m.id as first, '' as second, (to_jsonb(m) - 'merchant_id')::text as doc
         from mails m
        where m.merchant_id = $1 and m.member_id = $2 and m.id > $3 and $4 = ''
        order by m.id limit $5`,
    ),
  },
  {
    name: 'zendesk',
    from: ['', ''],
    page: statement(
      'person.zendesk',
      `select z.desk_id as first, '' as second,
              (to_jsonb(z) - 'merchant_id' - 'digest' - 'job_digest')::text as doc
         from zendesk_members z
        where z.merchant_id = $1 and z.member_id = $2 and z.desk_id > $3 and $4 = ''
        order by z.desk_id limit $5`,
    ),
  },
  {
    name: 'agentActions',
    from: ['', ''],
    page: statement(
      'person.agentActions',
      `select a.id as first, '' as second,
              (to_jsonb(a) - 'merchant_id' - 'fingerprint')::text as doc
         from agent_actions a
        where a.merchant_id = $1 and a.member_id = $2 and a.id > $3 and $4 = ''
        order by a.id limit $5`,
    ),
  },
  {
    name: 'fraudSignals',
    from: ['', ''],
    page: statement(
      'person.fraudSignals',
      `select s.id as first, '' as second, (to_jsonb(s) - 'merchant_id')::text as doc
         from fraud_signals s
        where s.merchant_id = $1 and s.member_id = $2 and s.id > $3 and $4 = ''
        order by s.id limit $5`,
    ),
  },
  {
    name: 'comparedBy',
    from: ['', ''],
    page: statement(
      'person.comparedBy',
      `select k.kind as first, encode(k.digest, 'hex') as second,
              (to_jsonb(k) - 'merchant_id' - 'digest')::text as doc
         from member_marks k
        where k.merchant_id = $1 and k.member_id = $2
          and (k.kind collate "C", encode(k.digest, 'hex') collate "C") > ($3, $4)
        order by k.kind collate "C", encode(k.digest, 'hex') collate "C" limit $5`,
    ),
  },
  {
    name: 'waitingOrders',
    from: ['', ''],
    page: statement(
      'person.waitingOrders',
      `select c.id as first, '' as second, (to_jsonb(c) - 'merchant_id')::text as doc
         from members m
         join cached_purchases c on c.merchant_id = $1 and c.email = m.email
        where m.merchant_id = $1 and m.id = $2 and m.email <> '' and c.id > $3 and $4 = ''
        order by c.id limit $5`,
    ),
  },
  {
    name: 'dues',
    from: ['', ''],
    page: statement(
      'person.dues',
      `select d.kind as first, d.key as second, (to_jsonb(d) - 'merchant_id')::text as doc
         from dues d
        where d.merchant_id = $1 and d.member_id = $2 and (d.kind, d.key) > ($3, $4)
        order by d.kind, d.key limit $5`,
    ),
  },
  {
    // Others are told of by their ids alone: their names are theirs.
    name: 'recommended',
    from: ['', ''],
    page: statement(
      'person.recommended',
      `select m.id as first, '' as second,
              jsonb_build_object('id', m.id, 'enrolled_at', m.enrolled_at)::text as doc
         from members m
        where m.merchant_id = $1 and m.referrer_id = $2 and m.id > $3 and $4 = ''
        order by m.id limit $5`,
    ),
  },
];

/** Rows of a part that are in memory at once. */
const PAGE = 500;

/** The rows of one part, page by page. */
export async function* personRows(
  client: pg.ClientBase,
  of: { readonly merchantId: number; readonly memberId: string },
  part: Part,
): AsyncGenerator<readonly string[]> {
  let [first, second] = part.from;
  for (;;) {
    const { rows } = await client.query<{ first: string; second: string; doc: string }>({
      ...part.page,
      values: [of.merchantId, of.memberId, first, second, PAGE],
    });
    if (rows.length > 0) yield rows.map(({ doc }) => doc);
    const last = rows.at(-1);
    if (last === undefined || rows.length < PAGE) return;
    [first, second] = [last.first, last.second];
  }
}

/** Profile and head of the books, as JSON text; null if there is no such member. */
export async function readPerson(
  client: pg.ClientBase,
  of: { readonly merchantId: number; readonly memberId: string },
): Promise<{ readonly profile: string; readonly books: string } | null> {
  const values = [of.merchantId, of.memberId];
  const profile = await client.query<{ doc: string }>({ ...person, values });
  const head = await client.query<{ doc: string }>({ ...books, values });
  const [one, other] = [profile.rows[0]?.doc, head.rows[0]?.doc];
  return one === undefined || other === undefined ? null : { profile: one, books: other };
}
