import type { Held, SignalFacts, SignalKind } from '@fealty/core';
import type pg from 'pg';
import { statement } from '../runtime/statement.ts';

/*
 * What the people of a store are told: that awards began to be held, and severe fraud signals. Each is
 * told once; what is not told within a day is not told any more.
 */

/** Of one kind, in one look. */
const TOLD_MAX = '50';
/** Mails of one opening that were tried, or that no server took. */
const TRIES_MAX = '5';

/** Awards of an activity that began to be held, and the first of them. */
export interface UntoldOpening {
  readonly merchantId: number;
  readonly id: string;
  readonly activityId: string;
  /** Why the first award was held. */
  readonly held: Held;
  /** The first award that was held, and its member; null if it is not found. */
  readonly transactionId: string | null;
  readonly memberId: string | null;
}

const OPENING = `b.merchant_id as "merchantId", b.id, b.activity_id as "activityId",
          json_strip_nulls(json_build_object('reason', b.reason, 'seen', b.seen, 'allowed', b.allowed,
            'by', b.bound_by, 'version', b.before_version, 'before', b.before_points)) as held,
          f.transaction_id as "transactionId", f.member_id as "memberId"`;
const FIRST_HELD = `
     left join lateral (
       select h.transaction_id, h.member_id from held_awards h
        where h.merchant_id = b.merchant_id and h.activity_id = b.activity_id
          and h.held_at >= b.opened_at
        order by h.held_at, h.transaction_id limit 1) as f on true`;
const untoldOpenings = statement(
  'notices.untoldOpenings',
  `select ${OPENING} from breaker_openings b ${FIRST_HELD}
    where b.told_at is null order by b.merchant_id, b.id limit ${TOLD_MAX}`,
);
const tellOpening = statement(
  'notices.tellOpening',
  `update breaker_openings set told_at = clock_timestamp()
    where merchant_id = $1 and id = $2 and told_at is null returning id`,
);
/* Taken before it is sent: whoever dies in between has not told it twice. */
const takeMails = statement(
  'notices.takeMails',
  `with due as (
     select o.merchant_id, o.id from breaker_openings o
      where o.mailed_at is null and o.told_at > clock_timestamp() - interval '1 day'
        and o.mail_tries < ${TRIES_MAX}
      order by o.merchant_id, o.id limit ${TOLD_MAX} for no key update skip locked),
   taken as (
     update breaker_openings b set mailed_at = clock_timestamp(), mail_tries = b.mail_tries + 1
       from due d where b.merchant_id = d.merchant_id and b.id = d.id returning b.*)
   select ${OPENING} from taken b ${FIRST_HELD} order by b.merchant_id, b.id`,
);
const putMailBack = statement(
  'notices.putMailBack',
  `update breaker_openings set mailed_at = null where merchant_id = $1 and id = $2`,
);

/** A severe signal that nobody was told of. */
export interface UntoldSignal {
  readonly merchantId: number;
  readonly id: string;
  readonly kind: SignalKind;
  readonly facts: SignalFacts;
  readonly score: number;
  readonly memberId: string | null;
  readonly transactionIds: readonly string[];
}

const SIGNAL = `s.merchant_id as "merchantId", s.id, s.kind, s.facts, s.score,
          s.member_id as "memberId", s.transaction_ids as "transactionIds"`;
const SEVERE = `s.state = 'open' and s.severity = 'severe'`;
const untoldSignals = statement(
  'notices.untoldSignals',
  `select ${SIGNAL} from fraud_signals s
    where ${SEVERE} and s.told_at is null order by s.merchant_id, s.id limit ${TOLD_MAX}`,
);
const tellSignal = statement(
  'notices.tellSignal',
  `update fraud_signals set told_at = clock_timestamp()
    where merchant_id = $1 and id = $2 and told_at is null returning id`,
);
const digestsDue = statement(
  'notices.digestsDue',
  `select m.id from merchants m
     join signal_places p on p.merchant_id = m.id
      and (p.mailed_on is null or p.mailed_on < (clock_timestamp() at time zone 'UTC')::date)
    where exists (select from fraud_signals s
                   where s.merchant_id = m.id and ${SEVERE} and s.mailed_at is null)
    order by m.id limit ${TOLD_MAX}`,
);
const takeDay = statement(
  'notices.takeDay',
  `update signal_places set mailed_on = (clock_timestamp() at time zone 'UTC')::date
    where merchant_id = $1
      and (mailed_on is null or mailed_on < (clock_timestamp() at time zone 'UTC')::date)
   returning merchant_id`,
);
const takeDigest = statement(
  'notices.takeDigest',
  `update fraud_signals s set mailed_at = clock_timestamp()
    where s.merchant_id = $1 and ${SEVERE} and s.mailed_at is null
      and s.id in (select o.id from fraud_signals o
                    where o.merchant_id = $1 and o.state = 'open' and o.severity = 'severe'
                      and o.mailed_at is null
                    order by o.id limit ${TOLD_MAX})
   returning ${SIGNAL}`,
);
const putDigestBack = statement(
  'notices.putDigestBack',
  `update fraud_signals set mailed_at = null where merchant_id = $1 and id = any ($2::text[])`,
);
const decimals = statement(
  'notices.decimals',
  `select coalesce((v.document ->> 'pointsDecimals')::integer, 0) as decimals
     from merchants m
     join program_versions v on v.merchant_id = m.id and v.version = m.running_version
    where m.id = $1`,
);
const recipients = statement(
  'notices.recipients',
  `select p.email, m.name as store from people p join merchants m on m.id = p.merchant_id
    where p.merchant_id = $1 and p.role in ('owner', 'manager') and p.disabled_at is null
      and p.removed_at is null
    order by p.created_at, p.id limit ${TOLD_MAX}`,
);

/** How points of a merchant are written: with so many decimals. */
export async function readDecimals(pool: pg.Pool, merchantId: number): Promise<number> {
  const { rows } = await pool.query<{ decimals: number }>({ ...decimals, values: [merchantId] });
  return rows[0]?.decimals ?? 0;
}

export async function findUntoldOpenings(pool: pg.Pool): Promise<readonly UntoldOpening[]> {
  return (await pool.query<UntoldOpening>({ ...untoldOpenings })).rows;
}

/** False if somebody told it meanwhile. */
export async function markOpeningTold(
  client: pg.ClientBase,
  { merchantId, id }: UntoldOpening,
): Promise<boolean> {
  return ((await client.query({ ...tellOpening, values: [merchantId, id] })).rowCount ?? 0) > 0;
}

/** Openings whose mail is due: whoever takes them sends them, or puts them back. */
export async function takeOpeningMails(pool: pg.Pool): Promise<readonly UntoldOpening[]> {
  return (await pool.query<UntoldOpening>({ ...takeMails })).rows;
}

export async function putOpeningMailBack(
  pool: pg.Pool,
  { merchantId, id }: UntoldOpening,
): Promise<void> {
  await pool.query({ ...putMailBack, values: [merchantId, id] });
}

export async function findUntoldSignals(pool: pg.Pool): Promise<readonly UntoldSignal[]> {
  return (await pool.query<UntoldSignal>({ ...untoldSignals })).rows;
}

/** False if somebody told it meanwhile. */
export async function markSignalTold(
  client: pg.ClientBase,
  { merchantId, id }: UntoldSignal,
): Promise<boolean> {
  return ((await client.query({ ...tellSignal, values: [merchantId, id] })).rowCount ?? 0) > 0;
}

/** Merchants whose people were mailed nothing of signals today, though there is something. */
export async function findDigestsDue(pool: pg.Pool): Promise<readonly number[]> {
  return (await pool.query<{ id: number }>({ ...digestsDue })).rows.map(({ id }) => id);
}

/** The signals of today's mail; empty if somebody else sends it. */
export async function takeSignalDigest(
  client: pg.ClientBase,
  merchantId: number,
): Promise<readonly UntoldSignal[]> {
  const day = await client.query({ ...takeDay, values: [merchantId] });
  if ((day.rowCount ?? 0) === 0) return [];
  return (await client.query<UntoldSignal>({ ...takeDigest, values: [merchantId] })).rows;
}

/** Their mail could not be handed over: they go into that of tomorrow. */
export async function putSignalsBack(
  pool: pg.Pool,
  merchantId: number,
  ids: readonly string[],
): Promise<void> {
  await pool.query({ ...putDigestBack, values: [merchantId, ids] });
}

/** Whom to mail, and what the store is called: owners and managers who may sign in. */
export async function readRecipients(
  pool: pg.Pool,
  merchantId: number,
): Promise<readonly { readonly email: string; readonly store: string }[]> {
  const values = [merchantId];
  return (await pool.query<{ email: string; store: string }>({ ...recipients, values })).rows;
}
