import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { startFealty, type FealtyServer } from '../support/fealty-process.ts';
import { freePort } from '../support/free-port.ts';
import { openShop, stockShop } from '../support/open-shop.ts';
import { V1Client, type ShopKeys } from '../support/v1-client.ts';
import type { Judgement } from './judge.ts';
import type { KillTerms } from './killer.ts';
import type { LoadTerms } from './load.ts';
import { COUPON_REWARD, memberEmail, MEMBERS, PROGRAM, seededRandom } from './operations.ts';
import type { Ending } from './request-log.ts';
import { settleLog } from './settle-log.ts';
import { startScript } from './start-script.ts';

/** Who is killed: the server; the server and its database; one of two servers; the database. */
export const VICTIMS = ['api', 'both', 'one-of-two', 'database'] as const;
export type Victim = (typeof VICTIMS)[number];

export interface KillTermsOfRun {
  readonly victim: Victim;
  readonly rounds: number;
  readonly seed: number;
  readonly say: (line: string) => void;
}

export interface RoundReport extends Judgement {
  readonly round: number;
  readonly killedAfterMs: number;
  readonly sent: number;
  readonly acknowledged: number;
  readonly refused: number;
  /** Requests whose ending the client did not know, and how many of them had an effect. */
  readonly unknown: number;
  readonly hadEffect: number;
  /** From the kill until the server answered again; 0 if another one answered all the time. */
  readonly awayMs: number;
  readonly verified: boolean;
  readonly verifyMs: number;
}

const WORKERS = 24;
const REQUESTS_PER_ROUND_MAX = 50_000;
const NUMBERS_PER_ROUND = 100_000;
const COUPONS = 20_000;
const CALM_MS = 400;
const CHILD_WAIT_MS = 60_000;
const KILL_EARLIEST_MS = 300;
const KILL_SPAN_MS = 1700;

interface Setting {
  readonly environment: Readonly<Record<string, string>>;
  readonly folder: string;
  readonly keys: ShopKeys;
  readonly ports: readonly number[];
  readonly log: string;
  servers: FealtyServer[];
}

/** Kills and restarts as often as asked, and holds the ledger against the client's log each time. */
export async function runKillRounds(terms: KillTermsOfRun): Promise<readonly RoundReport[]> {
  const folder = await mkdtemp(path.join(tmpdir(), 'fealty-faults-'));
  const reports: RoundReport[] = [];
  let setting: Setting | null = null;
  try {
    setting = await prepare(folder, terms.victim);
    const random = seededRandom(terms.seed);
    for (let round = 1; round <= terms.rounds; round += 1) {
      const report = await runRound(setting, terms, round, random());
      reports.push(report);
      terms.say(line(report));
    }
    await Promise.all(setting.servers.map((server) => server.stop()));
    await rm(folder, { recursive: true, force: true });
  } catch (error) {
    // The folder stays, to be looked at: logs, database and all.
    await Promise.all(setting?.servers.map((server) => server.stop()) ?? []);
    throw new Error(`the run in ${folder} was cut short`, { cause: error });
  }
  return reports;
}

async function prepare(folder: string, victim: Victim): Promise<Setting> {
  const environment = { FEALTY_DATA: path.join(folder, 'data') };
  const count = victim === 'one-of-two' ? 2 : 1;
  const ports: number[] = [];
  while (ports.length < count) ports.push(await freePort());
  const servers: FealtyServer[] = [];
  for (const port of ports) servers.push(await startFealty({ ...environment, PORT: String(port) }));
  const keys = await openShop(environment);
  await stockShop(environment, keys, PROGRAM, {
    [COUPON_REWARD]: Array.from({ length: COUPONS }, (_, n) => `CODE-${String(n)}`),
  });
  const client = new V1Client(servers[0]?.url ?? '', keys, 8);
  for (let index = 0; index < MEMBERS; index += 1) await client.enroll(memberEmail(index));
  client.close();
  return { environment, folder, keys, ports, servers, log: path.join(folder, 'requests.log') };
}

async function runRound(
  setting: Setting,
  { victim, seed }: KillTermsOfRun,
  round: number,
  chance: number,
): Promise<RoundReport> {
  const killedAfterMs = Math.round(KILL_EARLIEST_MS + chance * KILL_SPAN_MS);
  const load = startScript('load.ts', {
    urls: setting.ports.map((port) => `http://127.0.0.1:${String(port)}`),
    ...setting.keys,
    log: setting.log,
    seed: seed + round,
    firstNumber: round * NUMBERS_PER_ROUND,
    workers: WORKERS,
    requestsMax: REQUESTS_PER_ROUND_MAX,
  } satisfies LoadTerms);
  const [target] = setting.servers;
  if (target === undefined) throw new Error('no server runs');
  const killsServer = victim !== 'database';
  const killsDatabase = victim === 'both' || victim === 'database';
  const killer = startScript('killer.ts', {
    afterMs: killedAfterMs,
    pids: killsServer ? [target.pid] : [],
    postmasterFile: killsDatabase
      ? path.join(setting.folder, 'data', 'pg', 'postmaster.pid')
      : null,
  } satisfies KillTerms);
  await killer.ended;
  const killed = performance.now();
  if (killsServer) {
    await target.ended;
    const [port] = setting.ports;
    const again = await startFealty({ ...setting.environment, PORT: String(port) });
    setting.servers = [again, ...setting.servers.slice(1)];
  }
  const awayMs = await untilReady(setting, killed);
  await pause(CALM_MS);
  load.finish();
  await load.ended;
  return judgeRound(setting, { round, killedAfterMs, awayMs });
}

/** Milliseconds since the kill at which the first server says that it is ready. */
async function untilReady(setting: Setting, killed: number): Promise<number> {
  const url = setting.servers[0]?.url ?? '';
  for (;;) {
    const ready = await fetch(`${url}/readyz`, { signal: AbortSignal.timeout(5000) }).then(
      ({ status }) => status === 200,
      () => false,
    );
    const awayMs = performance.now() - killed;
    if (ready) return Math.round(awayMs);
    if (awayMs > CHILD_WAIT_MS) throw new Error('the server did not come back');
    await pause(20);
  }
}

async function judgeRound(
  setting: Setting,
  { round, killedAfterMs, awayMs }: Pick<RoundReport, 'round' | 'killedAfterMs' | 'awayMs'>,
): Promise<RoundReport> {
  const client = new V1Client(setting.servers[0]?.url ?? '', setting.keys, 8);
  const { environment, log } = setting;
  const { before, after, ...settled } = await settleLog({ client, environment, log });
  client.close();
  const own = [...after.values()].filter(
    ({ operation }) => Math.floor(operation.number / NUMBERS_PER_ROUND) === round,
  );
  const ended = (how: Ending['how']): number =>
    own.filter(({ operation }) => before.get(operation.number)?.ending.how === how).length;
  return {
    ...{ round, killedAfterMs, awayMs, sent: own.length },
    ...{ acknowledged: ended('done'), refused: ended('refused') },
    ...settled,
  };
}

/** A round in one line. */
function line(report: RoundReport): string {
  const { lost, doubled, balances } = report;
  return [
    `round ${String(report.round)}: killed after ${String(report.killedAfterMs)} ms,`,
    `away ${String(report.awayMs)} ms; ${String(report.sent)} sent,`,
    `${String(report.acknowledged)} acknowledged, ${String(report.refused)} refused,`,
    `${String(report.unknown)} unknown (${String(report.hadEffect)} had an effect);`,
    `${String(lost.length)} lost, ${String(doubled.length)} doubled,`,
    `${String(balances.length)} balances differ; verify ${report.verified ? 'fits' : 'FAILS'}`,
    `(${String(report.verifyMs)} ms)`,
    ...[...lost, ...doubled, ...balances].map((each) => `\n  ${each}`),
  ].join(' ');
}
