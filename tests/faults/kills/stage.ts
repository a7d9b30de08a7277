import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import {
  startFealty,
  startWorker,
  type FealtyServer,
  type FealtyWorker,
} from '../../support/fealty-process.ts';
import { freePort } from '../../support/free-port.ts';
import { startHookReceiver, type HookReceiver } from '../../support/hook-receiver.ts';
import { openShop, stockShop } from '../../support/open-shop.ts';
import { UNLIMITED } from '../../support/unlimited.ts';
import { V1Client, type ShopKeys } from '../../support/v1-client.ts';
import { addWebhook, LOOPBACK_RECEIVERS, type MadeWebhook } from '../../support/webhook-setting.ts';
import { TYPES } from '../delivery-kills.ts';
import type { LoadTerms } from '../send-load.ts';
import { COUPON_REWARD, memberEmail, MEMBERS, PROGRAM } from '../operations.ts';

/** Two servers, a worker and an embedded database, with a shop that is told its events. */
export interface KillStage {
  readonly environment: Readonly<Record<string, string>>;
  readonly folder: string;
  readonly keys: ShopKeys;
  readonly servers: FealtyServer[];
  worker: FealtyWorker;
  readonly receiver: HookReceiver;
  readonly hooks: readonly MadeWebhook[];
  readonly load: RoundLoad;
  /** The file that names the database's first process. */
  readonly postmasterFile: string;
  urls(): string[];
  /** Speaks to the first server. */
  client(): V1Client;
  /** Starts the server of a place again, at the port that it had. */
  startServer(at: number): Promise<void>;
  startWorker(): Promise<void>;
  /** Ends all of it; what it leaves is removed unless it is to be looked at. */
  close(leaves: 'nothing' | 'folder'): Promise<void>;
}

/** A process that sends requests, and rests between rounds. */
export interface RoundLoad {
  begin(terms: LoadTerms): void;
  /** Comes back when the last request is answered. */
  rest(): Promise<void>;
  close(): Promise<void>;
}

const SERVERS = 2;
const COUPONS = 20_000;
const CONNECTIONS = 8;
/** An answer takes up to so long, so that requests are under way when their sender dies. */
const ANSWER_MS = 10;
const HOOKS = [
  { kind: 'webhook_v1', batchSize: 1 },
  { kind: 'webhook_v2', batchSize: 20 },
] as const;

/** Opens one in a folder of its own. */
export async function openKillStage(): Promise<KillStage> {
  const folder = await mkdtemp(path.join(tmpdir(), 'fealty-kills-'));
  const data = path.join(folder, 'data');
  const environment = {
    ...{ ...LOOPBACK_RECEIVERS, ...UNLIMITED, FEALTY_DATA: data },
    ...{ FEALTY_BASE_URL: 'https://loyalty.example', FEALTY_JOBS: 'off' },
  };
  const ports: number[] = [];
  while (ports.length < SERVERS) ports.push(await freePort());
  const start = (at: number): Promise<FealtyServer> =>
    startFealty({ ...environment, PORT: String(ports[at] ?? 0) });
  const servers: FealtyServer[] = [];
  for (const at of ports.keys()) servers.push(await start(at));
  const keys = await openShop(environment);
  await stockShop(environment, keys, PROGRAM, {
    [COUPON_REWARD]: Array.from({ length: COUPONS }, (_, n) => `CODE-${String(n)}`),
  });
  const receiver = await startHookReceiver();
  await receiver.behave({ delayMs: ANSWER_MS });
  const hooks: MadeWebhook[] = [];
  for (const [at, hook] of HOOKS.entries()) {
    const url = receiver.url(`/${String(at)}`, `127.0.0.${String(at + 1)}`);
    hooks.push(await addWebhook(environment, keys, { ...hook, url, types: TYPES }));
  }
  const stage: KillStage = {
    ...{ environment, folder, keys, servers, receiver, hooks, load: startRoundLoad() },
    worker: await startWorker(environment),
    postmasterFile: path.join(data, 'pg', 'postmaster.pid'),
    urls: () => stage.servers.map(({ url }) => url),
    client: () => new V1Client(stage.servers[0]?.url ?? '', keys, CONNECTIONS),
    async startServer(at) {
      stage.servers[at] = await start(at);
    },
    async startWorker() {
      stage.worker = await startWorker(environment);
    },
    async close(leaves) {
      await stage.load.close();
      await Promise.all([stage.worker, ...stage.servers].map((one) => one.stop()));
      await receiver.stop();
      if (leaves === 'nothing') await rm(folder, { recursive: true, force: true });
    },
  };
  const client = stage.client();
  const members = Array.from({ length: MEMBERS }, (_none, at) => client.enroll(memberEmail(at)));
  await Promise.all(members);
  client.close();
  return stage;
}

function startRoundLoad(): RoundLoad {
  const script = fileURLToPath(new URL('../load-rounds.ts', import.meta.url));
  const child = spawn(process.execPath, [script], { stdio: ['pipe', 'pipe', 'inherit'] });
  const ended = once(child, 'close');
  const lines = createInterface({ input: child.stdout });
  return {
    begin(terms) {
      child.stdin.write(`${JSON.stringify(terms)}\n`);
    },
    async rest() {
      const rested = once(lines, 'line');
      child.stdin.write('\n');
      await Promise.race([
        rested,
        ended.then(() => {
          throw new Error('the load has ended');
        }),
      ]);
    },
    async close() {
      child.stdin.end();
      await ended;
    },
  };
}
