import { setTimeout as pause } from 'node:timers/promises';
import { memberEmail } from '../operations.ts';
import type { Settled } from '../settle-log.ts';
import type { LoadTerms } from '../send-load.ts';
import type { Outcome, Setting } from './fault.ts';
import type { Ground } from './ground.ts';
import {
  disagreements,
  openStage,
  rudeEndings,
  tally,
  type Stage,
  type StageTerms,
} from './stage.ts';

export interface UnderLoadTerms extends StageTerms {
  readonly ground: Ground;
  readonly load?: Partial<LoadTerms>;
  /** The load is ended if it lasts longer. */
  readonly loadMaxMs?: number;
  /** Clients may be left without an answer: the process or its machine goes away. */
  readonly mayBreakOff?: boolean;
}

/** What an attack has measured, and what it found wrong itself. */
export interface Struck {
  readonly figures?: Readonly<Record<string, number | string>>;
  readonly problems?: readonly string[];
}

const RUN_IN_MS = 500;
const CALM_MS = 400;
const WELL_WAIT_MS = 30_000;

/**
 * Attacks a shop while its client goes on sending, waits until it is well again, and holds the ledger
 * against what the client was told.
 */
export async function underLoad(
  setting: Setting,
  terms: UnderLoadTerms,
  attack: (stage: Stage) => Promise<Struck>,
): Promise<Outcome> {
  const stage = await openStage(setting, terms.ground, terms);
  try {
    const load = stage.load(terms.load, terms.loadMaxMs);
    // Told below, and not before: what went wrong first matters more.
    load.ended.catch(() => undefined);
    await pause(RUN_IN_MS);
    let struck: Struck;
    try {
      struck = await attack(stage);
      await untilWell(stage);
      await pause(CALM_MS);
    } finally {
      load.finish();
    }
    await load.ended;
    return judged(await stage.settle(), struck, terms.mayBreakOff === true);
  } finally {
    await stage.close();
  }
}

/** Milliseconds until a write and a read have both been answered as they should. */
export async function untilWell(stage: Stage, patienceMs = WELL_WAIT_MS): Promise<number> {
  const started = performance.now();
  for (;;) {
    const tookMs = performance.now() - started;
    if (await isWell(stage)) return Math.round(performance.now() - started);
    if (tookMs > patienceMs) {
      const said = stage.servers.map((server) => server.said().slice(-2000)).join('\n');
      throw new Error(`the server did not get well again: ${said}`);
    }
    await pause(20);
  }
}

const PROBE_WAIT_MS = 1000;
const UNKNOWN_ACTIVITY = 611;

async function isWell(stage: Stage): Promise<boolean> {
  const client = stage.client(2);
  try {
    // Refused by what it asks for, so that it leaves nothing behind.
    const write = { path: 'award', form: { user_email: memberEmail(0), activity_id: 'none' } };
    const read = { method: 'GET', path: `users/${memberEmail(1)}` } as const;
    const answers = await Promise.all(
      [write, read].map((call) => client.call({ ...call, timeoutMs: PROBE_WAIT_MS })),
    );
    return answers[0]?.code === UNKNOWN_ACTIVITY && answers[1]?.status === 200;
  } catch {
    return false;
  } finally {
    client.close();
  }
}

function judged(settled: Settled, struck: Struck, mayBreakOff: boolean): Outcome {
  const counts = tally(settled);
  const sent = settled.before.size;
  const done = counts['done'] ?? 0;
  return {
    volume: `${String(sent)} requests`,
    figures: {
      ...{ sent, acknowledged: done, unknown: settled.unknown, had_effect: settled.hadEffect },
      ...Object.fromEntries(Object.entries(counts).filter(([name]) => name.startsWith('refused'))),
      ...struck.figures,
    },
    problems: [
      ...disagreements(settled),
      ...(mayBreakOff ? [] : rudeEndings(settled)),
      ...(done === 0 ? ['nothing was acknowledged, so nothing was proved'] : []),
      ...(struck.problems ?? []),
    ],
  };
}
