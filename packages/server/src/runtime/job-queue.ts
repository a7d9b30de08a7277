import {
  Logger,
  parseCronItems,
  run,
  runMigrations,
  type Runner,
  type Task,
} from 'graphile-worker';
import pg from 'pg';
import { outliveBreaks } from './database.ts';
import { connectionOf, PrimaryClient, type ConnectionTarget } from './primary-client.ts';
import { jobQueueGrants } from './grants.ts';
import { pause } from './pause.ts';
import { statement } from './statement.ts';

/** Where the library keeps its tables. */
const SCHEMA = 'fealty_jobs';

/** A piece of work for any process that works jobs off. */
export interface JobSpec {
  readonly task: string;
  readonly payload: object;
  /** One job of a key waits at a time; adding it again puts it in the place of the first. */
  readonly key: string;
}

const addJobsStatement = statement(
  'runtime.addJobs',
  `select count(fealty_jobs.add_job(j.task, payload => j.payload, job_key => j.key, max_attempts => 25))
     from json_to_recordset($1::json) as j(task text, payload json, key text)`,
);

/** Adds jobs, in the caller's transaction if he has one. */
export async function addJobs(
  client: pg.ClientBase | pg.Pool,
  jobs: readonly JobSpec[],
): Promise<void> {
  if (jobs.length === 0) return;
  await client.query({ ...addJobsStatement, values: [JSON.stringify(jobs)] });
}

/** Something done every so many minutes by one of the processes, whichever is first. */
export interface CronSpec {
  readonly task: string;
  /** As of cron, such as `* * * * *`. */
  readonly match: string;
}

export interface JobQueueDeps {
  /** Reads columns plainly; at least two connections more than `atOnce`: one listens. */
  readonly pool: pg.Pool;
  /** Carries a job out. What it throws is tried again later, each time after a longer while. */
  readonly tasks: Readonly<Record<string, (payload: unknown) => Promise<void>>>;
  readonly cron: readonly CronSpec[];
  /** Jobs carried out at once in this process. */
  readonly atOnce: number;
  readonly trouble: (what: string, error: unknown) => void;
  /** Off behind a pooler in transaction mode. */
  readonly statementNames: boolean;
}

/** Works jobs off until it is stopped. */
export interface JobQueue {
  /** Ends after the jobs in flight. */
  stop(): Promise<void>;
}

const POLL_MS = 2000;
const AGAIN_MS = 2000;

/**
 * Works jobs off in this process, and begins anew when the database was away. A process that dies
 * leaves its jobs locked for hours: whoever adds a job adds it again by its key if it matters.
 */
export function startJobQueue(deps: JobQueueDeps): JobQueue {
  const stopping = new AbortController();
  const isStopping = (): boolean => stopping.signal.aborted;
  let runner: Runner | null = null;
  const work = async (): Promise<void> => {
    while (!isStopping()) {
      try {
        runner = await runOn(deps);
        if (isStopping()) await runner.stop();
        await runner.promise;
      } catch (error) {
        if (!isStopping()) deps.trouble('background jobs stopped', error);
      }
      runner = null;
      await pause(AGAIN_MS, stopping.signal);
    }
  };
  const working = work();
  return {
    async stop() {
      stopping.abort();
      // It may be stopping by itself already, because the database is away.
      await runner?.stop().catch(() => undefined);
      await working;
    },
  };
}

function runOn(deps: JobQueueDeps): Promise<Runner> {
  const { pool, cron, atOnce, trouble, statementNames } = deps;
  const taskList: Record<string, Task> = {};
  for (const [name, task] of Object.entries(deps.tasks)) {
    taskList[name] = async (payload) => {
      try {
        await task(payload);
      } catch (error) {
        trouble(`the job ${name} failed`, error);
        throw error;
      }
    };
  }
  return run({
    preset: NOTED_IN_BATCHES,
    pgPool: pool,
    schema: SCHEMA,
    taskList,
    parsedCronItems: parseCronItems(
      cron.map(({ task, match }) => ({ task, match, options: { backfillPeriod: 0 } })),
    ),
    concurrency: atOnce,
    pollInterval: POLL_MS,
    noHandleSignals: true,
    noPreparedStatements: !statementNames,
    logger: SILENT,
  });
}

/**
 * One by one, the library notes what was done without waiting for it: a database that is away would end the
 * process. In batches, even without a delay, it ends the runner, and that begins anew.
 */
const NOTED_IN_BATCHES = { worker: { completeJobBatchDelay: 0, failJobBatchDelay: 0 } };

/** What goes wrong in a job is told above, once; the rest comes as the end of the runner. */
const SILENT = new Logger(() => () => undefined);

const OPEN_TABLES = `
  do $$
  declare locked regclass;
  begin
    for locked in select c.oid::regclass from pg_class c
                   where c.relnamespace = 'fealty_jobs'::regnamespace
                     and c.relkind = 'r' and c.relrowsecurity
    loop
      execute format('alter table %s disable row level security', locked);
    end loop;
  end $$`;

/**
 * Makes or updates the library's tables and gives the program's roles their rights to them. The
 * library locks its tables against everybody but their owner; the rights below decide instead.
 */
export async function installJobQueue(
  owner: ConnectionTarget,
  roles: readonly string[],
): Promise<void> {
  const pool = new pg.Pool({ ...connectionOf(owner), Client: PrimaryClient, max: 1 });
  outliveBreaks(pool);
  try {
    await runMigrations({ pgPool: pool, schema: SCHEMA, logger: SILENT });
    await pool.query(OPEN_TABLES);
    for (const text of roles.flatMap(jobQueueGrants)) await pool.query(text);
  } finally {
    await pool.end();
  }
}
