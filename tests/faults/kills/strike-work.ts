import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { countLines } from '../../../packages/server/src/store/correction-lines.ts';
import { askV2 } from '../../support/ask-v2.ts';
import { beginFealty, runFealty } from '../../support/fealty-process.ts';
import { openInside, type Inside } from '../../support/look-inside.ts';
import { lapsedIn, sumsOf, writeTransactions } from './carried-shop.ts';
import type { KillStage } from './stage.ts';

/* Work that comes in numbers is killed in its midst and must come out as if it had not been. */

const LINES = 1000;
const LAPSING_LINES = 400;
const GIVEN = 3;
const POLL_MS = 10;
const WAIT_MS = 120_000;

/** Kills an import once some of its lines are in, and starts it again; what does not hold. */
export async function strikeImport(stage: KillStage, round: number): Promise<readonly string[]> {
  const { environment, carried } = stage;
  const { args, points } = writeImport(stage, round, { lines: LINES, lapse: false });
  const inside = await openInside(environment);
  try {
    const before = await sumsOf(inside, carried);
    const begun = beginFealty(args, environment);
    const over = { yet: false };
    const ended = begun.ended.then(() => (over.yet = true));
    await until(async () => {
      const { transactions } = await sumsOf(inside, carried);
      return over.yet || transactions > before.transactions;
    });
    if (!over.yet) process.kill(begun.pid, 'SIGKILL');
    await ended;
    const again = await runFealty(args, environment);
    const after = await sumsOf(inside, carried);
    return [
      ...(again.code === 0 ? [] : [`the import ended with ${again.out}${again.err}`]),
      ...differences(before, after, { transactions: LINES, points }),
    ];
  } finally {
    await inside.close();
  }
}

/** Kills the worker once a third of what lapses has, and starts it again; what does not hold. */
export async function strikeExpiry(stage: KillStage, round: number): Promise<readonly string[]> {
  const { environment, carried } = stage;
  const { args, points } = writeImport(stage, round, { lines: LAPSING_LINES, lapse: true });
  const inside = await openInside(environment);
  try {
    const before = await sumsOf(inside, carried);
    const lapsedBefore = await lapsedIn(inside, carried);
    const lapsed = async (): Promise<number> => (await lapsedIn(inside, carried)) - lapsedBefore;
    const imported = runFealty(args, environment);
    await until(async () => (await lapsed()) > points / 3);
    process.kill(stage.worker.pid, 'SIGKILL');
    await stage.worker.ended;
    await stage.startWorker();
    const { code, out, err } = await imported;
    await until(async () => (await lapsed()) >= points);
    const gone = await lapsed();
    const left = (await sumsOf(inside, carried)).points - before.points;
    return [
      ...(code === 0 ? [] : [`the import ended with ${out}${err}`]),
      ...(gone === points && left === 0
        ? []
        : [`of ${String(points)} points ${String(gone)} lapsed, and ${String(left)} are left`]),
    ];
  } finally {
    await inside.close();
  }
}

function writeImport(
  { folder, carried }: KillStage,
  round: number,
  what: { readonly lines: number; readonly lapse: boolean },
): { readonly args: readonly string[]; readonly points: number } {
  const file = path.join(folder, `carried-${String(round)}.csv`);
  const { points } = writeTransactions(file, round, what);
  return { args: ['import', 'transactions', file, '--merchant', carried.keys.partnerId], points };
}

/** Kills the worker once a third of a correction is done, and starts it again; what does not hold. */
export async function strikeCorrection(stage: KillStage): Promise<readonly string[]> {
  const { environment, carried } = stage;
  const store = { url: stage.urls()[0] ?? '', keys: carried.keys };
  const inside = await openInside(environment);
  try {
    const before = await sumsOf(inside, carried);
    const made = await askV2(store, 'POST', 'corrections', {
      ...{ name: 'Sorry', reason: 'sorry' },
      select: { members: { balance_min: '0' } },
      act: { give: { points: GIVEN } },
    });
    const id = String(made['id']);
    const isIn = async (state: string): Promise<boolean> =>
      (await askV2(store, 'GET', `corrections/${id}`))['state'] === state;
    await until(() => isIn('previewed'));
    // The decision of a second person is not what is tried here.
    await inside.ask('update corrections set needs_approval = false where id = $1', [id]);
    await askV2(store, 'POST', `corrections/${id}/apply`, {});
    await until(async () => (await appliedOf(inside, id)) > carried.members / 3);
    process.kill(stage.worker.pid, 'SIGKILL');
    await stage.worker.ended;
    await stage.startWorker();
    await until(() => isIn('applied'));
    const points = carried.members * GIVEN;
    return differences(before, await sumsOf(inside, carried), {
      ...{ transactions: carried.members, points },
    });
  } finally {
    await inside.close();
  }
}

async function appliedOf({ pool }: Inside, id: string): Promise<number> {
  const { rows } = await pool.query<{ merchant_id: number }>(
    'select merchant_id from corrections where id = $1',
    [id],
  );
  const lines = await countLines(pool, rows[0]?.merchant_id ?? 0, id);
  return lines.applied ?? 0;
}

interface Sums {
  readonly transactions: number;
  readonly points: number;
}

function differences(before: Sums, after: Sums, wanted: Sums): string[] {
  return (['transactions', 'points'] as const).flatMap((what) => {
    const gained = after[what] - before[what];
    return gained === wanted[what]
      ? []
      : [`${String(gained)} ${what} instead of ${String(wanted[what])}`];
  });
}

async function until(isSo: () => Promise<boolean>): Promise<void> {
  const last = performance.now() + WAIT_MS;
  while (!(await isSo())) {
    if (performance.now() > last) throw new Error('work that was begun did not go on');
    await pause(POLL_MS);
  }
}
