import type pg from 'pg';
import type { Lanes } from '../ledger/lanes.ts';
import { tryAlone } from '../runtime/try-alone.ts';
import { forgetAnswers } from '../usecases/forget-answers.ts';
import { celebrateAll } from './celebrate.ts';
import { Patience } from './patience.ts';
import { sweepAll } from './sweep-all.ts';

export interface SweeperDeps {
  readonly pool: pg.Pool;
  readonly lanes: Lanes;
  /** Reminds members of points that are about to lapse; answers whether more wait. */
  readonly remind: (signal: AbortSignal) => Promise<boolean>;
  /** Told of a sweep that failed; the next one tries again. */
  readonly trouble: (what: string, error: unknown) => void;
  /** Pause between two sweeps, milliseconds. */
  readonly everyMs?: number;
}

/** Does in the background what time brings. */
export interface Sweeper {
  /** Ends after what is in flight. To be called before the lanes are drained. */
  stop(): Promise<void>;
}

const EVERY_MS = 2000;
/** Reminders are told by the day, so a minute late is no matter. */
const REMIND_EVERY_MS = 60 * 1000;
const FORGET_EVERY_MS = 10 * 60 * 1000;
/** What was refused once, such as purchases of a blocked member, is tried again after an hour. */
const REFUSED_PAUSE_MS = 60 * 60 * 1000;
const REFUSED_MAX = 10_000;

/** Sweeps every few seconds, at once again while more waits, and now and then forgets answers. */
export function startSweeper(deps: SweeperDeps): Sweeper {
  const { pool, lanes, trouble, everyMs = EVERY_MS } = deps;
  const stopping = new AbortController();
  const { signal } = stopping;
  const patience = new Patience(REFUSED_PAUSE_MS, REFUSED_MAX);
  let remindAt = performance.now();
  let forgetAt = performance.now() + everyMs;
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<void> = Promise.resolve();

  const round = async (): Promise<void> => {
    let waitMs = everyMs;
    try {
      if (await sweepAll({ pool, lanes, patience, signal })) waitMs = 0;
      await celebrateAll({ pool, lanes, patience, signal });
      if (performance.now() >= remindAt && !signal.aborted) {
        const more = await deps.remind(signal);
        remindAt = performance.now() + (more ? 0 : REMIND_EVERY_MS);
      }
      if (performance.now() >= forgetAt && !signal.aborted) {
        forgetAt = performance.now() + FORGET_EVERY_MS;
        await tryAlone(pool, 'forget answers', () => forgetAnswers(pool));
      }
    } catch (error) {
      trouble('a sweep failed', error);
    }
    plan(waitMs);
  };
  const plan = (waitMs: number): void => {
    if (signal.aborted) return;
    timer = setTimeout(() => {
      running = round();
    }, waitMs);
  };
  plan(everyMs);
  return {
    async stop() {
      stopping.abort();
      clearTimeout(timer);
      await running;
    },
  };
}
