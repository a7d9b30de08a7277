import { setTimeout as pause } from 'node:timers/promises';
import { addsUp, reckon, type Reckoning } from '../../packages/server/src/delivery/reckon.ts';
import { startFealty, startWorker, type FealtyWorker } from '../support/fealty-process.ts';
import { startHookReceiver, type HookReceiver } from '../support/hook-receiver.ts';
import { lookInside, openInside, type Inside } from '../support/look-inside.ts';
import { openShop, stockShop } from '../support/open-shop.ts';
import { V1Client } from '../support/v1-client.ts';
import { addWebhook, LOOPBACK_RECEIVERS, type MadeWebhook } from '../support/webhook-setting.ts';
import { isFaultless, judgeDeliveries, type DeliveryJudgement } from './judge-deliveries.ts';
import type { KillTerms } from './killer.ts';
import { memberEmail, PROGRAM, seededRandom } from './operations.ts';
import { startScript } from './start-script.ts';

export interface DeliveryKillTerms {
  /** Configures all processes; names a database or a folder. */
  readonly environment: Readonly<Record<string, string>>;
  readonly rounds: number;
  /** Events of the ledger, all rounds together; each goes to three webhooks. */
  readonly events: number;
  readonly seed: number;
  /**
   * What becomes of the leases of the dead: waited for until they run out, as in life, or ended by
   * moving their times, once no worker runs.
   */
  readonly leases: 'waited-for' | 'moved';
  /** Stopped ones go on when their leases are over; so long at least, or until all else is told. */
  readonly how?: 'killed' | { readonly pausedMs: number };
  readonly say: (line: string) => void;
}

export interface DeliveryKillReport {
  readonly events: number;
  /** Workers that were killed, or stopped for a while. */
  readonly killed: number;
  /** Requests that reached the receiver. */
  readonly requests: number;
  readonly hooks: readonly (DeliveryJudgement & {
    readonly kind: string;
    readonly reckoning: Reckoning;
  })[];
  /** What workers said that went wrong. */
  readonly troubles: readonly string[];
}

const WORKERS = 2;
const MEMBERS = 200;
const SENDERS = 32;
/** An answer takes up to so long, so that requests are under way when their sender dies. */
const ANSWER_MS = 10;
const KILL_EARLIEST_MS = 150;
const KILL_SPAN_MS = 1500;
const BOTH_SHARE = 0.3;
const DRAIN_MS = 60 * 60_000;
/** Each receiver at an address of its own, as in life. */
const HOOKS = [
  { kind: 'webhook_v1', batchSize: 1 },
  { kind: 'webhook_v2', batchSize: 1 },
  { kind: 'webhook_v2', batchSize: 20 },
] as const;

/**
 * Kills workers while a shop goes on, and restarts them; then lets all be told, and holds what the
 * receivers got against the ledger.
 */
export async function runDeliveryKills(terms: DeliveryKillTerms): Promise<DeliveryKillReport> {
  const environment = {
    ...{ ...terms.environment, ...LOOPBACK_RECEIVERS },
    ...{ FEALTY_BASE_URL: 'https://loyalty.example', FEALTY_JOBS: 'off' },
  };
  const [server, receiver] = await Promise.all([startFealty(environment), startHookReceiver()]);
  const workers: FealtyWorker[] = [];
  let inside: Inside | null = null;
  try {
    await receiver.behave({ delayMs: ANSWER_MS });
    const keys = await openShop(environment);
    await stockShop(environment, keys, PROGRAM);
    const hooks: MadeWebhook[] = [];
    for (const [at, hook] of HOOKS.entries()) {
      const url = receiver.url(`/${String(at)}`, `127.0.0.${String(at + 1)}`);
      hooks.push(await addWebhook(environment, keys, { ...hook, url, types: TYPES }));
    }
    inside = await openInside(environment);
    workers.push(
      ...(await Promise.all(Array.from({ length: WORKERS }, () => startWorker(environment)))),
    );
    const shop = new V1Client(server.url, keys, SENDERS);
    const run: Run = { terms, environment, shop, workers, troubles: [], killed: 0 };
    await enrollAll(shop);
    await killInRounds(run);
    shop.close();
    await endLeases(run, inside);
    await untilAllTold(inside, terms.say);
    return await report(run, { inside, receiver, hooks });
  } finally {
    await Promise.all(workers.map((worker) => worker.stop()));
    await inside?.close();
    await receiver.stop();
    await server.stop();
  }
}

/** What the webhooks here are told. */
export const TYPES = ['member.enrolled', 'points.awarded', 'tier.upgraded'] as const;

interface Run {
  readonly terms: DeliveryKillTerms;
  readonly environment: Readonly<Record<string, string>>;
  readonly shop: V1Client;
  readonly workers: FealtyWorker[];
  readonly troubles: string[];
  killed: number;
}

async function enrollAll(shop: V1Client): Promise<void> {
  await Promise.all(
    Array.from({ length: MEMBERS }, (_none, index) => shop.enroll(memberEmail(index))),
  );
}

async function killInRounds(run: Run): Promise<void> {
  const { rounds, events, seed, say } = run.terms;
  const random = seededRandom(seed);
  // Enrolments are events too.
  const each = Math.ceil(Math.max(events - MEMBERS, 0) / rounds);
  for (let round = 1; round <= rounds; round += 1) {
    let dying = true;
    // Workers that have nothing to do lose nothing when they die.
    const sending = sendAwards(run.shop, (sent) => dying || sent < each);
    const afterMs = Math.round(KILL_EARLIEST_MS + random() * KILL_SPAN_MS);
    const first = Math.floor(random() * WORKERS);
    const victims = random() < BOTH_SHARE ? [0, 1] : [first];
    await killWorkers(run, victims, afterMs).finally(() => {
      dying = false;
    });
    await sending;
    say(`round ${String(round)}: ${String(victims.length)} killed after ${String(afterMs)} ms`);
  }
}

async function killWorkers(run: Run, victims: readonly number[], afterMs: number): Promise<void> {
  const dying = victims.flatMap((at) => run.workers[at] ?? []);
  const pids = dying.map(({ pid }) => pid);
  const { how = 'killed' } = run.terms;
  if (how !== 'killed') {
    await pauseWorkers(run, pids, { afterMs, pausedMs: how.pausedMs });
    return;
  }
  const killTerms: KillTerms = { afterMs, pids, postmasterFile: null };
  await startScript('killer.ts', killTerms).ended;
  for (const at of victims) {
    const dead = run.workers[at];
    if (dead === undefined) continue;
    const { signal } = await dead.ended;
    if (signal !== 'SIGKILL') throw new Error(`a worker ended by itself: ${dead.said()}`);
    run.killed += 1;
    noteTroubles(run, dead);
    run.workers[at] = await startWorker(run.environment);
  }
}

/** Stops workers in the midst of what they do, and lets them go on when others have it. */
async function pauseWorkers(
  run: Run,
  pids: readonly number[],
  { afterMs, pausedMs }: { readonly afterMs: number; readonly pausedMs: number },
): Promise<void> {
  const send = (signal: 'SIGSTOP' | 'SIGCONT', waitMs: number): Promise<void> =>
    startScript(
      'killer.ts',
      { afterMs: waitMs, pids, postmasterFile: null, signal },
      waitMs + 60_000,
    ).ended;
  await send('SIGSTOP', afterMs);
  run.killed += pids.length;
  if (run.terms.leases === 'moved') {
    await lookInside(run.environment, 'update delivery_lines set due_at = clock_timestamp()');
  }
  await send('SIGCONT', pausedMs);
}

/**
 * What a worker says beyond that it is there and that it ends. Whoever was frozen for long finds his lines
 * to the database broken when he wakes, and says so; whether anything was lost the receivers tell.
 */
function noteTroubles({ terms, troubles }: Run, worker: FealtyWorker): void {
  const { how = 'killed' } = terms;
  const isPlain = (line: string): boolean =>
    line === '' ||
    /what falls due$|^finishing/.test(line) ||
    (how !== 'killed' && BROKEN_LINE.test(line));
  troubles.push(
    ...worker
      .said()
      .split('\n')
      .filter((line) => !isPlain(line)),
  );
}

/**
 * How the driver and the watch over its lines end what was said of a line that broke, and the database what
 * it could not send to somebody frozen.
 */
const BROKEN_LINE =
  /: (Client has encountered a connection error and is not queryable|write EPIPE|(read|write) ECONNRESET|Connection terminated.*|canceling statement due to statement timeout)$/;

async function sendAwards(shop: V1Client, goesOn: (sent: number) => boolean): Promise<void> {
  let sent = 0;
  const send = async (sender: number): Promise<void> => {
    for (let turn = sender; goesOn(sent); turn += SENDERS) {
      sent += 1;
      const form = { user_email: memberEmail(turn % MEMBERS), activity_id: 'said_hello' };
      const { status, text } = await shop.call({ path: 'award', form });
      if (status !== 200) throw new Error(`an award was answered ${String(status)}: ${text}`);
    }
  };
  await Promise.all(Array.from({ length: SENDERS }, (_none, sender) => send(sender)));
}

/** Lets what the dead had leased be taken up: by and by, or at once while nobody works. */
async function endLeases(run: Run, inside: Inside): Promise<void> {
  if (run.terms.leases === 'waited-for') return;
  const stopped = run.workers.map(async (worker) => {
    const { code } = await worker.stop();
    if (code !== 0) throw new Error(`a worker ended with ${String(code)}: ${worker.said()}`);
    noteTroubles(run, worker);
  });
  await Promise.all(stopped);
  await inside.ask('update delivery_lines set due_at = clock_timestamp()');
  const started = await Promise.all(run.workers.map(() => startWorker(run.environment)));
  run.workers.splice(0, WORKERS, ...started);
}

/** Waits until nothing is left to be told. */
export async function untilAllTold(inside: Inside, say: (line: string) => void): Promise<void> {
  const until = Date.now() + DRAIN_MS;
  for (let look = 1; ; look += 1) {
    const [row] = await inside.ask<{ left: number }>(
      `select ((select count(*) from event_outbox) + (select count(*) from deliveries)
               + (select count(*) from delivery_lines))::integer as left`,
    );
    if (row?.left === 0) return;
    if (Date.now() > until) throw new Error(`${String(row?.left)} were never told`);
    if (look % 100 === 0) say(`  ${String(row?.left)} left`);
    await pause(100);
  }
}

async function report(run: Run, within: Told): Promise<DeliveryKillReport> {
  const told = await judgeTold(within);
  for (const worker of run.workers) noteTroubles(run, worker);
  return { ...told, killed: run.killed, troubles: run.troubles };
}

/** What was to be told, and to whom. */
export interface Told {
  readonly inside: Inside;
  readonly receiver: HookReceiver;
  /** At the paths `/0`, `/1` and so on of the receiver, in their order. */
  readonly hooks: readonly MadeWebhook[];
}

/** Holds what the receiver got against the events of the ledger, once all is told. */
export async function judgeTold({
  inside,
  receiver,
  hooks,
}: Told): Promise<Pick<DeliveryKillReport, 'events' | 'requests' | 'hooks'>> {
  const reckonings = await reckon(inside.pool, { merchantId: 0, endpointId: '' });
  // Other shops have no webhooks and are owed nothing.
  const merchants = reckonings.map(({ merchantId }) => merchantId);
  const owed = await inside.ask<{ id: string; memberId: string; sequence: number }>(
    `select id, member_id as "memberId", sequence::integer from events
      where not quiet and type = any($1) and merchant_id = any($2) order by member_id, sequence`,
    [TYPES, merchants],
  );
  const received = await receiver.received();
  return {
    events: owed.length,
    requests: received.length,
    hooks: hooks.map(({ id, kind }, at) => {
      const reckoning = reckonings.find(({ endpointId }) => endpointId === id);
      if (reckoning === undefined) throw new Error(`the webhook ${id} was not reckoned`);
      // A v2 body tells when it was sent, a v1 body is the same each time.
      const own = received
        .filter(({ path }) => path === `/${String(at)}`)
        .map(({ ids, digest }) => ({ ids, digest: kind === 'webhook_v1' ? digest : null }));
      return { kind, reckoning, ...judgeDeliveries(owed, own) };
    }),
  };
}

/** What is wrong with a run, in sentences; none if all is well. */
export function problemsOf({
  hooks,
  troubles,
}: Pick<DeliveryKillReport, 'hooks' | 'troubles'>): readonly string[] {
  return [
    ...hooks.flatMap((hook) => (isFaultless(hook) ? [] : [JSON.stringify(hook)])),
    ...hooks.flatMap(({ reckoning, owed }) =>
      addsUp(reckoning) && reckoning.delivered === owed && reckoning.owed === owed
        ? []
        : [`${String(owed)} events, reckoned ${JSON.stringify(reckoning)}`],
    ),
    ...troubles,
  ];
}
