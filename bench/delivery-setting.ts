import { createHash, randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { EventType } from '@fealty/core';
import type pg from 'pg';
import { DEMO_PROGRAM } from '../packages/server/src/program/demo.ts';
import { openDatabase, type Database } from '../packages/server/src/runtime/database.ts';
import { createFresh } from '../packages/server/src/runtime/fresh.ts';
import { createMerchant } from '../packages/server/src/usecases/create-merchant.ts';
import {
  createEndpoint,
  type WantedEndpoint,
  type WebhookKind,
} from '../packages/server/src/usecases/save-endpoint.ts';
import { startFealty, startWorker, type FealtyServer } from '../tests/support/fealty-process.ts';
import {
  startHookReceiver,
  type HookReceiver,
  type Received,
} from '../tests/support/hook-receiver.ts';
import { V1Client, type ShopKeys } from '../tests/support/v1-client.ts';
import { LOOPBACK_RECEIVERS } from '../tests/support/webhook-setting.ts';
import { openBenchDatabase, type BenchDatabase } from './open-database.ts';
import { processorSeconds } from './read-times.ts';
import { fixedSecret } from '../packages/server/src/runtime/secret.ts';

/** A merchant whose events are told. */
export interface TellingMerchant {
  readonly id: number;
  readonly keys: ShopKeys;
}

/** A database, a receiver, and what is started on them. */
export interface DeliverySetting {
  readonly version: string;
  readonly pool: pg.Pool;
  readonly receiver: HookReceiver;
  /** What all processes are configured with. */
  readonly environment: Readonly<Record<string, string>>;
  serve(): Promise<FealtyServer>;
  work(): Promise<Omit<FealtyServer, 'url'>>;
  merchant(): Promise<TellingMerchant>;
  hook(
    merchant: TellingMerchant,
    terms: WantedEndpoint & { readonly kind: WebhookKind },
  ): Promise<string>;
  /** Milliseconds from the commit of an event to its first arrival, for each that arrived. */
  latencies(received: readonly Received[]): Promise<readonly number[]>;
  close(): Promise<void>;
}

const TYPES: readonly EventType[] = ['points.awarded'];
const SECRET = createHash('sha256').update('bench').digest('hex');

/** Opens it in a folder of its own. */
export async function openDeliverySetting(folder: string): Promise<DeliverySetting> {
  // The moment of each commit, by the clock that the receiver reads too.
  const settings = { track_commit_timestamp: 'on' };
  const bench: BenchDatabase = await openBenchDatabase(path.join(folder, 'pg'), '18', settings);
  const opened: Database = openDatabase({ url: bench.url }, { poolMax: 4 });
  const receiver = await startHookReceiver();
  const environment = {
    ...{ DATABASE_URL: bench.url, FEALTY_SECRET: SECRET, LOG_LEVEL: 'error' },
    ...{ ...LOOPBACK_RECEIVERS, FEALTY_DATA: path.join(folder, 'data') },
    FEALTY_BASE_URL: 'https://loyalty.example',
  };
  const { pool } = opened;
  const secret = fixedSecret(Buffer.from(SECRET, 'hex'));
  const fresh = createFresh();
  return {
    ...{ version: bench.version, pool, receiver, environment },
    serve: () => startFealty(environment),
    work: () => startWorker(environment),
    async merchant() {
      const terms = { name: 'Bench', isTest: false, program: DEMO_PROGRAM, actor: 'bench' };
      const { merchant, apiKey } = await createMerchant(pool, secret, terms);
      return { id: merchant.id, keys: { partnerId: merchant.partnerId, apiKey } };
    },
    async hook({ id: merchantId }, { kind, ...wanted }) {
      const id = fresh.id();
      const made = await createEndpoint(
        { pool, secret },
        { ...{ merchantId, id, kind, actor: 'bench' }, wanted: { types: TYPES, ...wanted } },
      );
      if (made === 'too_many') throw new Error('the merchant has too many webhooks');
      return id;
    },
    latencies: (received) => latenciesOf(pool, received),
    async close() {
      await receiver.stop();
      await opened.close();
      await bench.stop();
    },
  };
}

async function latenciesOf(
  pool: pg.Pool,
  received: readonly Received[],
): Promise<readonly number[]> {
  const arrivals = new Map<string, number>();
  for (const { ids, at } of received) {
    for (const id of ids) if (!arrivals.has(id)) arrivals.set(id, at);
  }
  const { rows } = await pool.query<{ id: string; at: number }>(
    `select id, (date_part('epoch', pg_xact_commit_timestamp(xid(written_by))) * 1000)::float8 as at
       from events where id = any($1)`,
    [[...arrivals.keys()]],
  );
  return rows.map(({ id, at }) => (arrivals.get(id) ?? Number.NaN) - at);
}

const ENROLLED_AT_ONCE = 16;

/** Members of a shop, ready to earn. */
export async function enrollMembers(url: string, keys: ShopKeys, count: number): Promise<void> {
  const client = new V1Client(url, keys, ENROLLED_AT_ONCE);
  let next = 1;
  const enroll = async (): Promise<void> => {
    while (next <= count) {
      const number = next;
      next += 1;
      await client.enroll(`member${String(number)}@example.com`);
    }
  };
  await Promise.all(Array.from({ length: ENROLLED_AT_ONCE }, enroll));
  client.close();
}

/** Waits until nothing is left to be told. */
export async function untilAllTold(pool: pg.Pool, limitMs: number): Promise<void> {
  const until = performance.now() + limitMs;
  for (;;) {
    const { rows } = await pool.query<{ left: number }>(
      `select ((select count(*) from event_outbox) + (select count(*) from deliveries))::integer
         as left`,
    );
    if (rows[0]?.left === 0) return;
    if (performance.now() > until) throw new Error(`${String(rows[0]?.left)} were never told`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

/** A text that nothing else has. */
export function newRun(): string {
  return randomBytes(4).toString('hex');
}

/** Resident memory of a process, megabytes. */
export function memoryOf(pid: number): number {
  const found = /VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${String(pid)}/status`, 'utf8'));
  return Number(found?.[1] ?? '0') / 1024;
}

/**
 * Does something, and says how much of all processors it took, in percent: of this process, the database,
 * the receiver and those that are named, with all that they started.
 */
export async function withProcessors<T>(
  { pool, receiver }: DeliverySetting,
  pids: readonly number[],
  work: () => Promise<T>,
): Promise<{ readonly result: T; readonly percent: number }> {
  const { rows } = await pool.query<{ pid: number }>('select pg_backend_pid() as pid');
  const status = readFileSync(`/proc/${String(rows[0]?.pid)}/status`, 'utf8');
  const postmaster = Number(/PPid:\s+(\d+)/.exec(status)?.[1] ?? '0');
  const roots = [process.pid, postmaster, receiver.pid, ...pids];
  const [began, before] = [performance.now(), processorSeconds(roots)];
  const result = await work();
  const seconds = (performance.now() - began) / 1000;
  const percent = ((processorSeconds(roots) - before) / seconds / os.cpus().length) * 100;
  return { result, percent };
}
