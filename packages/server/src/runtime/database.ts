import pg from 'pg';
import { LineWatch } from './line-watch.ts';
import { enterByMerchant, MERCHANT_SETTING, MerchantPool } from './merchant-pool.ts';
import { columnTypes } from './pg-types.ts';
import { MERCHANT_ROLE } from './roles.ts';
import {
  connectionOf,
  PrimaryClient,
  UnnamedClient,
  type ConnectionTarget,
  type PrimaryConfig,
} from './primary-client.ts';
import { statement, type Statement } from './statement.ts';

export { connectionOf, UnnamedClient, type ConnectionTarget };

export interface DatabaseOptions {
  readonly poolMax?: number;
  /** Off behind a pooler that gives a session to many: statements then go without names. */
  readonly statementNames?: boolean;
  readonly applicationName?: string;
  /** Whether a server that follows another one is as good as none; else it may be read. */
  readonly refusesReplica?: boolean;
}

/** What further connections are for. */
interface PoolTerms {
  readonly name: string;
  readonly max: number;
  readonly plain?: boolean;
  readonly byKey?: boolean;
  readonly repeatable?: boolean;
}

/** The program's connections to its database. */
export interface Database {
  /** How it is reached: for a thread that opens connections of its own. */
  readonly target: ConnectionTarget;
  /** For reads and administrative writes, of any merchant. */
  readonly pool: pg.Pool;
  /** The same within one merchant (`withinMerchant`), whose rows alone are seen: for serving merchants. */
  readonly merchantPool: pg.Pool;
  /**
   * Further connections for work that must not wait for those of requests; closed with the rest.
   * `plain` reads columns as the driver does by itself, as other people's code expects. `byKey` is
   * for work that looks everything up by key. `repeatable` is work that is done again if a power cut takes
   * back the last of it: its commits wait for no disk.
   */
  openPool(terms: PoolTerms): pg.Pool;
  /**
   * A dedicated connection with the settings of a ledger lane. Each transaction sees the rows of the
   * merchant that it names and no others.
   */
  connectLane(): Promise<pg.Client>;
  close(): Promise<void>;
}

const CONNECT_TIMEOUT_MS = 5000;
const STATEMENT_TIMEOUT_MS = 30_000;

/**
 * Where everything is looked up by key the planner is told not to scan, hash or sort whole tables,
 * whatever it believes of their size: a queue was empty when it was last counted, or very long.
 */
const BY_KEY_SETTINGS = {
  enable_seqscan: 'off',
  enable_bitmapscan: 'off',
  enable_hashjoin: 'off',
  enable_mergejoin: 'off',
  enable_material: 'off',
  plan_cache_mode: 'force_generic_plan',
  jit: 'off',
};

/**
 * A process that is frozen in the midst of a transaction holds its locks, and all others stand. Work by key
 * says nothing for so long only if it is.
 */
const FROZEN_MS = 5000;

/** The same for other work, which may think or write to a slow file between two statements. */
const FORGOTTEN_MS = 300_000;

const PLAIN_SETTINGS = { jit: 'off', idle_in_transaction_session_timeout: FORGOTTEN_MS };

/** Lanes wait 50 ms for a lock and hold none over 2 s of silence. */
const LANE_SETTINGS = {
  ...BY_KEY_SETTINGS,
  lock_timeout: 50,
  idle_in_transaction_session_timeout: 2000,
  synchronous_commit: 'on',
};

/** The same for one transaction, behind a pooler that hands on none of a session's settings. */
const enterAsLane = statement(
  'wall.enterAsLane',
  `select set_config('role', '${MERCHANT_ROLE}', true), set_config('${MERCHANT_SETTING}', $1, true),
          set_config('enable_seqscan', 'off', true), set_config('enable_bitmapscan', 'off', true),
          set_config('enable_hashjoin', 'off', true), set_config('enable_mergejoin', 'off', true),
          set_config('enable_material', 'off', true),
          set_config('plan_cache_mode', 'force_generic_plan', true), set_config('jit', 'off', true),
          set_config('lock_timeout', '50', true), set_config('timezone', 'UTC', true),
          set_config('idle_in_transaction_session_timeout', '2000', true),
          set_config('synchronous_commit', 'on', true)`,
);

/** Opens a database lazily: connections are made when first used. */
export function openDatabase(target: ConnectionTarget, options: DatabaseOptions = {}): Database {
  const { poolMax = 8, statementNames = true, applicationName = 'fealty' } = options;
  const base = baseOf(target, { ...options, applicationName });
  const opened: pg.Pool[] = [];
  const lines = new LineWatch({ ...base, application_name: `${applicationName} line watch` });
  const kept = (pool: pg.Pool): pg.Pool => {
    outliveBreaks(pool);
    pool.on('connect', (client) => {
      // A pool's own type of its clients leaves out that they are such.
      lines.watch(client);
    });
    opened.push(pool);
    return pool;
  };
  const plain: pg.PoolConfig = {
    ...base,
    options: settingsText({ timezone: 'UTC', ...PLAIN_SETTINGS }),
    statement_timeout: STATEMENT_TIMEOUT_MS,
  };
  const Client = statementNames ? PrimaryClient : UnnamedClient;
  const open = (config: pg.PoolConfig): pg.Pool =>
    kept(new pg.Pool({ ...plain, Client, ...config }));
  const pool = open({ max: poolMax, types: columnTypes });
  // Behind a pooler in transaction mode the role is taken with each transaction instead.
  const walled = statementNames ? { role: MERCHANT_ROLE } : {};
  const merchantPool = kept(
    new MerchantPool(
      {
        ...plain,
        ...{ max: poolMax, types: columnTypes, application_name: `${applicationName} merchants` },
        options: settingsText({ timezone: 'UTC', ...PLAIN_SETTINGS, ...walled }),
      },
      { named: statementNames },
    ),
  );
  return {
    target,
    pool,
    merchantPool,
    openPool({ name, max, plain: asTheDriver = false, ...work }) {
      const types = asTheDriver ? {} : { types: columnTypes };
      return open({
        ...{ max, application_name: `${applicationName} ${name}`, ...types },
        options: settingsText({ timezone: 'UTC', ...settingsFor(work) }),
      });
    },
    async connectLane() {
      const client = new Client({
        ...base,
        types: columnTypes,
        application_name: `${applicationName} lane`,
        options: settingsText({ timezone: 'UTC', ...LANE_SETTINGS, ...walled }),
      });
      // A break before the lane listens would end the process; its first query tells it then.
      client.on('error', () => undefined);
      await client.connect();
      lines.watch(client);
      return client;
    },
    async close() {
      lines.close();
      await Promise.all(opened.map((each) => each.end()));
    },
  };
}

function baseOf(
  target: ConnectionTarget,
  { applicationName, refusesReplica = false }: DatabaseOptions,
): PrimaryConfig {
  return {
    ...connectionOf(target),
    refusesReplica,
    application_name: applicationName,
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    keepAlive: true,
  };
}

function settingsFor({
  byKey = false,
  repeatable = false,
}: Pick<PoolTerms, 'byKey' | 'repeatable'>): Readonly<Record<string, string | number>> {
  return {
    ...(byKey
      ? { ...BY_KEY_SETTINGS, idle_in_transaction_session_timeout: FROZEN_MS }
      : PLAIN_SETTINGS),
    ...(repeatable ? { synchronous_commit: 'off' } : {}),
  };
}

/** A connection that breaks is replaced; the next query on it tells whoever needs to know. */
export function outliveBreaks(pool: pg.Pool): void {
  const ignore = (): void => undefined;
  pool.on('error', ignore);
  pool.on('connect', (client) => client.on('error', ignore));
}

function settingsText(settings: Readonly<Record<string, string | number>>): string {
  return Object.entries(settings)
    .map(([name, value]) => `-c ${name}=${String(value)}`)
    .join(' ');
}

/** What names the merchant of a transaction on a lane's connection, as its first parameter. */
export function enterStatementOn(lane: pg.Client): Statement {
  return lane instanceof UnnamedClient ? enterAsLane : enterByMerchant;
}
