import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { ExpiryDocument, ProgramDocument } from '@fealty/core';
import type pg from 'pg';
import { correctPast } from '../../../packages/server/src/jobs/correct-past.ts';
import type { Lanes } from '../../../packages/server/src/ledger/lanes.ts';
import type { ConnectionTarget } from '../../../packages/server/src/runtime/database.ts';
import { createFresh } from '../../../packages/server/src/runtime/fresh.ts';
import { countLines } from '../../../packages/server/src/store/correction-lines.ts';
import type { Correction } from '../../../packages/server/src/store/corrections.ts';
import {
  applyCorrection,
  makeCorrection,
  undoCorrection,
} from '../../../packages/server/src/usecases/correct-past.ts';
import { findCorrection } from '../../../packages/server/src/usecases/read-correction.ts';
import { sealOf, type Seal } from './seal.ts';

/** What a round stands on: books that were stocked, and what is done to them. */
export interface RoundTerms {
  readonly pool: pg.Pool;
  readonly target: ConnectionTarget;
  readonly merchantId: number;
  readonly document: object;
  /** True to work in processes, and to kill one in the middle of applying, and one of undoing. */
  readonly kills: boolean;
  readonly lanes: Lanes;
}

/** What a round saw. */
export interface RoundReport {
  readonly before: Seal;
  readonly applied: Seal;
  readonly undone: Seal;
  readonly lines: Readonly<Record<string, number>>;
  readonly foreseen: unknown;
  readonly kills: number;
  readonly seconds: Readonly<Record<'foresee' | 'apply' | 'undo', number>>;
}

export const ROUND_EXPIRIES: readonly ExpiryDocument[] = [
  { mode: 'never' },
  { mode: 'after', months: 6 },
  { mode: 'calendar', month: 3, day: 31, years: 1 },
  { mode: 'inactivity', months: 3 },
];

export const ROUND_TIERS: readonly ProgramDocument['tierRules'][] = [
  undefined,
  { kind: 'rolling', months: 12 },
];

const POLL_MS = 100;
const WAIT_MS = 600_000;
const fresh = createFresh();

/** Foresees, applies and undoes one correction by worker processes that are killed on the way. */
export async function correctionRound(terms: RoundTerms): Promise<RoundReport> {
  const { pool, merchantId, document } = terms;
  const before = await sealOf(pool, merchantId);
  const id = fresh.id();
  const request = { merchantId, id, actor: 'test' };
  const made = await makeCorrection(pool, request, document);
  if (made.kind !== 'made') throw new Error(JSON.stringify(made));
  const work = { ...terms, id, kills: false };
  const foresee = await workUntil(work, 'previewed', 'foreseen');
  // The decision of a second person is not what is measured here.
  await pool.query('update corrections set needs_approval = false where id = $1', [id]);
  await applyCorrection(pool, request, {
    ...{ id: fresh.id(), by: { actor: 'test', person: null } },
  });
  const apply = await workUntil({ ...work, kills: terms.kills }, 'applied', 'applied');
  const applied = await sealOf(pool, merchantId);
  await undoCorrection(pool, request);
  const undo = await workUntil({ ...work, kills: terms.kills }, 'undone', 'undone');
  const correction = await findCorrection(pool, merchantId, id);
  return {
    ...{ before, applied, undone: await sealOf(pool, merchantId) },
    lines: await countLines(pool, merchantId, id),
    foreseen: correction?.foreseen,
    kills: apply.kills + undo.kills,
    seconds: { foresee: foresee.seconds, apply: apply.seconds, undo: undo.seconds },
  };
}

async function workUntil(
  terms: RoundTerms & { readonly id: string },
  state: Correction['state'],
  counted: 'foreseen' | 'applied' | 'undone',
): Promise<{ readonly kills: number; readonly seconds: number }> {
  const started = performance.now();
  let kills = 0;
  const seconds = (): number => (performance.now() - started) / 1000;
  while (seconds() * 1000 < WAIT_MS) {
    if (terms.kills && kills === 0) kills += await killMidway(terms, startWorker(terms), counted);
    else await correctPast({ ...terms, signal: new AbortController().signal }, terms.merchantId);
    const now = await findCorrection(terms.pool, terms.merchantId, terms.id);
    if (now?.state === state) return { kills, seconds: seconds() };
    if (now?.state === 'failed') throw new Error(String(now.error));
  }
  throw new Error(`a correction did not come to be ${state}`);
}

/** Kills the worker once a third of the lines is noted; 0 if it was done before that. */
async function killMidway(
  { pool, merchantId, id }: RoundTerms & { readonly id: string },
  worker: ChildProcess,
  counted: 'foreseen' | 'applied' | 'undone',
): Promise<number> {
  const ended = once(worker, 'exit').then(() => 'ended');
  for (;;) {
    const counts = await countLines(pool, merchantId, id);
    const all = Object.values(counts).reduce((sum, lines) => sum + lines, 0);
    const done = counts[counted] ?? 0;
    if (done * 3 > all && done < all) {
      worker.kill('SIGKILL');
      await ended;
      return 1;
    }
    if ((await Promise.race([ended, pause(POLL_MS)])) === 'ended') return 0;
  }
}

function startWorker({ target, merchantId }: RoundTerms): ChildProcess {
  const script = fileURLToPath(new URL('work.ts', import.meta.url));
  const terms = JSON.stringify({ target, merchantId });
  const flags = ['--conditions=@fealty/source', '--disable-warning=ExperimentalWarning'];
  return spawn(process.execPath, [...flags, script, terms], {
    stdio: ['ignore', 'inherit', 'inherit'],
  });
}
