import type pg from 'pg';
import { ALIKE_MEMBERS, VARIOUS_MEMBERS } from './seed-members.ts';

/** What one award writes in words, taken from one that the program itself made. */
export interface AwardTemplate {
  readonly merchantId: number;
  readonly details: string;
  readonly event: string;
  /** The order id that stands in the texts, to be replaced. */
  readonly orderId: string;
}

export interface SeedSize {
  /** Members `…001` to `…N`, by number in hexadecimal. */
  readonly members: number;
  /** Past purchases, spread evenly. */
  readonly transactions: number;
  /** Past purchases of one more member, number N + 1. */
  readonly deep: number;
  /** Names, telephones, tags and attributes that differ, as of a shop's members; else all are alike. */
  readonly isVarious?: boolean;
}

const PREPARE = `
  create schema if not exists bench;
  create unlogged table bench.awards (
    number integer, version integer, member_id text, id text, order_id text, points bigint,
    at timestamptz, expires_at timestamptz, salt text, details text, digest text, hash text
  );
  create function bench.member_id(p_number integer) returns text language sql immutable as
    $$ select lpad(to_hex(p_number), 24, '0') $$;
  create function bench.milliseconds(p_at timestamptz) returns bigint language sql immutable as
    $$ select floor(extract(epoch from p_at) * 1000)::bigint $$;
  create function bench.end_of_day(p_at timestamptz) returns timestamptz language sql stable as $$
    select (date_trunc('day', p_at at time zone 'America/New_York') + interval '12 months 1 day')
           at time zone 'America/New_York' - interval '1 millisecond' $$;
  -- The text that a posting's hash covers, as the ledger writes it.
  create function bench.link(p_merchant integer, p_previous text, p_award bench.awards)
  returns text language sql immutable as $$
    select encode(sha256(convert_to('["' || p_previous || '",' || p_merchant || ',"'
      || p_award.member_id || '",' || p_award.version || ',"' || p_award.id || '","' || p_award.id
      || '","issued","available",' || p_award.points || ',' || bench.milliseconds(p_award.at)
      || ',' || bench.milliseconds(p_award.expires_at) || ',"award",' || p_award.points || ',"' || p_award.points || '","made_a_purchase",null,"'
      || p_award.order_id || '",null,true,' || bench.milliseconds(p_award.at) || ','
      || bench.milliseconds(p_award.at) || ',null,1,"seed","' || p_award.digest || '"]', 'utf8')), 'hex')
  $$;
  create function bench.make(p_number integer, p_version integer, p_days_ago numeric,
    p_details text, p_order text) returns bench.awards language plpgsql stable as $$
  declare made bench.awards;
  begin
    made.number := p_number;
    made.version := p_version;
    made.member_id := bench.member_id(p_number);
    made.id := lpad(to_hex(p_version), 12, '0') || lpad(to_hex(p_number), 12, '0');
    made.order_id := 'SEED-' || p_number || '-' || p_version;
    made.points := 10 + (p_number + p_version) % 90;
    made.at := date_trunc('milliseconds', now() - make_interval(secs => p_days_ago::double precision * 86400));
    made.expires_at := bench.end_of_day(made.at);
    made.salt := md5(made.order_id);
    made.details := replace(p_details, p_order, made.order_id);
    made.digest := encode(sha256(convert_to(made.salt || made.details, 'utf8')), 'hex');
    return made;
  end $$;
  -- A history of one member, one posting after the other.
  create procedure bench.tell(p_merchant integer, p_number integer, p_count integer,
    p_details text, p_order text) language plpgsql as $$
  declare made bench.awards; previous text := repeat('0', 64);
  begin
    for v in 1..p_count loop
      made := bench.make(p_number, v, 300 - v * 200.0 / p_count, p_details, p_order);
      made.hash := bench.link(p_merchant, previous, made);
      previous := made.hash;
      insert into bench.awards values (made.*);
    end loop;
  end $$`;

/** The first purchase of members 1 to $2. A function behind a dot-star would run once a column. */
const FIRST_GENERATION = `
  insert into bench.awards
  select c.*
    from generate_series(1, $2::integer) as n
    cross join lateral bench.make(n, 1, 300 - n % 60, $3, $4) as m
    cross join lateral bench.chained(m, $1, repeat('0', 64)) as c`;

const FROM_AWARDS: readonly string[] = [
  `insert into identities (merchant_id, kind, value, member_id)
   select m.merchant_id, i.kind, i.value, m.id
     from members m cross join lateral (values ('email', m.email), ('uid', m.uid),
       ('referral_code', m.referral_code)) as i (kind, value)
    where m.merchant_id = $1 and m.enrolled_at < now() - interval '399 days' and $2 > 0`,
  `insert into member_heads (merchant_id, id, version, chain, posted_at, event_seq, available,
     earned, qualified, tier_id, tier_since, purchases, activities, revenue, first_purchase_at,
     last_purchase_at, last_activity_at)
   select $1, bench.member_id(n), coalesce(a.count, 0),
     decode(coalesce(a.hash, repeat('00', 32)), 'hex'), coalesce(a.last, now() - interval '400 days'),
     coalesce(a.count, 0), coalesce(a.points, 0), coalesce(a.points, 0), coalesce(a.points, 0),
     case when a.points >= 10000 then 'zrl_pearl' when a.points >= 5000 then 'zrl_platinum'
          when a.points >= 1000 then 'zrl_gold' else 'zrl_silver' end,
     now() - interval '400 days', coalesce(a.count, 0), coalesce(a.count, 0),
     coalesce(a.points, 0), a.first, a.last, a.last
   from generate_series(1, $2) n
   left join (
     select number, count(*) as count, sum(points) as points, min(at) as first, max(at) as last,
            (array_agg(hash order by version desc))[1] as hash
       from bench.awards group by number) as a on a.number = n`,
  `insert into transactions (merchant_id, id, member_id, kind, status, points, basis, activity_id,
     order_id, qualifies, occurred_at, recorded_at, approved_at, expires_at, program_version, actor,
     details_digest)
   select $1, id, member_id, 'award', 'auto_approved', points, points, 'made_a_purchase', order_id,
     true, at, at, at, expires_at, 1, 'seed', decode(digest, 'hex')
   from bench.awards where $2 > 0 order by at, id`,
  `insert into transaction_details (merchant_id, transaction_id, member_id, salt, details)
   select $1, id, member_id, decode(salt, 'hex'), details::json from bench.awards where $2 > 0
   order by at, id`,
  `insert into lots (merchant_id, id, member_id, points, remaining, expires_at, opened_at)
   select $1, id, member_id, points, points, expires_at, at from bench.awards where $2 > 0
   order by at, id`,
  `insert into postings (merchant_id, member_id, version, transaction_id, lot_id, source, target,
     amount, at, hash)
   select $1, member_id, version, id, id, 'issued', 'available', points, at, decode(hash, 'hex')
   from bench.awards where $2 > 0 order by at, id`,
  `insert into expiry_sums (merchant_id, member_id, expires_at, points)
   select $1, member_id, expires_at, sum(points) from bench.awards where $2 > 0 group by 2, 3`,
  `insert into claims (merchant_id, scope, key, member_id, transaction_id)
   select $1, 'made_a_purchase', order_id, member_id, id from bench.awards where $2 > 0
   order by order_id`,
];

const EVENTS = `
  insert into events (merchant_id, id, member_id, sequence, type, transaction_id, at, quiet, data)
  select $1, id, member_id, version, 'points.awarded', id, at, true,
         replace($2, $3, order_id)::json
    from bench.awards order by at, id`;

/** What the rows of each award are chained with. */
const CHAINED = `
  create function bench.chained(p_award bench.awards, p_merchant integer, p_previous text)
  returns bench.awards language plpgsql immutable as $$
  begin
    p_award.hash := bench.link(p_merchant, p_previous, p_award);
    return p_award;
  end $$`;

/** The next purchase of members 1 to $2, chained to number $5. */
const LATER_GENERATION = `
  insert into bench.awards
  select c.*
    from bench.awards p
    cross join lateral bench.make(p.number, p.version + 1,
      300 - p.version * 60 - p.number % 60, $3, $4) as m
    cross join lateral bench.chained(m, $1, p.hash) as c
   where p.version = $5 and p.number <= $2`;

/**
 * Fills an empty ledger with members and past purchases as if the program had written them: books
 * that balance, chains that verify, statistics that are fresh. All of it is set-based; only the
 * deep member's chain is told purchase by purchase.
 */
export async function seed(
  owner: pg.Client,
  template: AwardTemplate,
  size: SeedSize,
): Promise<void> {
  const { merchantId, details, event, orderId } = template;
  await owner.query(PREPARE);
  await owner.query(CHAINED);
  let left = size.transactions;
  for (let version = 0; left > 0; version += 1) {
    const members = Math.min(left, size.members);
    if (version === 0) await owner.query(FIRST_GENERATION, [merchantId, members, details, orderId]);
    else await owner.query(LATER_GENERATION, [merchantId, members, details, orderId, version]);
    left -= members;
  }
  const deep = [merchantId, size.members + 1, size.deep, details, orderId];
  if (size.deep > 0) await owner.query('call bench.tell($1, $2, $3, $4, $5)', deep);
  await owner.query('create index on bench.awards (number); analyze bench.awards');
  const people = size.isVarious === true ? VARIOUS_MEMBERS : ALIKE_MEMBERS;
  for (const text of [people, ...FROM_AWARDS])
    await owner.query(text, [merchantId, size.members + 1]);
  await owner.query(EVENTS, [merchantId, event, orderId]);
  await owner.query('drop table bench.awards cascade');
  await owner.query('vacuum (analyze)');
}
