import { randomBytes } from 'node:crypto';
import { mkdtemp } from 'node:fs/promises';
import path from 'node:path';
import { startFealty, type FealtyServer } from '../../support/fealty-process.ts';
import { openShop, stockShop } from '../../support/open-shop.ts';
import { UNLIMITED } from '../../support/unlimited.ts';
import { V1Client, type ShopKeys } from '../../support/v1-client.ts';
import type { LoadTerms } from '../send-load.ts';
import { COUPON_REWARD, memberEmail, MEMBERS, PROGRAM } from '../operations.ts';
import { settleLog, type Settled } from '../settle-log.ts';
import { startScript, type StartedScript } from '../start-script.ts';
import type { Setting } from './fault.ts';
import type { FaultDatabase, Ground } from './ground.ts';

export interface StageTerms {
  /** Server processes; one unless told. */
  readonly servers?: number;
  /** A line to the database that they all use. */
  readonly linePort?: number;
  /** Lines to several servers of the database, for commands too. */
  readonly linePorts?: readonly number[];
  /** Settings of all of them. */
  readonly environment?: Readonly<Record<string, string>>;
  /** Settings of each, by its place. */
  readonly environments?: readonly Readonly<Record<string, string>>[];
}

/** A shop with members and a program, the servers before it, and the log of its client. */
export interface Stage {
  readonly database: FaultDatabase;
  /** For commands, past all that stands between. */
  readonly environment: Readonly<Record<string, string>>;
  /** For servers: with the line, if there is one. */
  readonly served: Readonly<Record<string, string>>;
  readonly keys: ShopKeys;
  readonly log: string;
  servers: FealtyServer[];
  urls(): string[];
  client(connections?: number): V1Client;
  /** Sends requests from a process of its own until told to finish. */
  load(terms?: Partial<LoadTerms>, waitMs?: number): StartedScript;
  /** Holds the ledger against the log, once all is quiet; the servers must be well. */
  settle(): Promise<Settled>;
  close(): Promise<void>;
}

/** What a server says that could not find out: to send the same again is right. */
const HONEST = 'It is not known whether';
const WORKERS = 16;
const REQUESTS_MAX = 200_000;
const COUPONS = 5000;

/** Opens one on a database of its own. */
export async function openStage(
  setting: Setting,
  ground: Ground,
  terms: StageTerms = {},
): Promise<Stage> {
  const database = await ground.database();
  const folder = await mkdtemp(path.join(setting.folder, 'stage-'));
  const environment = {
    DATABASE_URL:
      terms.linePorts === undefined ? database.url : database.urlThrough(...terms.linePorts),
    FEALTY_SECRET: randomBytes(32).toString('hex'),
    ...{ FEALTY_DATA: path.join(folder, 'data') },
    ...UNLIMITED,
    ...terms.environment,
  };
  const { linePort } = terms;
  const served =
    linePort === undefined
      ? environment
      : { ...environment, DATABASE_URL: database.urlThrough(linePort) };
  const keys = await openShop(environment);
  const codes = Array.from({ length: COUPONS }, (_none, at) => `CODE-${String(at)}`);
  await stockShop(environment, keys, PROGRAM, { [COUPON_REWARD]: codes });
  const servers: FealtyServer[] = [];
  for (let at = 0; at < (terms.servers ?? 1); at += 1) {
    servers.push(await startFealty({ ...served, ...terms.environments?.[at] }));
  }
  let loads = 0;
  const stage: Stage = {
    ...{ database, environment, served, keys, servers },
    log: path.join(folder, 'requests.log'),
    urls: () => stage.servers.map(({ url }) => url),
    client: (connections = 8) => new V1Client(stage.servers[0]?.url ?? '', keys, connections),
    load(asked = {}, waitMs = 120_000) {
      loads += 1;
      const told: LoadTerms = {
        ...{ urls: stage.urls(), ...keys, log: stage.log, seed: setting.seed + loads },
        ...{ firstNumber: loads * REQUESTS_MAX, workers: WORKERS, requestsMax: REQUESTS_MAX },
        ...asked,
      };
      return startScript('load.ts', told, waitMs);
    },
    async settle() {
      const client = stage.client();
      try {
        return await settleLog({ client, environment, log: stage.log });
      } finally {
        client.close();
      }
    },
    async close() {
      await Promise.all(stage.servers.map((server) => server.stop()));
    },
  };
  const client = stage.client();
  const enrolled = Array.from({ length: MEMBERS }, (_none, at) => client.enroll(memberEmail(at)));
  await Promise.all(enrolled);
  client.close();
  return stage;
}

/** What the ledger and the client's log disagree about, in sentences. */
export function disagreements(settled: Settled): string[] {
  const { lost, doubled, balances, verified } = settled;
  return [
    ...lost.map((each) => `lost: ${each}`),
    ...doubled.map((each) => `doubled: ${each}`),
    ...balances,
    ...(verified ? [] : ['verify does not fit']),
  ];
}

/** How often each ending came, as the client saw it before anything was sent again. */
export function tally({ before }: Settled): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { ending } of before.values()) {
    const name = ending.how === 'refused' ? `refused_${String(ending.status)}` : ending.how;
    counts[name] = (counts[name] ?? 0) + 1;
  }
  return counts;
}

/** Endings which nobody may see who only retries: no answer, nor "come back", nor "not known". */
export function rudeEndings({ before }: Settled): string[] {
  const reasons = [...before.values()].flatMap(({ ending }) =>
    ending.how === 'unknown' && !ending.why.includes(HONEST) ? [ending.why] : [],
  );
  return [...new Set(reasons)].slice(0, 5).map((why) => `a client was told: ${why}`);
}
