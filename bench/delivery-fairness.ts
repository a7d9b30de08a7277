import { setTimeout as pause } from 'node:timers/promises';
import { updateEndpoint } from '../packages/server/src/usecases/save-endpoint.ts';
import type { FealtyServer } from '../tests/support/fealty-process.ts';
import { V1Client } from '../tests/support/v1-client.ts';
import {
  memoryOf,
  newRun,
  withProcessors,
  type DeliverySetting,
  type TellingMerchant,
} from './delivery-setting.ts';
import type { Samples } from './measure-rounds.ts';
import { percentile } from './summary.ts';
import { fixedSecret } from '../packages/server/src/runtime/secret.ts';

export interface FairnessTerms {
  readonly setting: DeliverySetting;
  /** Pairs of windows, without and with the two. */
  readonly windows: number;
  readonly seconds: number;
  /** Events a second of each endpoint; the flooding one has ten times as many. */
  readonly rate: number;
  readonly say: (line: string) => void;
}

const HEALTHY = 98;
const MEMBERS = 10;
const FLOOD = 10;
const HANG_MS = 30_000;
const QUIET_MS = 1500;

interface Party {
  readonly merchant: TellingMerchant;
  readonly hook: string;
  readonly client: V1Client;
  readonly path: string;
  /** Events a second, in those of `rate`. */
  readonly times: number;
}

/**
 * A hundred merchants with a webhook each, two of which are trouble: one answers after 30 s, one is
 * told ten times as much and answers 500. How long the other 98 wait, with and without the two.
 */
export async function measureFairness(terms: FairnessTerms, samples: Samples): Promise<void> {
  const { setting, say } = terms;
  const server = await setting.serve();
  const parties: Party[] = [];
  try {
    for (let number = 0; number < HEALTHY; number += 1) {
      parties.push(await openParty(setting, server, { path: `/well/${String(number)}`, times: 1 }));
    }
    const trouble = [
      await openParty(setting, server, { path: '/hangs', times: 1 }),
      await openParty(setting, server, { path: '/floods', times: FLOOD }),
    ];
    parties.push(...trouble);
    await setting.receiver.behave({
      ...{ statuses: { '/floods': 500 }, hangs: { '/hangs': HANG_MS } },
    });
    const healthy = parties.slice(0, HEALTHY);
    await runWindow({ ...terms, seconds: 5 }, healthy);
    const add = (name: string, value: number): void => {
      samples.set(name, [...(samples.get(name) ?? []), value]);
      say(`  ${name.padEnd(40)} ${value.toFixed(2)}`);
    };
    add('memory of the server before, MB', memoryOf(server.pid));
    for (let window = 1; window <= terms.windows; window += 1) {
      await switchTrouble(setting, trouble, false);
      const without = await measured(terms, healthy, server);
      await switchTrouble(setting, trouble, true);
      const together = await measured(terms, parties, server);
      add('without the two, p99 ms', without.p99);
      add('with the two, p99 ms', together.p99);
      add('p99 with ÷ without', together.p99 / without.p99);
      add('p50 with ÷ without', together.p50 / without.p50);
      add('processors used without, %', without.processors);
      add('processors used with, %', together.processors);
      add('memory of the server, MB', memoryOf(server.pid));
    }
  } finally {
    for (const { client } of parties) client.close();
    await setting.receiver.behave({ statuses: {}, hangs: {} });
    await server.stop();
  }
}

async function openParty(
  setting: DeliverySetting,
  server: FealtyServer,
  { path, times }: Pick<Party, 'path' | 'times'>,
): Promise<Party> {
  const merchant = await setting.merchant();
  // Each receiver is a host of its own.
  const url = setting.receiver.url(path, `127.0.3.${String(hosts)}`);
  hosts += 1;
  const hook = await setting.hook(merchant, { kind: 'webhook_v2', url });
  const client = new V1Client(server.url, merchant.keys, FLOOD);
  for (let member = 0; member < MEMBERS; member += 1) await client.enroll(memberOf(member));
  return { merchant, hook, client, path, times };
}

let hosts = 1;

function memberOf(number: number): string {
  return `member${String(number % MEMBERS)}@example.com`;
}

/** Switches their webhooks on, as if nothing had been, or off, with all that waits for them. */
async function switchTrouble(
  { pool, environment }: DeliverySetting,
  trouble: readonly Party[],
  isOn: boolean,
): Promise<void> {
  const secret = fixedSecret(Buffer.from(environment['FEALTY_SECRET'] ?? '', 'hex'));
  for (const { merchant, hook } of trouble) {
    await updateEndpoint(
      { pool, secret },
      {
        ...{ merchantId: merchant.id, id: hook, actor: 'bench' },
        wanted: { status: isOn ? 'active' : 'inactive' },
      },
    );
    await pool.query(
      `update endpoint_health set open_until = null, opened = 0, failing_since = null
        where merchant_id = $1 and endpoint_id = $2`,
      [merchant.id, hook],
    );
  }
  // Workers read endpoints every second.
  await pause(QUIET_MS);
}

interface Measured {
  readonly p50: number;
  readonly p99: number;
  /** Of all processors, of this machine, by all that is measured and the measuring. */
  readonly processors: number;
}

async function measured(
  terms: FairnessTerms,
  parties: readonly Party[],
  server: FealtyServer,
): Promise<Measured> {
  const { setting } = terms;
  await setting.receiver.forget();
  const { percent: processors } = await withProcessors(setting, [server.pid], () =>
    runWindow(terms, parties),
  );
  const received = await setting.receiver.received();
  const well = received.filter(({ path }) => path.startsWith('/well/'));
  const latencies = await setting.latencies(well);
  const owed = HEALTHY * Math.floor(terms.seconds * terms.rate);
  if (latencies.length < owed) {
    throw new Error(`${String(latencies.length)} of ${String(owed)} events came in time`);
  }
  return {
    p50: percentile(latencies, 0.5),
    p99: percentile(latencies, 0.99),
    processors,
  };
}

/** Every party's purchases on time, spread over the second; ends when all were told or tried. */
async function runWindow(
  { seconds, rate }: FairnessTerms,
  parties: readonly Party[],
): Promise<void> {
  const run = newRun();
  const began = performance.now();
  await Promise.all(
    parties.map(async ({ client, times }, place) => {
      const count = Math.floor(seconds * rate * times);
      const everyMs = 1000 / (rate * times);
      const sent: Promise<void>[] = [];
      for (let number = 0; number < count; number += 1) {
        const due = began + (number + place / parties.length) * everyMs;
        await pause(Math.max(due - performance.now(), 0));
        sent.push(buy(client, number, `${run}-${String(number)}`));
      }
      await Promise.all(sent);
    }),
  );
  await pause(QUIET_MS);
}

async function buy(client: V1Client, number: number, order: string): Promise<void> {
  const { status, text } = await client.purchase(memberOf(number), order, 80);
  if (status !== 200) throw new Error(`a purchase was answered ${String(status)}: ${text}`);
}
