import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { runFealty, startFealty, type FealtyServer } from '../support/fealty-process.ts';
import { openInside } from '../support/look-inside.ts';
import { openShop, stockShop } from '../support/open-shop.ts';
import { V1Client, type ShopKeys } from '../support/v1-client.ts';

/*
 * Somebody types 100 in place of 1 while two processes take orders. How many awards by the new version get
 * through before the rest is held, and how many may.
 */

/**
 * What stands in the way: the comparison with the version before, or, where that is switched off, what
 * was usual in an hour.
 */
export type Guard = 'watch' | 'hour';

export interface BreakerTerms {
  readonly guard: Guard;
  /** How long orders come before and after the change, milliseconds. */
  readonly beforeMs: number;
  readonly afterMs: number;
  /** Orders under way at once. */
  readonly workers: number;
}

export interface BreakerReport {
  readonly guard: Guard;
  /** Orders a second that were taken, before and after the change. */
  readonly perSecond: number;
  /** Awards decided by the new version: those that gave points, those that are held. */
  readonly through: number;
  readonly held: number;
  /** What the hour may give, over what an award gives, less what was given before the change. */
  readonly band: number;
  /** What may have been under way in other lanes when the band was full: (lanes − 1) × batch. */
  readonly underWay: number;
  readonly verified: boolean;
}

const MEMBERS = 40;
const SUBTOTAL = 50;
const SLIP = 100;
const PROCESSES = 2;
const LANES = 2;
const BATCH = 32;
/** What an hour is said to have brought at most; the program lets five times as much through. */
const USUAL = { pointsPerAward: 10_000, pointsPerHour: 200_000, awardsPerHour: 10_000_000 };
const TIMES = 5;
/** No run goes over the end of an hour: what it may give begins anew. */
const HOUR_MS = 3_600_000;

function program(multiplier: number, guard: Guard): object {
  return {
    name: 'Orders',
    currency: 'USD',
    timeZone: 'UTC',
    breaker: guard === 'watch' ? {} : { watchMinutes: 0, times: TIMES },
    activities: [
      { id: 'made_a_purchase', name: 'Purchase', earn: { multiplier: String(multiplier) } },
    ],
    rewards: [],
    tiers: [{ id: 'all', name: 'All', threshold: '0' }],
  };
}

/** Runs it once on a new installation; the longest takes the two spans and a few seconds. */
export async function runBreaker(terms: BreakerTerms): Promise<BreakerReport> {
  const folder = await mkdtemp(path.join(tmpdir(), 'fealty-breaker-'));
  const environment = { FEALTY_DATA: path.join(folder, 'data') };
  const servers: FealtyServer[] = [];
  try {
    for (let count = 0; count < PROCESSES; count += 1) servers.push(await startFealty(environment));
    const keys = await openShop(environment);
    await stockShop(environment, keys, program(1, terms.guard));
    const left = HOUR_MS - (Date.now() % HOUR_MS);
    const needed = terms.beforeMs + terms.afterMs + 15_000;
    if (left < needed) await pause(left + 100);
    return await slip(terms, { environment, servers, keys });
  } finally {
    await Promise.all(servers.map((server) => server.stop()));
    await rm(folder, { recursive: true, force: true });
  }
}

interface Setting {
  readonly environment: Readonly<Record<string, string>>;
  readonly servers: readonly FealtyServer[];
  readonly keys: ShopKeys;
}

async function slip(terms: BreakerTerms, setting: Setting): Promise<BreakerReport> {
  const { environment, servers, keys } = setting;
  const inside = await openInside(environment);
  const clients = servers.map(({ url }) => new V1Client(url, keys));
  try {
    for (let index = 0; index < MEMBERS; index += 1) await clients[0]?.enroll(emailOf(index));
    const [merchant] = await inside.ask<{ id: number; version: number }>(
      'select id, running_version as version from merchants where running_version > 0 order by id desc limit 1',
    );
    const { id = 0, version = 0 } = merchant ?? {};
    const { pointsPerAward, pointsPerHour, awardsPerHour } = USUAL;
    await inside.ask(
      `insert into learnt_bands values ($1, 'made_a_purchase', $2, $3, $4, 600, 100000, 0, now())`,
      [id, pointsPerAward, pointsPerHour, awardsPerHour],
    );
    const over = new AbortController();
    const started = performance.now();
    const load = takeOrders(clients, terms.workers, over.signal);
    await pause(terms.beforeMs);
    await stockShop(environment, keys, program(SLIP, terms.guard));
    await pause(terms.afterMs);
    over.abort();
    const taken = await load;
    const seconds = (performance.now() - started) / 1000;
    const [counted] = await inside.ask<{ through: number; held: number; before: number }>(
      `select count(*) filter (where program_version > $2 and status = 'auto_approved')::integer as through,
              count(*) filter (where program_version > $2 and status = 'pending')::integer as held,
              coalesce(sum(points) filter (where program_version <= $2), 0)::bigint as before
         from transactions where merchant_id = $1 and kind = 'award'
          and activity_id = 'made_a_purchase'`,
      [id, version],
    );
    const { through = 0, held = 0, before = 0 } = counted ?? {};
    const allowed = TIMES * Math.max(pointsPerHour, 20 * pointsPerAward);
    const band = terms.guard === 'watch' ? 0 : Math.floor((allowed - before) / (SLIP * SUBTOTAL));
    const underWay = terms.guard === 'watch' ? 0 : (PROCESSES * LANES - 1) * BATCH;
    const { code } = await runFealty(['verify'], environment);
    const perSecond = Math.round(taken / seconds);
    return { guard: terms.guard, perSecond, through, held, band, underWay, verified: code === 0 };
  } finally {
    for (const client of clients) client.close();
    await inside.close();
  }
}

/** Sends orders of all members to both processes in turn until it is over; answers how many were taken. */
async function takeOrders(
  clients: readonly V1Client[],
  workers: number,
  over: AbortSignal,
): Promise<number> {
  let [sent, taken] = [0, 0];
  const work = async (): Promise<void> => {
    while (!over.aborted) {
      const number = (sent += 1);
      const client = clients[number % clients.length];
      const answer = await client?.purchase(
        emailOf(number % MEMBERS),
        `O-${String(number)}`,
        SUBTOTAL,
      );
      if (answer?.status === 200) taken += 1;
    }
  };
  await Promise.all(Array.from({ length: workers }, work));
  return taken;
}

function emailOf(index: number): string {
  return `buyer-${String(index)}@example.com`;
}
