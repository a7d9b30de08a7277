import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { lockOf } from '../../../packages/server/src/runtime/postmaster-lock.ts';
import { startChaosProxy, type ChaosProxy } from '../../support/chaos-proxy.ts';
import { startHookReceiver } from '../../support/hook-receiver.ts';
import { addWebhook, LOOPBACK_RECEIVERS } from '../../support/webhook-setting.ts';
import { memoryOf } from '../memory-of.ts';
import { memberEmail, seededRandom } from '../operations.ts';
import { startScript } from '../start-script.ts';
import type { Fault, Outcome, Setting } from '../suite/fault.ts';
import { needGround, type Ground } from '../suite/ground.ts';
import { disagreements, openStage, type Stage } from '../suite/stage.ts';
import { untilTold } from '../suite/until-told.ts';
import { untilWell } from '../suite/under-load.ts';

export const soak: Fault = {
  id: 'F40',
  name: 'Hours of all of it',
  promise:
    'Memory and the 99th percentile stay where they were, queues do not grow, every event is told, and the books balance.',
  attack:
    'half load for as long as asked, while PostgreSQL is killed, sessions are ended, a process is frozen and the line is spoiled, at random, with calm between; --skip goes on with the rounds of a seed',
  isLong: true,
  async run(setting) {
    const ground = await needGround({ folder: path.join(setting.folder, 'server') });
    const line = await startChaosProxy({ target: { path: ground.socket } });
    const receiver = await startHookReceiver();
    const stage = await openStage(setting, ground, {
      ...{ servers: 2, linePort: line.port },
      environment: { ...LOOPBACK_RECEIVERS, FEALTY_BASE_URL: 'https://loyalty.example' },
    });
    try {
      const hook = { kind: 'webhook_v2', batchSize: 10, types: ['points.awarded'] } as const;
      await addWebhook(stage.environment, stage.keys, { ...hook, url: receiver.url('/') });
      return await goOn(setting, { ground, line, stage });
    } finally {
      await stage.close();
      await receiver.stop();
      await line.close();
      await ground.stop();
    }
  },
};

const MINUTES = { short: 0.3, full: 90 };
const ROUND = {
  short: { attackMs: 500, calmMs: 1500 },
  full: { attackMs: 5000, calmMs: 25_000 },
};
/** Half of what two servers do on two cores, at the most. */
const WORKERS = 6;
const GROWTH = { memory: 1.3, memoryMb: 64, p99: 2, p99Ms: 150, queues: 2, queuesMb: 16 };
/** Fewer rounds say nothing of a trend. */
const TREND_ROUNDS_MIN = 9;

interface Soaked {
  readonly ground: Ground;
  readonly line: ChaosProxy;
  readonly stage: Stage;
}

/** What was measured in the calm behind an attack. */
interface Sample {
  readonly memoryMb: number;
  readonly p99Ms: number;
  readonly queuesMb: number;
}

type Attack = (soaked: Soaked, lastsMs: number) => Promise<void>;

const ATTACKS: readonly (readonly [name: string, attack: Attack])[] = [
  ['database_killed', killDatabase],
  ['sessions_ended', endSessions],
  ['process_frozen', freezeProcess],
  ['line_spoiled', spoilLine],
];

async function goOn(setting: Setting, soaked: Soaked): Promise<Outcome> {
  const { stage } = soaked;
  const { attackMs, calmMs } = ROUND[setting.form];
  const minutes = setting.minutes ?? MINUTES[setting.form];
  const until = performance.now() + minutes * 60_000;
  const counts: Record<string, number> = {};
  const samples: Sample[] = [];
  for (let round = setting.skip; performance.now() < until; round += 1) {
    const random = seededRandom(setting.seed * 1000 + round);
    const [name, attack] = ATTACKS[Math.floor(random() * ATTACKS.length)] ?? ATTACKS[0] ?? [];
    if (name === undefined || attack === undefined) break;
    counts[name] = (counts[name] ?? 0) + 1;
    const load = stage.load({ workers: WORKERS }, attackMs + calmMs + 180_000);
    load.ended.catch(() => undefined);
    try {
      await pause(attackMs * random());
      await attack(soaked, attackMs);
      await untilWell(stage);
      samples.push(await measure(stage, calmMs));
    } finally {
      load.finish();
    }
    await load.ended;
    setting.say(`  round ${String(round)}, ${name}: ${JSON.stringify(samples.at(-1))}`);
  }
  const waiting = await untilTold(stage.database);
  const settled = await stage.settle();
  const third = Math.max(1, Math.floor(samples.length / 3));
  const [first, last] = [middle(samples.slice(0, third)), middle(samples.slice(-third))];
  return {
    volume: `${String(settled.before.size)} requests in ${minutes.toFixed(1)} minutes`,
    figures: {
      ...{ rounds: samples.length, rounds_from: setting.skip, requests: settled.before.size },
      ...counts,
      ...{ memory_first_mb: first.memoryMb, memory_last_mb: last.memoryMb },
      ...{ p99_first_ms: first.p99Ms, p99_last_ms: last.p99Ms },
      ...{ queues_first_mb: first.queuesMb, queues_last_mb: last.queuesMb },
    },
    problems: [
      ...(samples.length < TREND_ROUNDS_MIN ? [] : growth(first, last)),
      ...(waiting === 0 ? [] : [`${String(waiting)} deliveries still wait`]),
      ...disagreements(settled),
    ],
  };
}

function growth(first: Sample, last: Sample): string[] {
  return [
    ...(last.memoryMb <= first.memoryMb * GROWTH.memory + GROWTH.memoryMb ? [] : ['memory grew']),
    ...(last.p99Ms <= first.p99Ms * GROWTH.p99 + GROWTH.p99Ms ? [] : ['answers became slower']),
    ...(last.queuesMb <= first.queuesMb * GROWTH.queues + GROWTH.queuesMb ? [] : ['queues grew']),
  ];
}

/** Writes that are refused, one by one beside the load, and what things weigh at the end. */
async function measure(stage: Stage, lastsMs: number): Promise<Sample> {
  const client = stage.client(2);
  const times: number[] = [];
  const until = performance.now() + lastsMs;
  while (performance.now() < until) {
    const started = performance.now();
    await client.call({
      path: 'award',
      form: { user_email: memberEmail(times.length % 10), activity_id: 'none' },
    });
    times.push(performance.now() - started);
    await pause(20);
  }
  client.close();
  times.sort((one, two) => one - two);
  const [row] = await stage.database.ask<{ bytes: number }>(
    `select sum(pg_total_relation_size(t::regclass))::float8 as bytes
       from unnest(array['event_outbox', 'deliveries', 'delivery_lines']) as t`,
  );
  return {
    memoryMb: Math.max(...stage.servers.map(({ pid }) => memoryOf(pid))),
    p99Ms: Math.round(times[Math.floor((times.length - 1) * 0.99)] ?? 0),
    queuesMb: Math.round((row?.bytes ?? 0) / 2 ** 20),
  };
}

/** Each figure's median. */
function middle(samples: readonly Sample[]): Sample {
  const of = (figure: keyof Sample): number =>
    samples.map((sample) => sample[figure]).sort((one, two) => one - two)[
      Math.floor(samples.length / 2)
    ] ?? 0;
  return { memoryMb: of('memoryMb'), p99Ms: of('p99Ms'), queuesMb: of('queuesMb') };
}

async function killDatabase({ ground }: Soaked): Promise<void> {
  const postmasterFile = lockOf(ground.cluster);
  await startScript('killer.ts', { afterMs: 0, pids: [], postmasterFile }).ended;
  await ground.start();
}

async function endSessions({ stage }: Soaked, lastsMs: number): Promise<void> {
  const until = performance.now() + lastsMs;
  while (performance.now() < until) {
    await stage.database.ask(
      `select pg_terminate_backend(pid) from pg_stat_activity
        where datname = current_database() and application_name like 'fealty%'
        order by random() limit 1`,
    );
    await pause(50);
  }
}

async function freezeProcess({ stage }: Soaked, lastsMs: number): Promise<void> {
  const pid = stage.servers.at(-1)?.pid ?? 0;
  process.kill(pid, 'SIGSTOP');
  try {
    await pause(lastsMs);
  } finally {
    process.kill(pid, 'SIGCONT');
  }
}

async function spoilLine({ line }: Soaked, lastsMs: number): Promise<void> {
  line.set({ delayMs: 30 });
  await pause(lastsMs / 2);
  line.cutAll('reset');
  await pause(lastsMs / 2);
  line.set({ delayMs: 0 });
  line.freezeAll();
}
