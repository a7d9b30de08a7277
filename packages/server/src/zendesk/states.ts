import type pg from 'pg';
import { statement } from '../runtime/statement.ts';
import type { SeenLimits } from './answers.ts';

/** A connection to Zendesk as a worker finds it. Times are milliseconds since 1970. */
export interface Connection {
  readonly merchantId: number;
  readonly deskId: string;
  /** As they were kept. */
  readonly settings: Readonly<Record<string, unknown>>;
  /** Sealed. */
  readonly secret: Buffer | null;
  readonly state: 'ok' | 'needs_reconnect';
  readonly probeAt: number | null;
  readonly pausedUntil: number | null;
  /** Sealed. */
  readonly token: Buffer | null;
  readonly tokenRenewsAt: number | null;
  readonly tokenEndsAt: number | null;
  readonly rateLimit: number | null;
  readonly rateRemaining: number | null;
  readonly rateSeenAt: number | null;
  readonly backfill: 'none' | 'mapping' | 'sending' | 'done';
  readonly backfillAt: number | null;
  readonly sendsJobs: boolean;
}

/** Whose, and which. */
export interface DeskKey {
  readonly merchantId: number;
  readonly deskId: string;
}

const COLUMNS = `s.merchant_id as "merchantId", s.desk_id as "deskId", d.settings, d.secret, s.state,
          s.probe_at as "probeAt", s.paused_until as "pausedUntil", s.token,
          s.token_renews_at as "tokenRenewsAt", s.token_ends_at as "tokenEndsAt",
          s.rate_limit as "rateLimit", s.rate_remaining as "rateRemaining",
          s.rate_seen_at as "rateSeenAt", s.backfill, s.backfill_at as "backfillAt",
          s.sends_jobs as "sendsJobs"`;

/* Those for which there is something to do at $1. */
const listReady = statement(
  'zendesk.ready',
  `select ${COLUMNS}
     from zendesk_states s
     join help_desks d on d.merchant_id = s.merchant_id and d.id = s.desk_id
    where d.status = 'active' and d.kind = 'zendesk' and d.secret is not null
      and coalesce(s.paused_until, 'epoch') <= $1
      and (s.state = 'ok' or s.probe_at <= $1)
      and ((s.backfill in ('mapping', 'sending') and coalesce(s.backfill_at, 'epoch') <= $1)
        or exists (select from zendesk_members m
                    where m.merchant_id = s.merchant_id and m.desk_id = s.desk_id
                      and m.priority in (0, 1) and m.due_at <= $1
                      and coalesce(m.leased_until, 'epoch') <= $1))
    order by s.merchant_id, s.desk_id limit 1000`,
);
const one = statement(
  'zendesk.connection',
  `select ${COLUMNS}
     from zendesk_states s
     join help_desks d on d.merchant_id = s.merchant_id and d.id = s.desk_id
    where s.merchant_id = $1 and s.desk_id = $2 and d.status <> 'deleted' and d.kind = 'zendesk'`,
);
const ensure = statement(
  'zendesk.ensureState',
  `insert into zendesk_states (merchant_id, desk_id) values ($1, $2) on conflict do nothing`,
);
/*
 * Requests are spaced evenly, with a few in reserve; $6 is what one of them takes, $5 how many may be
 * caught up on. What is granted is taken at once, so that any number of workers share it.
 */
const grant = statement(
  'zendesk.grant',
  `with now as (
     select greatest(spaced_at, $3::timestamptz - $5::integer * $6::integer * interval '1 millisecond') as base
       from zendesk_states where merchant_id = $1 and desk_id = $2 for no key update),
   free as (
     select base, least($4::integer, floor(date_part('epoch', $3::timestamptz - base) * 1000 / $6::integer))::integer
       as many from now)
   update zendesk_states s set spaced_at = f.base + f.many * $6::integer * interval '1 millisecond'
     from free f where s.merchant_id = $1 and s.desk_id = $2 and f.many > 0
   returning f.many`,
);
const spend = statement(
  'zendesk.spend',
  `update zendesk_states set spaced_at = greatest(spaced_at, $3::timestamptz - interval '1 minute')
            + $4 * interval '1 millisecond'
    where merchant_id = $1 and desk_id = $2`,
);
const noteLimits = statement(
  'zendesk.noteLimits',
  `update zendesk_states set rate_limit = $4, rate_remaining = $5, rate_seen_at = $3
    where merchant_id = $1 and desk_id = $2`,
);
const pauseUntil = statement(
  'zendesk.pause',
  `update zendesk_states set paused_until = greatest(paused_until, $3)
    where merchant_id = $1 and desk_id = $2`,
);
const disconnect = statement(
  'zendesk.disconnect',
  `update zendesk_states set state = 'needs_reconnect', reason = $4, probe_at = $3, token = null,
          token_renews_at = null, token_ends_at = null
    where merchant_id = $1 and desk_id = $2`,
);
/* Whoever moves the next probe on sends this one. */
const claimProbe = statement(
  'zendesk.claimProbe',
  `update zendesk_states set probe_at = $4
    where merchant_id = $1 and desk_id = $2 and state = 'needs_reconnect' and probe_at <= $3`,
);
const connected = statement(
  'zendesk.connected',
  `update zendesk_states set state = 'ok', reason = null, probe_at = null, acts_as = $3
    where merchant_id = $1 and desk_id = $2`,
);
const keepToken = statement(
  'zendesk.keepToken',
  `update zendesk_states set token = $3, token_renews_at = $4, token_ends_at = $5
    where merchant_id = $1 and desk_id = $2`,
);
const forgetToken = statement(
  'zendesk.forgetToken',
  `update zendesk_states set token = null, token_renews_at = null, token_ends_at = null,
          paused_until = null, state = 'ok', reason = null, probe_at = null, sends_jobs = true
    where merchant_id = $1 and desk_id = $2`,
);
const keepFields = statement(
  'zendesk.keepFields',
  `update zendesk_states set fields = $3, fields_at = $4 where merchant_id = $1 and desk_id = $2`,
);

/** Connections with something to do. */
export async function listReadyConnections(
  pool: pg.Pool,
  now: number,
): Promise<readonly Connection[]> {
  const { rows } = await pool.query<Connection>({ ...listReady, values: [new Date(now)] });
  return rows;
}

/** One of them, paused or not; null if there is none. */
export async function readConnection(pool: pg.Pool, key: DeskKey): Promise<Connection | null> {
  const { rows } = await pool.query<Connection>({ ...one, values: keyOf(key) });
  return rows[0] ?? null;
}

/** Makes the row in which it stands how a connection does; harmless if it is there. */
export async function ensureZendeskState(client: pg.ClientBase, key: DeskKey): Promise<void> {
  await client.query({ ...ensure, values: keyOf(key) });
}

/** How many requests may go out in a minute, and how they are spaced. */
export interface Pace {
  readonly reserve: number;
  readonly everyMs: number;
}

/** Takes up to `most` requests of what the account's share allows now; how many. */
export async function grantRequests(
  pool: pg.Pool,
  key: DeskKey,
  asked: { readonly now: number; readonly most: number; readonly pace: Pace },
): Promise<number> {
  const { now, most, pace } = asked;
  const values = [...keyOf(key), new Date(now), most, pace.reserve, pace.everyMs];
  const { rows } = await pool.query<{ many: number }>({ ...grant, values });
  return rows[0]?.many ?? 0;
}

/** Takes more than was granted, or gives it back; whoever asks next waits accordingly. */
export async function spendRequests(
  pool: pg.Pool,
  key: DeskKey,
  { now, ms }: { readonly now: number; readonly ms: number },
): Promise<void> {
  await pool.query({ ...spend, values: [...keyOf(key), new Date(now), ms] });
}

export async function noteSeenLimits(
  pool: pg.Pool,
  key: DeskKey,
  { now, limits }: { readonly now: number; readonly limits: SeenLimits },
): Promise<void> {
  const values = [...keyOf(key), new Date(now), limits.limit, limits.remaining];
  await pool.query({ ...noteLimits, values });
}

export async function pauseConnection(pool: pg.Pool, key: DeskKey, until: number): Promise<void> {
  await pool.query({ ...pauseUntil, values: [...keyOf(key), new Date(until)] });
}

/** Nothing is sent any more but a probe, the next of them at `probeAt`. */
export async function disconnectZendesk(
  pool: pg.Pool,
  key: DeskKey,
  { probeAt, reason }: { readonly probeAt: number; readonly reason: string },
): Promise<void> {
  await pool.query({ ...disconnect, values: [...keyOf(key), new Date(probeAt), reason] });
}

/** Whether this worker is to probe. */
export async function claimProbeOf(
  pool: pg.Pool,
  key: DeskKey,
  { now, next }: { readonly now: number; readonly next: number },
): Promise<boolean> {
  const values = [...keyOf(key), new Date(now), new Date(next)];
  const { rowCount } = await pool.query({ ...claimProbe, values });
  return rowCount === 1;
}

export async function noteConnected(pool: pg.Pool, key: DeskKey, actsAs: object): Promise<void> {
  await pool.query({ ...connected, values: [...keyOf(key), JSON.stringify(actsAs)] });
}

/** Keeps an access token; `sealed` hides it. */
export async function keepSealedToken(
  pool: pg.Pool,
  key: DeskKey,
  token: { readonly sealed: Buffer; readonly renewsAt: number; readonly endsAt: number },
): Promise<void> {
  const { sealed, renewsAt, endsAt } = token;
  await pool.query({
    ...keepToken,
    values: [...keyOf(key), sealed, new Date(renewsAt), new Date(endsAt)],
  });
}

/** Other credentials or another account: what was known of the old ones counts no more. */
export async function beginAnew(client: pg.ClientBase, key: DeskKey): Promise<void> {
  await client.query({ ...forgetToken, values: keyOf(key) });
}

/** Keeps what a check of the fields found. */
export async function keepFieldTable(
  pool: pg.Pool,
  key: DeskKey,
  { fields, now }: { readonly fields: readonly object[]; readonly now: number },
): Promise<void> {
  await pool.query({
    ...keepFields,
    values: [...keyOf(key), JSON.stringify(fields), new Date(now)],
  });
}

function keyOf({ merchantId, deskId }: DeskKey): [number, string] {
  return [merchantId, deskId];
}
