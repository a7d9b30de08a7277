import path from 'node:path';
import ipaddr from 'ipaddr.js';
import { EnvironmentValues, type Environment } from './environment.ts';
import { KEEP_TERMS, type KeepTerms } from './jobs/keep-terms.ts';
import { readAllowList } from './outbound/allow-list.ts';
import { isMailAddress, readSmtpUrl, type SmtpServer } from './mail/smtp-url.ts';
import type { SingleSignOnTerms } from './single-sign-on/terms.ts';
import { singleSignOnOf } from './single-sign-on-terms.ts';
import type { OutboundSettings } from './outbound/create-outbound.ts';
import { readPorts } from './outbound/ports.ts';
import { receiptsPlaceOf, type ReceiptsPlace } from './receipts-place.ts';
import { SECRETS_MAX } from './runtime/secret.ts';

/** Everything that is configured, read once at the start. */
export interface Config {
  readonly host: string;
  readonly port: number;
  /** Folder of the embedded database, the installation's secret and `demo.json`. */
  readonly dataDir: string;
  /** Languages that receipts are read in, as codes of three letters; none to read nothing. */
  readonly readReceipts: readonly string[];
  /** Where receipts and photos lie that members send; every process must see the same place. */
  readonly receipts: ReceiptsPlace;
  /** A PostgreSQL server; null for the embedded one. */
  readonly databaseUrl: string | null;
  /** The owner of that database, for migrations. */
  readonly databaseOwnerUrl: string | null;
  /** The installation's secret, 32 bytes as 64 hex digits; null to keep it in the data folder. */
  readonly secret: string | null;
  /** Secrets that it took the place of: what was sealed under them still opens. */
  readonly previousSecrets: readonly string[];
  readonly logLevel: LogLevel;
  /** Off behind a pooler in transaction mode. */
  readonly statementNames: boolean;
  /** Ledger lanes for requests. */
  readonly lanes: number;
  /** Whether `serve` also does what falls due; else `fealty work` must run. */
  readonly jobs: boolean;
  /** Memory of the thread that runs a back-test. */
  readonly backtestMegabytes: number;
  /** How often heads are sealed, and the folder that seals are written to; null for none. */
  readonly seals: { readonly everyMinutes: number; readonly folder: string | null };
  readonly keep: KeepTerms;
  /** How others reach this server, for links, no slash at its end; null to take host and port. */
  readonly baseUrl: string | null;
  /** Requests a second of v2 keys that have no limits of their own; 0 for none. */
  readonly limits: { readonly write: number; readonly general: number };
  /** Requests a second on the storefront; 0 for any number. */
  readonly visitorLimits: VisitorLimits;
  /** How far the nonce of a store event may be from the clock, milliseconds. */
  readonly nonceWindowMs: number;
  /** How long tokens of members live that shops sign. */
  readonly tokens: {
    readonly daysMax: number;
    /** Whether tokens are taken that do not say when they end. */
    readonly lasting: boolean;
  };
  /** How long people stay signed in. */
  readonly sessionTerms: SessionTerms;
  /** The provider that people may sign in by; null for passwords alone. */
  readonly singleSignOn: SingleSignOnTerms | null;
  /** Origins whose pages may show the agents' screen inside themselves. */
  readonly agentFrames: readonly string[];
  /** Addresses and blocks of proxies that are believed whom a request comes from. */
  readonly trustedProxies: readonly string[];
  /** What URLs of merchants may be called, beyond public addresses. */
  readonly outbound: OutboundSettings;
  /** Who takes mails to members away; null to keep them. */
  readonly smtp: SmtpServer | null;
  /** The address that mails come from. */
  readonly mailFrom: string;
}

/** How long people stay signed in, milliseconds. */
interface SessionTerms {
  /** Without doing anything. */
  readonly idleMs: number;
  readonly lastsMs: number;
}

/** Requests a second that a browser may send to the storefront. */
export interface VisitorLimits {
  /** Of one member. */
  readonly member: { readonly write: number; readonly general: number };
  /** Of all guests of a store together, whom nothing tells apart. */
  readonly guests: number;
}

const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

const LIMITS = [0, 1_000_000] as const;
const HOUR_MS = 3_600_000;

/** What is wrong with the environment; one line for each problem, no values of secrets. */
export class ConfigProblems extends Error {
  constructor(problems: readonly string[]) {
    super(`The configuration cannot be used:\n${problems.map((line) => `  ${line}`).join('\n')}`);
  }
}

/**
 * Reads the environment, and `defaults` for what it leaves out. Throws `ConfigProblems` with all
 * problems at once.
 */
export function readConfig(
  environment: Environment = process.env,
  defaults: Environment = {},
): Config {
  const values = new EnvironmentValues(environment, defaults);
  const { problems } = values;
  const databaseUrl = values.url('DATABASE_URL', ['postgres', 'postgresql']);
  const secret = values.given('FEALTY_SECRET');
  if (secret !== null && !SECRET.test(secret)) {
    problems.push('FEALTY_SECRET must be 64 hexadecimal digits');
  }
  const previousSecrets = previousSecretsOf(values, secret);
  if (databaseUrl !== null && secret === null) {
    problems.push('FEALTY_SECRET is needed with DATABASE_URL: the same one for every process');
  }
  const databaseOwnerUrl = values.url('DATABASE_OWNER_URL', ['postgres', 'postgresql']);
  if (databaseUrl === null && databaseOwnerUrl !== null) {
    problems.push('DATABASE_OWNER_URL goes with DATABASE_URL, which is missing');
  }
  const dataDir = path.resolve(values.given('FEALTY_DATA') ?? 'data');
  const config: Config = {
    host: values.given('HOST') ?? '127.0.0.1',
    port: values.whole('PORT', 7788, [0, 65_535]),
    readReceipts: languagesOf(values),
    dataDir,
    receipts: receiptsPlaceOf(values, dataDir),
    databaseUrl,
    databaseOwnerUrl,
    secret,
    previousSecrets,
    logLevel: values.oneOf('LOG_LEVEL', LOG_LEVELS, 'info'),
    statementNames: values.isOn('FEALTY_STATEMENT_NAMES'),
    lanes: values.whole('FEALTY_LANES', 2, [1, 16]),
    jobs: values.isOn('FEALTY_JOBS'),
    backtestMegabytes: values.whole('FEALTY_BACKTEST_MEMORY_MB', 2048, [256, 65_536]),
    keep: keepOf(values),
    seals: sealsOf(values, databaseUrl === null ? path.join(dataDir, 'seals') : null),
    tokens: {
      daysMax: values.whole('FEALTY_TOKEN_DAYS', 30, [1, 3650]),
      lasting: values.isOn('FEALTY_LASTING_TOKENS'),
    },
    baseUrl: values.url('FEALTY_BASE_URL', ['http', 'https'])?.replace(/\/+$/, '') ?? null,
    limits: {
      write: values.whole('FEALTY_LIMIT_WRITE', 100, LIMITS),
      general: values.whole('FEALTY_LIMIT_GENERAL', 200, LIMITS),
    },
    visitorLimits: {
      member: {
        write: values.whole('FEALTY_LIMIT_MEMBER_WRITE', 2, LIMITS),
        general: values.whole('FEALTY_LIMIT_MEMBER_GENERAL', 10, LIMITS),
      },
      guests: values.whole('FEALTY_LIMIT_GUESTS', 200, LIMITS),
    },
    nonceWindowMs: values.whole('FEALTY_NONCE_WINDOW', 300, [1, 86_400]) * 1000,
    sessionTerms: {
      idleMs: values.whole('FEALTY_SESSION_IDLE', 12, [1, 720]) * HOUR_MS,
      lastsMs: values.whole('FEALTY_SESSION_DAYS', 7, [1, 90]) * 24 * HOUR_MS,
    },
    singleSignOn: singleSignOnOf(values),
    agentFrames: framesOf(values),
    trustedProxies: proxiesOf(values),
    outbound: outboundOf(values),
    ...mailOf(values),
  };
  if (problems.length > 0) throw new ConfigProblems(problems);
  return config;
}

function sealsOf(values: EnvironmentValues, usualFolder: string | null): Config['seals'] {
  return {
    everyMinutes: values.whole('FEALTY_SEAL_MINUTES', 60, [0, 10_080]),
    folder: values.given('FEALTY_SEAL_FOLDER') ?? usualFolder,
  };
}

/** Ten years, and a little more: nobody is asked for longer. */
const KEEP_DAYS_MAX = 4000;

/* What is lost is looked for among the events of a week, so what came of these has to be known. */
function keepOf(values: EnvironmentValues): KeepTerms {
  const days = (name: string, of: keyof KeepTerms, least: number): number =>
    values.whole(name, KEEP_TERMS[of], [least, KEEP_DAYS_MAX]);
  return {
    proofs: days('FEALTY_KEEP_PROOFS', 'proofs', 1),
    refusals: days('FEALTY_KEEP_REFUSALS', 'refusals', 1),
    answers: days('FEALTY_KEEP_ANSWERS', 'answers', 30),
    requests: days('FEALTY_KEEP_REQUESTS', 'requests', 1),
    outcomes: days('FEALTY_KEEP_OUTCOMES', 'outcomes', 14),
  };
}

const SECRET = /^[0-9a-fA-F]{64}$/;

function previousSecretsOf(values: EnvironmentValues, secret: string | null): readonly string[] {
  const given = (values.given('FEALTY_SECRET_PREVIOUS') ?? '').split(/[,\s]+/);
  const previous = given.filter((one) => one !== '');
  const max = SECRETS_MAX - 1;
  if (previous.length > max || !previous.every((one) => SECRET.test(one))) {
    values.problems.push(
      `FEALTY_SECRET_PREVIOUS must be up to ${String(max)} times 64 hexadecimal digits, parted by commas`,
    );
  }
  if (previous.length > 0 && secret === null) {
    values.problems.push('FEALTY_SECRET_PREVIOUS goes with FEALTY_SECRET, which is missing');
  }
  return previous;
}

function outboundOf(values: EnvironmentValues): OutboundSettings {
  const allowed = readAllowList(values.given('FEALTY_OUTBOUND_ALLOW') ?? '');
  const opened = readPorts(values.given('FEALTY_OUTBOUND_PORTS') ?? '80,443');
  values.problems.push(
    ...allowed.problems.map((problem) => `FEALTY_OUTBOUND_ALLOW ${problem}`),
    ...opened.problems.map((problem) => `FEALTY_OUTBOUND_PORTS ${problem}`),
  );
  return { allow: allowed.entries, ports: opened.ports };
}

const FRAME = /^(?:https:\/\/[a-z\d.-]+|http:\/\/(?:localhost|127\.0\.0\.1))(?::\d{1,5})?$/;
const FRAMES_MAX = 20;

/** Origins, not addresses: they go into a header as they stand. */
function framesOf(values: EnvironmentValues): readonly string[] {
  const given = (values.given('FEALTY_AGENT_FRAMES') ?? '').split(/[,\s]+/);
  const frames = given.filter((one) => one !== '').map((one) => one.toLowerCase());
  const odd = frames.find((one) => !FRAME.test(one));
  if (odd === undefined && frames.length <= FRAMES_MAX) return frames;
  const allowed = `up to ${String(FRAMES_MAX)} origins as in https://shop.zendesk.com are allowed`;
  values.problems.push(`FEALTY_AGENT_FRAMES names ${odd ?? 'too many'}; ${allowed}`);
  return [];
}

/** A proxy on the same machine can be believed: whoever else speaks to that address is there already. */
function proxiesOf(values: EnvironmentValues): readonly string[] {
  const given = values.given('FEALTY_PROXIES') ?? '127.0.0.0/8,::1';
  if (given === 'off') return [];
  const proxies = given.split(/[,\s]+/).filter((one) => one !== '');
  const odd = proxies.find((one) => !ipaddr.isValid(one) && !ipaddr.isValidCIDR(one));
  if (odd === undefined) return proxies;
  const allowed = 'off, or addresses and blocks as in 10.0.0.7,192.168.0.0/16, is allowed';
  values.problems.push(`FEALTY_PROXIES names ${odd}; ${allowed}`);
  return [];
}

const LANGUAGES_MAX = 5;

/** `off`, or codes such as `eng,deu`; a plus parts them too, as Tesseract's own users write. */
function languagesOf(values: EnvironmentValues): readonly string[] {
  const given = values.given('FEALTY_READ_RECEIPTS') ?? 'off';
  if (given === 'off') return [];
  const languages = [...new Set(given.split(/[,+\s]+/).filter((code) => code !== ''))];
  const fit = languages.every((code) => /^[a-z]{3}(?:_[a-z]{3,4})?$/.test(code));
  if (fit && languages.length > 0 && languages.length <= LANGUAGES_MAX) return languages;
  const allowed = `off, or up to ${LANGUAGES_MAX} codes of languages as in eng,deu, is allowed`;
  values.problems.push(`FEALTY_READ_RECEIPTS is ${given}; ${allowed}`);
  return [];
}

/** Mails that are only kept come from nowhere in particular. */
const NO_SENDER = 'loyalty@localhost';

function mailOf(values: EnvironmentValues): Pick<Config, 'smtp' | 'mailFrom'> {
  const { problems } = values;
  const url = values.given('FEALTY_SMTP');
  const from = values.given('FEALTY_MAIL_FROM');
  const read = url === null ? null : readSmtpUrl(url);
  if (read !== null && 'problem' in read) problems.push(`FEALTY_SMTP ${read.problem}`);
  if (url !== null && from === null) {
    problems.push('FEALTY_MAIL_FROM is needed with FEALTY_SMTP: the address that mails come from');
  }
  if (url !== null && values.given('FEALTY_BASE_URL') === null) {
    problems.push('FEALTY_BASE_URL is needed with FEALTY_SMTP: links in mails lead there');
  }
  if (from !== null && !isMailAddress(from)) {
    problems.push('FEALTY_MAIL_FROM must be an e-mail address and nothing else');
  }
  return {
    smtp: read !== null && 'server' in read ? read.server : null,
    mailFrom: from ?? NO_SENDER,
  };
}
