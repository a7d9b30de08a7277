import { randomBytes } from 'node:crypto';
import { rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { Command, ProgramDocument } from '@fealty/core';
import type pg from 'pg';
import { createLanes, type LanesSettings } from '../../packages/server/src/ledger/create-lanes.ts';
import type { Lanes } from '../../packages/server/src/ledger/lanes.ts';
import type { Answer, Outcome, RequestKey } from '../../packages/server/src/ledger/outcome.ts';
import { openDatabase } from '../../packages/server/src/runtime/database.ts';
import { folderStore, type FileStore } from '../../packages/server/src/runtime/file-store.ts';
import { Programs } from '../../packages/server/src/store/programs.ts';
import type { TestDatabase } from './database.ts';

/** A command as tests say it: who acts does not matter to them. */
export type Said = Command extends infer One
  ? One extends Command
    ? Omit<One, 'actor'>
    : never
  : never;

/** Lanes on a test database, as one process of the program has them. */
export interface OpenLanes {
  readonly pool: pg.Pool;
  /** A folder that is not there until something is kept in it. */
  readonly files: FileStore;
  readonly lanes: Lanes;
  readonly troubles: readonly string[];
  send(
    said: Said,
    terms?: { key?: RequestKey; simulate?: boolean; actor?: string },
  ): Promise<Answer>;
  close(): Promise<void>;
}

const PATIENCE_MS = 30_000;

export function openLanes(
  database: TestDatabase,
  merchantId: number,
  settings: Partial<LanesSettings> = {},
  /** Where files are kept; in a folder of its own unless given. */
  files?: FileStore,
): OpenLanes {
  const opened = openDatabase(database.app, { poolMax: 3 });
  const troubles: string[] = [];
  const folder = path.join(os.tmpdir(), `fealty-test-files-${randomBytes(6).toString('hex')}`);
  const lanes = createLanes({
    connect: () => opened.connectLane(),
    programs: new Programs(opened.pool),
    settings,
    watcher: {
      batchDone: () => undefined,
      trouble: (what, error) => troubles.push(`${what}: ${String(error)}`),
    },
  });
  return {
    pool: opened.pool,
    files: files ?? folderStore(folder),
    lanes,
    troubles,
    send(said, terms = {}) {
      const submission = {
        merchantId,
        command: { actor: terms.actor ?? 'test', ...said } as Command,
        respond: words,
        key: terms.key ?? null,
        deadlineMs: performance.now() + PATIENCE_MS,
        bulk: false,
      };
      return terms.simulate === true ? lanes.simulate(submission) : lanes.submit(submission);
    },
    async close() {
      await lanes.drain();
      await opened.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** What a test reads of an outcome. */
export function words(outcome: Outcome): { status: number; body: string } {
  switch (outcome.kind) {
    case 'done': {
      const { transaction, coupon } = outcome.result;
      return {
        status: 200,
        body: JSON.stringify({
          id: transaction?.id,
          points: transaction?.points,
          coupon: coupon?.code,
          balances: outcome.member?.balances,
          version: outcome.member?.version,
          trace: outcome.trace,
        }),
      };
    }
    case 'refused':
      return { status: 400, body: outcome.refusal.code };
    case 'key_reused':
      return { status: 422, body: 'key_reused' };
    case 'busy':
      return { status: 503, body: outcome.why };
  }
}

/** How often each answer was given, by status and, for refusals, code. */
export function tally(answers: readonly Answer[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { status, body } of answers) {
    const name = status === 200 ? 'done' : body;
    counts[name] = (counts[name] ?? 0) + 1;
  }
  return counts;
}

/** A small shop: sign-up, purchases at one point a unit, and a reward for 50 points. */
export const SHOP: ProgramDocument = {
  name: 'Shop',
  currency: 'USD',
  timeZone: 'UTC',
  expiry: { mode: 'after', months: 12 },
  activities: [
    { id: 'created_an_account', name: 'Account Creation', earn: { points: '100' } },
    { id: 'made_a_purchase', name: 'Purchase', earn: { multiplier: '1' } },
    { id: 'write_a_review', name: 'Review', earn: { points: '10' } },
  ],
  rewards: [
    {
      id: 'reward_00001',
      name: '$5 off',
      type: 'fixed_amount',
      value: '5',
      points: '50',
      coupons: 'none',
    },
    {
      id: 'reward_00002',
      name: '$10 off',
      type: 'fixed_amount',
      value: '10',
      points: '10',
      coupons: 'pool',
    },
  ],
  tiers: [{ id: 'silver', name: 'Silver', threshold: '0' }],
};
