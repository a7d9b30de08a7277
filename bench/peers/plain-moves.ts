import { createHash, randomBytes } from 'node:crypto';
import type pg from 'pg';

/*
 * An award and a redemption as they are written where nothing is gathered: a transaction for each
 * request, a statement for each table, one after the other. The rows are those of the program, with
 * texts of the same length; no rule is asked, and the hash is the cheapest one.
 */

/** What every row carries in words, as the program wrote it for a purchase. */
export interface PlainTexts {
  readonly details: string;
  readonly event: string;
}

/** What came of a move. */
export type Moved =
  | { readonly kind: 'done'; readonly id: string; readonly available: number }
  | { readonly kind: 'unknown_member' | 'order_known' | 'points_insufficient' };

interface Head {
  readonly id: string;
  readonly version: number;
  readonly chain: Buffer;
  readonly event_seq: number;
  readonly available: number;
}

/** One move of a merchant's member, within its transaction. */
interface Move {
  readonly client: pg.PoolClient;
  readonly merchantId: number;
  readonly head: Head;
  readonly texts: PlainTexts;
  readonly id: string;
  readonly hash: Buffer;
}

const UNIQUE_VIOLATION = '23505';

/** The account of a member, locked. */
const LOCK = `
  select h.id, h.version, h.chain, h.event_seq, h.available
    from identities i
    join member_heads h on h.merchant_id = i.merchant_id and h.id = i.member_id
   where i.merchant_id = $1 and i.kind = 'email' and i.value = $2
     for no key update of h`;

const INSERT_AWARD = `
  insert into transactions (merchant_id, id, member_id, kind, status, points, basis, activity_id,
    order_id, qualifies, occurred_at, recorded_at, approved_at, expires_at, program_version, actor,
    details_digest)
  values ($1, $2, $3, 'award', 'auto_approved', $4::bigint, $4::bigint, 'made_a_purchase', $5, true, now(), now(),
    now(), date_trunc('day', now()) + interval '12 months', 1, 'key:main', $6)`;

const INSERT_REDEMPTION = `
  insert into transactions (merchant_id, id, member_id, kind, status, points, reward_id, qualifies,
    occurred_at, recorded_at, program_version, actor, details_digest)
  values ($1, $2, $3, 'redeem', 'redeemed', $4, $5, false, now(), now(), 1, 'key:main', $6)`;

const INSERT_DETAILS = `
  insert into transaction_details (merchant_id, transaction_id, member_id, salt, details)
  values ($1, $2, $3, $4, $5)`;

const INSERT_LOT = `
  insert into lots (merchant_id, id, member_id, points, remaining, expires_at, opened_at)
  values ($1, $2, $3, $4, $4, date_trunc('day', now()) + interval '12 months', now())`;

const INSERT_POSTING = `
  insert into postings (merchant_id, member_id, version, transaction_id, lot_id, source, target,
    amount, at, hash)
  values ($1, $2, $3, $4, $5, $6, $7, $8, now(), $9)`;

const RAISE_EXPIRY_SUM = `
  insert into expiry_sums as s (merchant_id, member_id, expires_at, points)
  values ($1, $2, date_trunc('day', now()) + interval '12 months', $3)
  on conflict (merchant_id, member_id, expires_at) do update set points = s.points + excluded.points`;

const INSERT_EVENT = `
  insert into events (merchant_id, id, member_id, sequence, type, transaction_id, at, quiet, data)
  values ($1, $2, $3, $4, $5, $2, now(), false, $6)`;

const INSERT_CLAIM = `
  insert into claims (merchant_id, scope, key, member_id, transaction_id)
  values ($1, 'made_a_purchase', $2, $3, $4)`;

const RAISE_HEAD = `
  update member_heads set version = version + 1, chain = $3, posted_at = now(),
    event_seq = event_seq + 1, available = available + $4, earned = earned + $4,
    qualified = qualified + $4, purchases = purchases + 1, activities = activities + 1,
    revenue = revenue + $4, first_purchase_at = coalesce(first_purchase_at, now()),
    last_purchase_at = now(), last_activity_at = now()
   where merchant_id = $1 and id = $2`;

const FIND_LOT = `
  select id, expires_at from lots
   where merchant_id = $1 and member_id = $2 and remaining > 0 and remaining >= $3
   order by expires_at, id limit 1`;

const DRAW_LOT = `
  update lots set remaining = remaining - $3, used = used + $3 where merchant_id = $1 and id = $2`;

const LOWER_EXPIRY_SUM = `
  update expiry_sums set points = points - $4
   where merchant_id = $1 and member_id = $2 and expires_at = (
     select expires_at from lots where merchant_id = $1 and id = $3)`;

const LOWER_HEAD = `
  update member_heads set version = version + 1, chain = $3, posted_at = now(),
    event_seq = event_seq + 1, available = available - $4, redeemed = redeemed + $4,
    redemptions = redemptions + 1, last_activity_at = now()
   where merchant_id = $1 and id = $2`;

let made = 0;
const STARTED = Date.now().toString(16).padStart(12, '0');

/** 24 hexadecimal digits, in the order of making. */
function newId(): string {
  made += 1;
  return STARTED + made.toString(16).padStart(12, '0');
}

/** Awards points for an order, once. */
export async function awardPlainly(
  pool: pg.Pool,
  terms: { readonly merchantId: number; readonly email: string; readonly texts: PlainTexts },
  order: { readonly id: string; readonly points: number },
): Promise<Moved> {
  return inMove(pool, terms, async (move) => {
    const { client, merchantId, head, id, hash } = move;
    const { points } = order;
    await run(client, INSERT_AWARD, [merchantId, id, head.id, points, order.id, hash]);
    await insertDetails(move);
    await run(client, INSERT_LOT, [merchantId, id, head.id, points]);
    await insertPosting(move, { lot: id, source: 'issued', target: 'available', points });
    await run(client, RAISE_EXPIRY_SUM, [merchantId, head.id, points]);
    await insertEvent(move, 'points.awarded');
    await run(client, INSERT_CLAIM, [merchantId, order.id, head.id, id]);
    await run(client, RAISE_HEAD, [merchantId, head.id, hash, points]);
    return { kind: 'done', id, available: head.available + points };
  });
}

/** Redeems points of one lot, the one that lapses first of those that have enough. */
export async function redeemPlainly(
  pool: pg.Pool,
  terms: { readonly merchantId: number; readonly email: string; readonly texts: PlainTexts },
  reward: { readonly id: string; readonly points: number },
): Promise<Moved> {
  return inMove(pool, terms, async (move) => {
    const { client, merchantId, head, id, hash } = move;
    const { points } = reward;
    const available = head.available;
    const [lot] = await run<{ id: string }>(client, FIND_LOT, [merchantId, head.id, points]);
    if (available < points || lot === undefined) return { kind: 'points_insufficient' };
    await run(client, INSERT_REDEMPTION, [merchantId, id, head.id, points, reward.id, hash]);
    await insertDetails(move);
    await run(client, DRAW_LOT, [merchantId, lot.id, points]);
    await insertPosting(move, { lot: lot.id, source: 'available', target: 'redeemed', points });
    await run(client, LOWER_EXPIRY_SUM, [merchantId, head.id, lot.id, points]);
    await insertEvent(move, 'points.redeemed');
    await run(client, LOWER_HEAD, [merchantId, head.id, hash, points]);
    return { kind: 'done', id, available: available - points };
  });
}

async function inMove(
  pool: pg.Pool,
  terms: { readonly merchantId: number; readonly email: string; readonly texts: PlainTexts },
  work: (move: Move) => Promise<Moved>,
): Promise<Moved> {
  const { merchantId, email, texts } = terms;
  const client = await pool.connect();
  try {
    await client.query('begin');
    const [head] = await run<Head>(client, LOCK, [merchantId, email]);
    const id = newId();
    const moved: Moved =
      head === undefined
        ? { kind: 'unknown_member' }
        : await work({ client, merchantId, head, texts, id, hash: chainOn(head, id) });
    await client.query(moved.kind === 'done' ? 'commit' : 'rollback');
    return moved;
  } catch (error) {
    await client.query('rollback');
    if ((error as { code?: unknown }).code === UNIQUE_VIOLATION) return { kind: 'order_known' };
    throw error;
  } finally {
    client.release();
  }
}

function chainOn({ chain }: Head, id: string): Buffer {
  return createHash('sha256').update(chain).update(id).digest();
}

async function insertDetails({ client, merchantId, head, texts, id }: Move): Promise<void> {
  const salt = randomBytes(16);
  await run(client, INSERT_DETAILS, [merchantId, id, head.id, salt, texts.details]);
}

async function insertPosting(
  { client, merchantId, head, id, hash }: Move,
  { lot, source, target, points }: { lot: string; source: string; target: string; points: number },
): Promise<void> {
  const version = head.version + 1;
  const values = [merchantId, head.id, version, id, lot, source, target, points, hash];
  await run(client, INSERT_POSTING, values);
}

async function insertEvent(
  { client, merchantId, head, texts, id }: Move,
  type: string,
): Promise<void> {
  const sequence = head.event_seq + 1;
  await run(client, INSERT_EVENT, [merchantId, id, head.id, sequence, type, texts.event]);
}

const names = new Map<string, string>();

/** Sends a statement that the connection prepares once. */
async function run<Row extends pg.QueryResultRow = pg.QueryResultRow>(
  client: pg.PoolClient,
  text: string,
  values: readonly unknown[],
): Promise<readonly Row[]> {
  const name = names.get(text) ?? `plain${String(names.size)}`;
  names.set(text, name);
  const { rows } = await client.query<Row>({ name, text, values: [...values] });
  return rows;
}
