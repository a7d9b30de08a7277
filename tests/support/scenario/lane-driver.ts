import {
  explainTrace,
  type Budget,
  type Fresh,
  type Instant,
  type Lot,
  type Member,
  type MemberBooks,
  type MemberRef,
  type Needs,
  type Transaction,
} from '@fealty/core';
import type pg from 'pg';
import { createLanes } from '../../../packages/server/src/ledger/create-lanes.ts';
import { fly } from '../../../packages/server/src/ledger/flight.ts';
import type { Lanes } from '../../../packages/server/src/ledger/lanes.ts';
import { planLoad } from '../../../packages/server/src/ledger/load-plan.ts';
import { rollback } from '../../../packages/server/src/ledger/load-statements.ts';
import { load, type Loaded } from '../../../packages/server/src/ledger/load.ts';
import type { Outcome } from '../../../packages/server/src/ledger/outcome.ts';
import { openDatabase } from '../../../packages/server/src/runtime/database.ts';
import { Programs } from '../../../packages/server/src/store/programs.ts';
import type { TestDatabase } from '../database.ts';
import { makeMerchant } from '../merchant.ts';
import type { Ended, Scenario, ScenarioDriver } from './driver.ts';

const PATIENCE_MS = 20_000;
const EVERY_LOT = 1_000_000_000_000;

export interface LaneDriver extends ScenarioDriver {
  readonly merchantId: number;
  /** What the lanes complained of; nothing, if all is well. */
  readonly troubles: readonly string[];
  close(): Promise<void>;
}

/** What a scenario runs on: lanes, a connection to read by, and a merchant whose clock can be put. */
export interface Ground {
  readonly merchantId: number;
  readonly lanes: Lanes;
  readonly reader: pg.Client;
  readonly troubles: readonly string[];
  setClock(at: Instant): Promise<void>;
  close(): Promise<void>;
}

/** Lanes on a database, and connections that look at what they left. */
export interface DriverLanes {
  readonly pool: pg.Pool;
  readonly lanes: Lanes;
  readonly reader: pg.Client;
  readonly troubles: readonly string[];
  close(): Promise<void>;
}

/** Opens lanes for many scenarios, one after another: a new connection would plan every statement anew. */
export async function openDriverLanes(
  database: Pick<TestDatabase, 'app'>,
  fresh?: Fresh,
): Promise<DriverLanes> {
  const opened = openDatabase(database.app, { poolMax: 2 });
  const { pool } = opened;
  const troubles: string[] = [];
  const lanes = createLanes({
    connect: () => opened.connectLane(),
    programs: new Programs(pool),
    watcher: {
      batchDone: () => undefined,
      trouble: (what, error) => troubles.push(`${what}: ${String(error)}`),
    },
    ...(fresh === undefined ? {} : { fresh }),
  });
  const reader = await opened.connectLane();
  return {
    ...{ pool, lanes, reader, troubles },
    async close() {
      await lanes.drain();
      await reader.end();
      await opened.close();
    },
  };
}

/** Runs a scenario through lanes of its own, which are closed with it. */
export async function laneDriver(
  scenario: Pick<Scenario, 'program' | 'coupons'>,
  database: TestDatabase,
  start: Instant,
): Promise<LaneDriver> {
  const opened = await openDriverLanes(database);
  const driver = await driveLanes(scenario, opened, start);
  return { ...driver, close: () => opened.close() };
}

/**
 * Runs a scenario through the ledger lanes on a database, as a test merchant of its own whose
 * clock is put to each command's time. The lanes stay open.
 */
export async function driveLanes(
  scenario: Pick<Scenario, 'program' | 'coupons'>,
  { pool, lanes, reader, troubles }: DriverLanes,
  start: Instant,
): Promise<LaneDriver> {
  const merchantId = await makeMerchant(pool, scenario, start);
  const ground: Ground = {
    ...{ merchantId, lanes, reader, troubles },
    async setClock(at) {
      await pool.query(
        `update merchants
            set clock_offset_ms = $2 - floor(extract(epoch from clock_timestamp()) * 1000)::bigint
          where id = $1`,
        [merchantId, at],
      );
    },
    close: () => Promise.resolve(),
  };
  return driverOn(ground, start);
}

/** Runs a scenario on lanes, whatever they write to. */
export function driverOn(ground: Ground, start: Instant): LaneDriver {
  const { merchantId, lanes, reader, troubles } = ground;
  const read = async (needs: Needs): Promise<Loaded> => {
    const plan = planLoad([needs]);
    const loaded = await load(reader, { merchantId, plan, keys: [], mode: 'snapshot' });
    await fly(reader, [{ statement: rollback, values: [] }]);
    return loaded;
  };
  const booksOf = async (email: string): Promise<MemberBooks | null> => {
    const ref = { by: 'email', value: email } as const;
    const named = await memberOf(ref);
    const into = named?.member.mergedInto ?? null;
    return into === null ? named : memberOf({ by: 'id', value: into });
  };
  const memberOf = async (ref: MemberRef): Promise<MemberBooks | null> => {
    const { books } = await read({
      members: [ref],
      lots: [{ member: ref, points: EVERY_LOT }],
      lapsed: [ref],
    });
    const id = ref.by === 'id' ? ref.value : books.identities.get(`${ref.by}:${ref.value}`);
    return id == null ? null : (books.members.get(id) ?? null);
  };
  return {
    merchantId,
    troubles,
    start,
    async carryOut(command, at) {
      await ground.setClock(at);
      const outcomes: Outcome[] = [];
      await lanes.submit({
        merchantId,
        command,
        respond: (outcome) => {
          outcomes.push(outcome);
          return { status: 200, body: '' };
        },
        key: null,
        deadlineMs: performance.now() + PATIENCE_MS,
        bulk: false,
      });
      return ended(outcomes.at(-1));
    },
    member: async (email): Promise<Member | null> => (await booksOf(email))?.member ?? null,
    async traces(id): Promise<Member | null> {
      const { books } = await read({ members: [{ by: 'id', value: id }] });
      return books.members.get(id)?.member ?? null;
    },
    async balances(email) {
      const books = await booksOf(email);
      if (books === null) throw new Error(`no member ${email}`);
      return books.member.balances;
    },
    async lots(email): Promise<readonly Lot[]> {
      const books = await booksOf(email);
      // What has lapsed stands first in spending order, until it is expired.
      return [...(books?.lapsed ?? []), ...(books?.lots ?? [])];
    },
    async transaction(id): Promise<Transaction | null> {
      const { books } = await read({ transactions: [id] });
      return books.transactions.get(id) ?? null;
    },
    async budget(id): Promise<Budget> {
      const { books } = await read({ budgets: [id] });
      const found = books.budgets.get(id);
      if (found === undefined) throw new Error(`no budget ${id}`);
      return found;
    },
    close: () => ground.close(),
  };
}

function ended(outcome: Outcome | undefined): Ended {
  if (outcome?.kind !== 'done' && outcome?.kind !== 'refused') {
    throw new Error(`a command ended as ${JSON.stringify(outcome)}`);
  }
  const sentences = explainTrace(outcome.trace, outcome.program);
  if (outcome.kind === 'refused') {
    return { kind: 'refused', code: outcome.refusal.code, sentences };
  }
  const { transaction, coupon, cached } = outcome.result;
  return { kind: 'done', transaction, coupon, cachedPoints: cached?.points ?? null, sentences };
}
