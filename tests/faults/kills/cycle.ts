import { rmSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { followStep } from '../../../packages/server/src/verify/follow/follow-round.ts';
import { runFealty } from '../../support/fealty-process.ts';
import { openInside, type Inside } from '../../support/look-inside.ts';
import { judgeTold, problemsOf, untilAllTold } from '../delivery-kills.ts';
import { judge, type Judgement, type KeptBooks, type LedgerRow } from '../judge.ts';
import type { Ending, Logged } from '../request-log.ts';
import { LEDGER, readBalances, resolveLog } from '../settle-log.ts';
import type { KillStage } from './stage.ts';
import { strike, type Victim } from './victims.ts';

/** One kill, and what became of what the client had asked for around it. */
export interface Cycle extends Judgement {
  readonly victim: Victim;
  readonly killedAfterMs: number;
  /** From the kill until every server was ready again. */
  readonly awayMs: number;
  readonly sent: number;
  readonly acknowledged: number;
  readonly refused: number;
  /** Requests whose ending the client did not know, and how many of them had an effect. */
  readonly unknown: number;
  readonly hadEffect: number;
  /** What does not fit of all that was posted since the last cycle, and of work that was killed. */
  readonly misfits: readonly string[];
  readonly tookMs: number;
}

export interface CycleTerms {
  readonly stage: KillStage;
  /** What all cycles before came to. */
  readonly kept: KeptBooks;
  readonly round: number;
  readonly victim: Victim;
  readonly seed: number;
  readonly killedAfterMs: number;
}

const WORKERS = 16;
const REQUESTS_MAX = 50_000;
const NUMBERS_PER_ROUND = 100_000;
/** How long clients go on once all is well. */
const CALM_MS = 150;
const AWAY_MAX_MS = 60_000;
const READY_WAIT_MS = 5000;
/** All that hundreds of cycles wrote, on a machine that others use too. */
const VERIFY_WAIT_MS = 600_000;

/** Lets clients send, kills, lets them go on, and holds the ledger against their log. */
export async function runCycle(terms: CycleTerms): Promise<Cycle> {
  const { stage, round, victim, killedAfterMs } = terms;
  const started = performance.now();
  const log = path.join(stage.folder, `requests-${String(round)}.log`);
  const firstId = Date.now().toString(16).padStart(11, '0');
  stage.load.begin({
    ...{ urls: stage.urls(), ...stage.keys, log, seed: terms.seed + round, workers: WORKERS },
    ...{ firstNumber: round * NUMBERS_PER_ROUND, requestsMax: REQUESTS_MAX },
  });
  await pause(killedAfterMs);
  const killed = performance.now();
  const spoiled = await strike(stage, victim, round);
  await Promise.all(stage.urls().map(untilReady));
  const awayMs = Math.round(performance.now() - killed);
  await pause(CALM_MS);
  await stage.load.rest();
  const judged = await judgeCycle(terms, { log, firstId });
  const misfits = [...spoiled, ...judged.misfits];
  const isClean = [judged.lost, judged.doubled, judged.balances].every(
    ({ length }) => length === 0,
  );
  if (isClean) rmSync(log);
  const tookMs = Math.round(performance.now() - started);
  return { victim, killedAfterMs, awayMs, ...judged, misfits, tookMs };
}

async function untilReady(url: string): Promise<void> {
  const until = performance.now() + AWAY_MAX_MS;
  for (;;) {
    const signal = AbortSignal.timeout(READY_WAIT_MS);
    const isReady = await fetch(`${url}/readyz`, { signal }).then(
      ({ status }) => status === 200,
      () => false,
    );
    if (isReady) return;
    if (performance.now() > until) throw new Error('a server did not come back');
    await pause(20);
  }
}

async function judgeCycle(
  { stage, kept }: CycleTerms,
  { log, firstId }: { readonly log: string; readonly firstId: string },
): Promise<Omit<Cycle, 'victim' | 'killedAfterMs' | 'awayMs' | 'tookMs'>> {
  const inside = await openInside(stage.environment);
  const client = stage.client();
  try {
    const { before, after, ledger, ...counts } = await resolveLog(client, log, () =>
      inside.ask<LedgerRow>(LEDGER, [firstId, stage.keys.partnerId]),
    );
    const judgement = judge(after.values(), ledger, await readBalances(client), kept);
    const ended = (how: Ending['how']): number => count(before.values(), how);
    return {
      ...{ sent: before.size, acknowledged: ended('done'), refused: ended('refused') },
      ...{ ...counts, ...judgement, misfits: await follow(inside) },
    };
  } finally {
    client.close();
    await inside.close();
  }
}

function count(requests: Iterable<Logged>, how: Ending['how']): number {
  let sum = 0;
  for (const { ending } of requests) sum += Number(ending.how === how);
  return sum;
}

/** Verifies what was posted since it was verified last; what does not fit, in sentences. */
async function follow(inside: Inside): Promise<readonly string[]> {
  const found: string[] = [];
  for (const { id } of await inside.ask<{ id: number }>('select id from merchants')) {
    for (let after = '', isOver = false; !isOver;) {
      const { reached, unfinished, problems } = await followStep(inside.pool, id, after);
      found.push(...problems);
      isOver = problems.length > 0 || (reached === null && !unfinished);
      after = unfinished ? after : (reached ?? '');
    }
  }
  return found;
}

/**
 * All of it: the books from their beginning, and whether every event was told. What the dead had leased is
 * taken up at once; that leases run out by themselves is seen elsewhere.
 */
export async function judgeWhole(
  stage: KillStage,
  kept: KeptBooks,
  say: (line: string) => void,
): Promise<readonly string[]> {
  const all = ['verify', '--all'];
  const { code, out, err } = await runFealty(all, stage.environment, undefined, VERIFY_WAIT_MS);
  const inside = await openInside(stage.environment);
  try {
    await stage.worker.stop();
    await inside.ask('update delivery_lines set due_at = clock_timestamp()');
    await stage.startWorker();
    await untilAllTold(inside, say);
    const { receiver, hooks } = stage;
    const told = await judgeTold({ inside, receiver, hooks });
    return [
      ...(code === 0 ? [] : [`verify: ${out}${err}`]),
      ...problemsOf({ hooks: told.hooks, troubles: [] }),
      ...(await unaccounted(inside, stage.keys.partnerId, kept)),
    ];
  } finally {
    await inside.close();
  }
}

/** Whether the transactions of all cycles are all there, and no other. */
async function unaccounted(
  inside: Inside,
  partnerId: string,
  { transactions }: KeptBooks,
): Promise<readonly string[]> {
  const [row] = await inside.ask<{ count: number }>(
    `select count(*)::integer as count from transactions
      where merchant_id = (select id from merchants where partner_id = $1)`,
    [partnerId],
  );
  const found = row?.count ?? 0;
  const said = `${String(found)} transactions are there, and clients know of ${String(transactions)}`;
  return found === transactions ? [] : [said];
}
