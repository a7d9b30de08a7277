import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { runFealty } from '../../support/fealty-process.ts';
import type { Inside } from '../../support/look-inside.ts';
import { openShop, stockShop } from '../../support/open-shop.ts';
import type { ShopKeys } from '../../support/v1-client.ts';
import { PROGRAM } from '../operations.ts';

/** A second shop, for work that comes in numbers: no client of the load sends anything for it. */
export interface CarriedShop {
  readonly keys: ShopKeys;
  readonly members: number;
}

const MEMBERS = 400;
const OCCURRED = '2024-01-31T10:00:00Z';
/** A date that has passed. */
const LAPSED = '2025-01-31T10:00:00Z';
const ACTIVITY = 'made_a_purchase';

function email(number: number): string {
  return `carried${String(number)}@example.com`;
}

/** Opens it, with members that were imported. */
export async function openCarriedShop(
  environment: Readonly<Record<string, string>>,
  folder: string,
): Promise<CarriedShop> {
  const keys = await openShop(environment);
  await stockShop(environment, keys, PROGRAM);
  const file = path.join(folder, 'members.csv');
  const lines = Array.from({ length: MEMBERS }, (_none, at) => `${email(at)},Bob,Baker`);
  writeFileSync(file, ['email,first_name,last_name', ...lines].join('\n'));
  const args = ['import', 'members', file, '--merchant', keys.partnerId];
  const { code, out, err } = await runFealty(args, environment);
  if (code !== 0) throw new Error(`the members were not imported: ${out}${err}`);
  return { keys, members: MEMBERS };
}

/**
 * Writes transactions to import, each with an order of its own, and with points that stay or that lapse as
 * soon as somebody looks; answers what they come to.
 */
export function writeTransactions(
  file: string,
  round: number,
  { lines, lapse }: { readonly lines: number; readonly lapse: boolean },
): { readonly points: number } {
  const pointsOf = (at: number): number => 1 + (at % 9);
  const rows = Array.from({ length: lines }, (_none, at) => {
    const what = [email(at % MEMBERS), 'award', pointsOf(at), OCCURRED, ACTIVITY];
    return [...what, orderOf(round, at), lapse ? LAPSED : ''].join(',');
  });
  const names = 'email,type,points,occurred_at,activity_id,order_id,expires_at';
  writeFileSync(file, [names, ...rows].join('\n'));
  const points = Array.from({ length: lines }, (_none, at) => pointsOf(at));
  return { points: points.reduce((sum, one) => sum + one, 0) };
}

function orderOf(round: number, line: number): string {
  return `carried-${String(round)}-${String(line)}`;
}

/** How many transactions the shop has, and what its members can spend. */
export async function sumsOf(
  inside: Inside,
  { keys }: CarriedShop,
): Promise<{ readonly transactions: number; readonly points: number }> {
  const [row] = await inside.ask<{ transactions: number; points: number }>(
    `select (select count(*)::integer from transactions t where t.merchant_id = p.id) as transactions,
            (select coalesce(sum(h.available), 0)::integer from member_heads h
              where h.merchant_id = p.id) as points
       from merchants p where p.partner_id = $1`,
    [keys.partnerId],
  );
  if (row === undefined) throw new Error('the second shop is not there');
  return row;
}

/** What has lapsed in the shop, points. */
export async function lapsedIn(inside: Inside, { keys }: CarriedShop): Promise<number> {
  const [row] = await inside.ask<{ points: number }>(
    `select coalesce(sum(t.points), 0)::integer as points from transactions t
      where t.merchant_id = (select id from merchants where partner_id = $1) and t.kind = 'expire'`,
    [keys.partnerId],
  );
  return row?.points ?? 0;
}
