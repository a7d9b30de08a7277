import path from 'node:path';

/** Everything that is configured, read once at the start. */
export interface Config {
  readonly host: string;
  readonly port: number;
  /** Folder of the embedded database, the installation's secret and `demo.json`. */
  readonly dataDir: string;
  /** Folder of the receipts and photos that members send; every process must see the same one. */
  readonly receiptsDir: string;
  /** A PostgreSQL server; null for the embedded one. */
  readonly databaseUrl: string | null;
  /** The owner of that database, for migrations. */
  readonly databaseOwnerUrl: string | null;
  /** The installation's secret, 32 bytes as 64 hex digits; null to keep it in the data folder. */
  readonly secret: string | null;
  readonly logLevel: LogLevel;
  /** Off behind a pooler in transaction mode. */
  readonly statementNames: boolean;
  /** Ledger lanes for requests. */
  readonly lanes: number;
  /** Whether `serve` also does what falls due; else `fealty work` must run. */
  readonly jobs: boolean;
  /** How others reach this server, for links, no slash at its end; null to take host and port. */
  readonly baseUrl: string | null;
  /** Requests a second of v2 keys that have no limits of their own; 0 for none. */
  readonly limits: { readonly write: number; readonly general: number };
  /** How far the nonce of a store event may be from the clock, milliseconds. */
  readonly nonceWindowMs: number;
  /** How long tokens of members live that shops sign. */
  readonly tokens: {
    readonly daysMax: number;
    /** Whether tokens are taken that do not say when they end. */
    readonly lasting: boolean;
  };
}

const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

const LIMITS = [0, 1_000_000] as const;

/** What is wrong with the environment; one line for each problem, no values of secrets. */
export class ConfigProblems extends Error {
  constructor(problems: readonly string[]) {
    super(`The configuration cannot be used:\n${problems.map((line) => `  ${line}`).join('\n')}`);
  }
}

export type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Reads the environment, and `defaults` for what it leaves out. Throws `ConfigProblems` with all
 * problems at once.
 */
export function readConfig(
  environment: Environment = process.env,
  defaults: Environment = {},
): Config {
  const problems: string[] = [];
  const given = (name: string): string | null => {
    const value = environment[name]?.trim() ?? '';
    return value === '' ? (defaults[name] ?? null) : value;
  };
  const url = (name: string, schemes: readonly string[]): string | null => {
    const value = given(name);
    if (value === null || schemes.some((scheme) => value.startsWith(`${scheme}://`))) return value;
    problems.push(
      `${name} must begin with ${schemes.map((scheme) => `${scheme}://`).join(' or ')}`,
    );
    return null;
  };
  const whole = (name: string, fallback: number, range: readonly [number, number]): number => {
    const value = given(name);
    const number = value === null ? fallback : Number(value);
    if (Number.isInteger(number) && number >= range[0] && number <= range[1]) return number;
    problems.push(
      `${name} is ${String(value)}; whole numbers from ${range.join(' to ')} are allowed`,
    );
    return fallback;
  };
  const oneOf = <T extends string>(name: string, allowed: readonly T[], fallback: T): T => {
    const value = given(name) ?? fallback;
    const found = allowed.find((each) => each === value);
    if (found === undefined) {
      problems.push(`${name} is ${value}; allowed are ${allowed.join(', ')}`);
    }
    return found ?? fallback;
  };
  const databaseUrl = url('DATABASE_URL', ['postgres', 'postgresql']);
  const secret = given('FEALTY_SECRET');
  if (secret !== null && !/^[0-9a-fA-F]{64}$/.test(secret)) {
    problems.push('FEALTY_SECRET must be 64 hexadecimal digits');
  }
  if (databaseUrl !== null && secret === null) {
    problems.push('FEALTY_SECRET is needed with DATABASE_URL: the same one for every process');
  }
  const databaseOwnerUrl = url('DATABASE_OWNER_URL', ['postgres', 'postgresql']);
  if (databaseUrl === null && databaseOwnerUrl !== null) {
    problems.push('DATABASE_OWNER_URL goes with DATABASE_URL, which is missing');
  }
  const config: Config = {
    host: given('HOST') ?? '127.0.0.1',
    port: whole('PORT', 7788, [0, 65_535]),
    ...foldersOf(given),
    databaseUrl,
    databaseOwnerUrl,
    secret,
    logLevel: oneOf('LOG_LEVEL', LOG_LEVELS, 'info'),
    statementNames: oneOf('FEALTY_STATEMENT_NAMES', ['on', 'off'], 'on') === 'on',
    lanes: whole('FEALTY_LANES', 2, [1, 16]),
    jobs: oneOf('FEALTY_JOBS', ['on', 'off'], 'on') === 'on',
    tokens: {
      daysMax: whole('FEALTY_TOKEN_DAYS', 30, [1, 3650]),
      lasting: oneOf('FEALTY_LASTING_TOKENS', ['on', 'off'], 'on') === 'on',
    },
    baseUrl: url('FEALTY_BASE_URL', ['http', 'https'])?.replace(/\/+$/, '') ?? null,
    limits: {
      write: whole('FEALTY_LIMIT_WRITE', 100, LIMITS),
      general: whole('FEALTY_LIMIT_GENERAL', 200, LIMITS),
    },
    nonceWindowMs: whole('FEALTY_NONCE_WINDOW', 300, [1, 86_400]) * 1000,
  };
  if (problems.length > 0) throw new ConfigProblems(problems);
  return config;
}

function foldersOf(
  given: (name: string) => string | null,
): Pick<Config, 'dataDir' | 'receiptsDir'> {
  const dataDir = path.resolve(given('FEALTY_DATA') ?? 'data');
  const receiptsDir = path.resolve(given('FEALTY_RECEIPTS') ?? path.join(dataDir, 'receipts'));
  return { dataDir, receiptsDir };
}
