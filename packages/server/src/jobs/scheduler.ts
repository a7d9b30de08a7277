import type pg from 'pg';
import type { Lanes } from '../ledger/lanes.ts';
import { keepEstimate } from '../liability/estimates.ts';
import { keepSums } from '../liability/keep-sums.ts';
import { findMerchantsBehind } from '../liability/sum-places.ts';
import { findMerchantsToWatch } from '../signals/places.ts';
import { lookForSignals } from '../signals/look-for-signals.ts';
import { findMerchantsToCelebrate } from '../queries/occasions.ts';
import { listStalledAdvances } from '../queries/clock.ts';
import { findMerchantsToCorrect } from '../queries/waiting-corrections.ts';
import { findMerchantsToRemind, findMerchantsWithWork } from '../queries/waiting-work.ts';
import type { Database } from '../runtime/database.ts';
import { addJobs, startJobQueue, type JobSpec } from '../runtime/job-queue.ts';
import type { FileStore } from '../runtime/file-store.ts';
import type { Paced } from '../runtime/paced.ts';
import { pause } from '../runtime/pause.ts';
import { tryAlone } from '../runtime/try-alone.ts';
import { advanceJob } from '../usecases/advance-clock.ts';
import { readPictures, waitsToBeRead, type ReadingTools } from '../usecases/read-pictures.ts';
import { remindMembers } from '../usecases/remind-members.ts';
import type { StaffPost } from '../usecases/mail-people.ts';
import { runMerchantBacktest } from '../usecases/run-backtest.ts';
import { backtestJob, stalledBacktests } from '../usecases/save-backtest.ts';
import { advanceClock } from './advance-clock.ts';
import { celebrateDays } from './celebrate.ts';
import { correctPast } from './correct-past.ts';
import { HOUSEKEEPING_CRON, housekeeping } from './housekeeping.ts';
import { Pace } from './pace.ts';
import { Patience } from './patience.ts';
import { readMerchantJob } from './payload.ts';
import { KEEP_TERMS, type KeepTerms } from './keep-terms.ts';
import { SEALING_CRON, sealing, type SealTerms } from './seal-merchants.ts';
import { sweepMerchant, type SweepDeps } from './sweep-merchant.ts';
import type { InstallationSecret } from '../runtime/secret.ts';

export interface SchedulerDeps {
  readonly database: Database;
  readonly files: FileStore;
  readonly lanes: Lanes;
  readonly newId: () => string;
  /** The installation's: digests of what is personal are made under it. */
  readonly secret: InstallationSecret;
  /** How mails to the people of stores leave. */
  readonly post: StaffPost;
  /** Told of a job that failed; it is tried again. */
  readonly trouble: (what: string, error: unknown) => void;
  readonly statementNames?: boolean;
  /** Languages that pictures of receipts are read in; none to read nothing. */
  readonly readReceipts?: readonly string[];
  /** Memory of the thread that runs a back-test. */
  readonly backtestMegabytes?: number;
  /** When heads are sealed; never unless given. */
  readonly seals?: SealTerms;
  /** How long what only grows is kept. */
  readonly keep?: KeepTerms;
  /** Pause between two looks for what is due, milliseconds. */
  readonly everyMs?: number;
}

/** Does in the background what time brings. */
export interface Scheduler {
  /** Ends after what is in flight. To be called before the lanes are drained. */
  stop(): Promise<void>;
}

/** Jobs of one process at once; each sends its commands by the hundreds. */
const JOBS_AT_ONCE = 3;
/** Each job holds a connection, that nobody else does the same, and reads through another. */
const WORK_CONNECTIONS = 2 * JOBS_AT_ONCE + 1;
/** The queue finishes a job while it looks for the next; one listens. */
const QUEUE_CONNECTIONS = JOBS_AT_ONCE + 2;

const EVERY_MS = 2000;
const NO_SEALS: SealTerms = { everyMinutes: 0, folder: null };
const MERCHANTS_PAGE = 100;
/** What was refused once, such as purchases of a blocked member, is tried again after an hour. */
const REFUSED_PAUSE_MS = 60 * 60 * 1000;
const REFUSED_MAX = 10_000;
/** Where no picture can be read, whatever is on it. */
const UNREADABLE_PAUSE_MS = 60 * 1000;
/** One picture at a time in the whole installation. */
const READ_PICTURES = 'read_pictures';
/** One back-test at a time, too: each takes a processor and much memory. */
const BACKTEST = 'backtest';
const BACKTEST_MEGABYTES = 2048;

const EVERY_MINUTE = '* * * * *';

const CRON = [
  { task: 'look_for_days', match: EVERY_MINUTE },
  { task: 'look_for_reminders', match: EVERY_MINUTE },
  { task: 'resume_clocks', match: EVERY_MINUTE },
  { task: 'look_for_sums', match: EVERY_MINUTE },
  { task: 'look_for_fraud', match: EVERY_MINUTE },
  { task: 'resume_backtests', match: EVERY_MINUTE },
  ...HOUSEKEEPING_CRON,
  ...SEALING_CRON,
];

/**
 * Looks every few seconds for merchants to whom something is due, and makes a job of each: whichever
 * process is free takes it. Days and what is forgotten come by the minute. Jobs may be done twice or
 * at once, because commands have business keys; a merchant's are done alone to spare work.
 */
export function startScheduler(deps: SchedulerDeps): Scheduler {
  const { database, files, lanes, newId, trouble, statementNames = true } = deps;
  const { secret, post, seals: terms = NO_SEALS, keep = KEEP_TERMS } = deps;
  const { readReceipts = [], everyMs = EVERY_MS } = deps;
  const { backtestMegabytes: megabytes = BACKTEST_MEGABYTES } = deps;
  const pool = database.openPool({ name: 'jobs', max: WORK_CONNECTIONS });
  const stopping = new AbortController();
  const { signal } = stopping;
  const patience = new Patience(REFUSED_PAUSE_MS, REFUSED_MAX);
  const work: SweepDeps = { pool, files, lanes, patience, signal };
  const trial = { pool, target: database.target, statementNames, megabytes, signal };
  const pictures = picturesJob({ ...work, languages: readReceipts });
  const queue = startJobQueue({
    pool: database.openPool({ name: 'job queue', max: QUEUE_CONNECTIONS, plain: true }),
    trouble,
    statementNames,
    atOnce: JOBS_AT_ONCE,
    tasks: {
      sweep: (payload) => sweep(work, readMerchantJob(payload)),
      celebrate: async (payload) => {
        const merchantId = readMerchantJob(payload);
        await tryAlone(pool, jobKey('celebrate', merchantId), () =>
          celebrateDays(work, merchantId),
        );
      },
      remind: (payload) => remind(work, readMerchantJob(payload)),
      keep_sums: (payload) => sum(work, readMerchantJob(payload)),
      find_fraud: (payload) => findFraud({ ...work, secret, newId }, readMerchantJob(payload)),
      advance_clock: async (payload) => {
        const merchantId = readMerchantJob(payload);
        await tryAlone(pool, jobKey('clock', merchantId), () => advanceClock(work, merchantId));
      },
      [READ_PICTURES]: async () => {
        await tryAlone(pool, READ_PICTURES, () => pictures.read());
      },
      [BACKTEST]: async (payload) => {
        const merchantId = readMerchantJob(payload);
        await tryAlone(pool, BACKTEST, () => runMerchantBacktest(trial, merchantId));
      },
      correct_past: async (payload) => {
        const merchantId = readMerchantJob(payload);
        await tryAlone(pool, jobKey('correct_past', merchantId), () =>
          correctPast(work, merchantId),
        );
      },
      ...looks(work),
      ...housekeeping({ pool, files, lanes, newId, keep, post }),
      ...sealing({ pool, secret, newId, terms, trouble }),
    },
    cron: CRON,
  });
  const watch = repeat(everyMs, signal, async () => {
    try {
      await eachPage(findMerchantsWithWork, work, 'sweep');
      await eachPage(findMerchantsToCorrect, work, 'correct_past');
      await pictures.look();
    } catch (error) {
      trouble('what is due could not be looked for', error);
    }
  });
  return {
    async stop() {
      stopping.abort();
      await watch;
      await queue.stop();
    },
  };
}

/** What looks for merchants by the minute, and makes jobs of them. */
function looks(work: SweepDeps): Readonly<Record<string, () => Promise<void>>> {
  const { pool } = work;
  return {
    look_for_days: () => eachPage(findMerchantsToCelebrate, work, 'celebrate'),
    look_for_reminders: () => eachPage(findMerchantsToRemind, work, 'remind'),
    look_for_sums: () => eachPage(findMerchantsBehind, work, 'keep_sums'),
    look_for_fraud: () => eachPage(findMerchantsToWatch, work, 'find_fraud'),
    resume_clocks: async () => {
      await addJobs(pool, (await listStalledAdvances(pool, MERCHANTS_PAGE)).map(advanceJob));
    },
    resume_backtests: async () => {
      await addJobs(pool, (await stalledBacktests(pool, MERCHANTS_PAGE)).map(backtestJob));
    },
  };
}

interface PicturesJob {
  /** Makes a job if there is something to read. */
  look(): Promise<void>;
  read(): Promise<void>;
}

function picturesJob(tools: ReadingTools): PicturesJob {
  const patience = new Patience(UNREADABLE_PAUSE_MS, 1);
  return {
    async look() {
      if (tools.languages.length === 0 || patience.isWaiting(READ_PICTURES)) return;
      if (!(await waitsToBeRead(tools.pool))) return;
      await addJobs(tools.pool, [{ task: READ_PICTURES, payload: {}, key: READ_PICTURES }]);
    },
    async read() {
      // A job of another process, where they are set to be read, may come to one where they are not.
      if (tools.languages.length === 0) return;
      try {
        await readPictures(tools);
      } catch (error) {
        patience.wait(READ_PICTURES);
        throw error;
      }
    },
  };
}

async function sweep(deps: SweepDeps, merchantId: number): Promise<void> {
  const key = jobKey('sweep', merchantId);
  const swept = await tryAlone(deps.pool, key, () => sweepMerchant(deps, merchantId));
  // In bounded pieces, so that other merchants and the end of this process need not wait.
  if (swept?.cutShort === true) await addJobs(deps.pool, [merchantJob('sweep', merchantId)]);
}

async function remind(deps: SweepDeps, merchantId: number): Promise<void> {
  const key = jobKey('remind', merchantId);
  const cutShort = await tryAlone(deps.pool, key, () => remindMembers(deps, merchantId));
  if (cutShort === true) await addJobs(deps.pool, [merchantJob('remind', merchantId)]);
}

async function sum(deps: SweepDeps, merchantId: number): Promise<void> {
  const key = jobKey('keep_sums', merchantId);
  const kept = await tryAlone(deps.pool, key, () =>
    keepSums(deps.pool, merchantId, { paced: besideOthers(deps), signal: deps.signal }),
  );
  if (kept?.cutShort === true) await addJobs(deps.pool, [merchantJob('keep_sums', merchantId)]);
  else if (kept !== undefined) await keepEstimate(deps.pool, merchantId);
}

async function findFraud(
  deps: SweepDeps & { readonly secret: InstallationSecret; readonly newId: () => string },
  merchantId: number,
): Promise<void> {
  const key = jobKey('find_fraud', merchantId);
  const looked = await tryAlone(deps.pool, key, () =>
    lookForSignals({ ...deps, paced: besideOthers(deps) }, merchantId),
  );
  if (looked?.cutShort === true) await addJobs(deps.pool, [merchantJob('find_fraud', merchantId)]);
}

/** Pieces that rest, so that requests go first. */
function besideOthers({ lanes, signal }: SweepDeps): Paced {
  const pace = new Pace(() => lanes.waiting(), signal);
  return (piece) => pace.take(piece);
}

type FindMerchants = (pool: pg.Pool, after: number, limit: number) => Promise<readonly number[]>;

/** Makes a job of every merchant that is found. */
async function eachPage(find: FindMerchants, deps: SweepDeps, task: string): Promise<void> {
  let last = 0;
  while (!deps.signal.aborted) {
    const merchants = await find(deps.pool, last, MERCHANTS_PAGE);
    await addJobs(
      deps.pool,
      merchants.map((merchantId) => merchantJob(task, merchantId)),
    );
    if (merchants.length < MERCHANTS_PAGE) return;
    last = merchants.at(-1) ?? last;
  }
}

function merchantJob(task: string, merchantId: number): JobSpec {
  return { task, payload: { merchantId }, key: jobKey(task, merchantId) };
}

function jobKey(task: string, merchantId: number): string {
  return `${task} ${String(merchantId)}`;
}

/** Does something again and again, a pause between, until it is told to stop. */
async function repeat(
  everyMs: number,
  signal: AbortSignal,
  act: () => Promise<void>,
): Promise<void> {
  while (!signal.aborted) {
    await act();
    await pause(everyMs, signal);
  }
}
