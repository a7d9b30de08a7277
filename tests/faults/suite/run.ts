import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Fault, Outcome, Setting } from './fault.ts';
import { needGround, type Ground } from './ground.ts';

export type SuiteTerms = Pick<Setting, 'seed' | 'form' | 'minutes' | 'skip' | 'say'>;

export interface Ran {
  readonly fault: Fault;
  readonly outcome: Outcome;
  readonly tookMs: number;
}

/** Runs faults one after another. What went wrong keeps its folder, which is named. */
export async function runFaults(
  faults: readonly Fault[],
  terms: SuiteTerms,
  done: (ran: Ran) => void = () => undefined,
): Promise<readonly Ran[]> {
  const top = await mkdtemp(path.join(tmpdir(), 'fealty-faults-'));
  const opened: { ground?: Promise<Ground> } = {};
  const ground = (): Promise<Ground> =>
    (opened.ground ??= needGround({ folder: path.join(top, 'ground') }));
  const results: Ran[] = [];
  try {
    for (const fault of faults) {
      const folder = path.join(top, fault.id);
      await mkdir(folder);
      const started = performance.now();
      const outcome = await attempt(fault, { ...terms, folder, ground });
      const ran = { fault, outcome, tookMs: Math.round(performance.now() - started) };
      results.push(ran);
      done(ran);
    }
  } finally {
    const made = await opened.ground?.catch(() => null);
    await made?.stop();
    const isClean = results.every(({ outcome }) => outcome.problems.length === 0);
    if (isClean && results.length === faults.length) {
      await rm(top, { recursive: true, force: true });
    } else terms.say(`what is left of it stays in ${top}`);
  }
  return results;
}

/** A fault that breaks off is a fault that found something. */
async function attempt(fault: Fault, setting: Setting): Promise<Outcome> {
  try {
    return await fault.run(setting);
  } catch (error) {
    const why = error instanceof Error ? (error.stack ?? error.message) : String(error);
    const cause = error instanceof Error && error.cause instanceof Error ? error.cause.message : '';
    return { volume: 'cut short', figures: {}, problems: [`cut short: ${why} ${cause}`] };
  }
}
