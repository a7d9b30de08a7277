import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { replayPage } from '../packages/server/src/delivery/replay.ts';
import type { Received } from '../tests/support/hook-receiver.ts';
import type { BareTerms } from './bare-sender.ts';
import {
  enrollMembers,
  memoryOf,
  untilAllTold,
  type DeliverySetting,
  type TellingMerchant,
} from './delivery-setting.ts';
import type { Samples } from './measure-rounds.ts';
import { runLoad, startScript } from './run-load.ts';

export interface SaturationTerms {
  readonly setting: DeliverySetting;
  readonly results: string;
  /** Deliveries of one round, about. */
  readonly deliveries: number;
  readonly rounds: number;
  readonly say: (line: string) => void;
}

const HOOKS = 8;
const MEMBERS = 2000;
const DRAIN_MS = 300_000;
/** As many under way at once as a worker has places. */
const PER_URL = 16;
/** What is counted lies between these shares of the arrivals: neither start nor end. */
const [FROM, TO] = [0.1, 0.95];

/**
 * Lets one worker tell a backlog as fast as it can, and the bare loop send as much, one after the
 * other, to the same receiver.
 */
export async function measureSaturation(terms: SaturationTerms, samples: Samples): Promise<void> {
  const { setting, rounds, say } = terms;
  const merchant = await setting.merchant();
  const urls = Array.from({ length: HOOKS }, (_none, at) =>
    setting.receiver.url(`/full/${String(at)}`, `127.0.2.${String(at + 1)}`),
  );
  const hooks: string[] = [];
  for (const url of urls) hooks.push(await setting.hook(merchant, { kind: 'webhook_v2', url }));
  const events = Math.ceil(terms.deliveries / HOOKS);
  await makeEvents(terms, merchant, events);
  const add = (name: string, value: number): void => {
    samples.set(name, [...(samples.get(name) ?? []), value]);
    say(`  ${name.padEnd(40)} ${value.toFixed(0)}`);
  };
  const body = await sampleBody(setting);
  for (let round = 1; round <= rounds; round += 1) {
    for (const endpointId of hooks) await replay(setting, merchant, endpointId);
    await setting.receiver.forget();
    const worker = await setting.work();
    await untilAllTold(setting.pool, DRAIN_MS);
    const memory = memoryOf(worker.pid);
    await worker.stop();
    add('deliveries a second', perSecond(await setting.receiver.received()));
    add('memory of the worker, MB', memory);
    await setting.receiver.forget();
    await sendBare({ urls, body, secret: newSecret(), requests: events * HOOKS, perUrl: PER_URL });
    add('bare posts a second', perSecond(await setting.receiver.received()));
  }
  await setting.receiver.forget();
}

async function makeEvents(
  { setting, results }: SaturationTerms,
  { keys }: TellingMerchant,
  events: number,
): Promise<void> {
  const server = await setting.serve();
  try {
    await enrollMembers(server.url, keys, MEMBERS);
    const target = { url: server.url, keys, results };
    const members = { first: 1, count: MEMBERS };
    for (let made = 0; made < events;) {
      const load = { request: 'purchase', members, seconds: 3 } as const;
      made += (await runLoad(target, 'deliveries-backlog', load)).answered;
    }
    await untilAllTold(setting.pool, DRAIN_MS);
  } finally {
    await server.stop();
  }
}

/** Lets a webhook be told all events again; a worker that is not there yet tells them. */
async function replay(
  { pool }: DeliverySetting,
  { id: merchantId }: TellingMerchant,
  endpointId: string,
): Promise<void> {
  let after: string | null = '';
  while (after !== null) {
    const page = await replayPage(pool, { merchantId, endpointId, after });
    if (page.added === 0 && page.after !== null) throw new Error('a page of none');
    ({ after } = page);
  }
}

/** A body like those that are sent: the bare loop posts bytes of the same length and form. */
async function sampleBody({ receiver }: DeliverySetting): Promise<string> {
  const [one] = await receiver.received();
  const id = one?.ids[0] ?? '';
  const words = Object.fromEntries(
    Array.from({ length: 28 }, (_none, at) => [`a_field_of_it_${String(at)}`, 'some value']),
  );
  const about = { request_id: id, total_count: '1', created_date: '12/29/2021 16:47:41' };
  return JSON.stringify({ ...about, events: [{ id, ...words }] });
}

function newSecret(): string {
  return `whsec_${randomBytes(32).toString('base64')}`;
}

async function sendBare(terms: BareTerms): Promise<void> {
  const [code] = (await once(startScript('bare-sender.ts', JSON.stringify(terms)), 'close')) as [
    number | null,
  ];
  if (code !== 0) throw new Error(`the bare loop ended with ${String(code)}`);
}

function perSecond(received: readonly Received[]): number {
  const times = received.map(({ at }) => at);
  const from = Math.floor(times.length * FROM);
  const to = Math.floor(times.length * TO);
  const took = (times[to] ?? Number.NaN) - (times[from] ?? Number.NaN);
  return ((to - from) / took) * 1000;
}
