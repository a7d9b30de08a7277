import type { Instant } from '@fealty/core';
import type pg from 'pg';
import { statement } from '../runtime/statement.ts';
import { inTransaction } from '../runtime/transaction.ts';
import { appendAudit } from '../store/audit.ts';

const lockStock = statement(
  'coupons.lockStock',
  `select uploaded from reward_stocks where merchant_id = $1 and reward_id = $2
   for no key update`,
);
const readStock = statement(
  'coupons.readStock',
  `select uploaded from reward_stocks where merchant_id = $1 and reward_id = $2`,
);
const findTaken = statement(
  'coupons.findTaken',
  `select code from coupons where merchant_id = $1 and reward_id = $2 and code = any ($3::text[])`,
);
const insertCoupons = statement(
  'coupons.insert',
  `insert into coupons (merchant_id, reward_id, number, code, expires_at, uploaded_moment)
   select $1::integer, $2::text, $3::integer + w.place, w.code, $5::timestamptz,
          floor(extract(epoch from now.at) * 1000000)::bigint
     from (select clock_timestamp() as at offset 0) as now
    cross join unnest($4::text[]) with ordinality as w (code, place)`,
);
const raiseStock = statement(
  'coupons.raiseStock',
  `update reward_stocks set uploaded = uploaded + $3 where merchant_id = $1 and reward_id = $2`,
);

/** Codes that cannot be taken, by the line they stand on. */
export class CouponsRefused extends Error {
  constructor(problems: readonly string[]) {
    super(`No code was taken:\n${problems.map((line) => `  ${line}`).join('\n')}`);
  }
}

export interface CouponUpload {
  readonly merchantId: number;
  readonly rewardId: string;
  /** One code for each line of the list; empty lines are skipped. */
  readonly codes: readonly string[];
  readonly expiresAt: Instant | null;
  readonly actor: string;
}

export const CODES_MAX = 100_000;
const CODE_LENGTH_MAX = 200;
const PROBLEMS_MAX = 50;

/** Adds codes to a reward's pool, all or none. Answers how many. Throws `CouponsRefused`. */
export async function uploadCoupons(pool: pg.Pool, upload: CouponUpload): Promise<number> {
  const { merchantId, rewardId } = upload;
  const lines = new Map<string, number>();
  const problems: string[] = [];
  upload.codes.forEach((line, index) => {
    const code = line.trim();
    const first = lines.get(code);
    if (code === '') return;
    if (code.length > CODE_LENGTH_MAX) problems.push(`line ${String(index + 1)}: longer than 200`);
    else if (first !== undefined) {
      problems.push(`line ${String(index + 1)}: ${code} stands on line ${String(first)} already`);
    } else lines.set(code, index + 1);
  });
  if (lines.size > CODES_MAX) problems.push(`more than ${String(CODES_MAX)} codes at once`);
  refuseIfAny(problems);
  const codes = [...lines.keys()];
  return inTransaction(pool, async (client) => {
    const stock = await client.query<{ uploaded: number }>({
      ...lockStock,
      values: [merchantId, rewardId],
    });
    const [row] = stock.rows;
    if (row === undefined) throw new CouponsRefused([`${rewardId} is no reward with a pool`]);
    const taken = await client.query<{ code: string }>({
      ...findTaken,
      values: [merchantId, rewardId, codes],
    });
    refuseIfAny(
      taken.rows.map(
        ({ code }) => `line ${String(lines.get(code))}: ${code} is in the pool already`,
      ),
    );
    await putCodes(client, { ...upload, codes }, row.uploaded);
    return codes.length;
  });
}

/** Puts codes behind those that were uploaded; their stock is locked. */
async function putCodes(
  client: pg.ClientBase,
  { merchantId, rewardId, codes, expiresAt, actor }: CouponUpload,
  uploaded: number,
): Promise<void> {
  const values = [merchantId, rewardId, uploaded, codes, instantText(expiresAt)];
  await client.query({ ...insertCoupons, values });
  await client.query({ ...raiseStock, values: [merchantId, rewardId, codes.length] });
  await appendAudit(client, {
    merchantId,
    actor,
    action: 'coupons.uploaded',
    subject: rewardId,
    after: { codes: codes.length, expiresAt },
  });
}

/** What came of codes that were sent: each was added, or left out for one of these reasons. */
export interface AddedCoupons {
  readonly added: number;
  readonly leftOut: readonly {
    readonly code: string;
    readonly why: 'twice' | 'already' | 'too_long';
  }[];
}

/**
 * Adds the codes that a pool does not have, and says of the others why not; null if the reward has no pool.
 * Simulated it only looks.
 */
export async function addCoupons(
  pool: pg.Pool,
  upload: CouponUpload & { readonly simulate: boolean },
): Promise<AddedCoupons | null> {
  const { merchantId, rewardId, simulate } = upload;
  const leftOut: { code: string; why: AddedCoupons['leftOut'][number]['why'] }[] = [];
  const wanted = new Set<string>();
  for (const code of upload.codes.map((one) => one.trim()).filter((one) => one !== '')) {
    if (code.length > CODE_LENGTH_MAX) leftOut.push({ code, why: 'too_long' });
    else if (wanted.has(code)) leftOut.push({ code, why: 'twice' });
    else wanted.add(code);
  }
  return inTransaction(pool, async (client) => {
    const held = simulate ? readStock : lockStock;
    const stock = await client.query<{ uploaded: number }>({
      ...held,
      values: [merchantId, rewardId],
    });
    const [row] = stock.rows;
    if (row === undefined) return null;
    const taken = await client.query<{ code: string }>({
      ...findTaken,
      values: [merchantId, rewardId, [...wanted]],
    });
    for (const { code } of taken.rows) {
      wanted.delete(code);
      leftOut.push({ code, why: 'already' });
    }
    if (!simulate && wanted.size > 0) {
      await putCodes(client, { ...upload, codes: [...wanted] }, row.uploaded);
    }
    return { added: wanted.size, leftOut };
  });
}

function instantText(instant: Instant | null): string | null {
  return instant === null ? null : new Date(instant).toISOString();
}

function refuseIfAny(problems: readonly string[]): void {
  if (problems.length > 0) throw new CouponsRefused(problems.slice(0, PROBLEMS_MAX));
}
