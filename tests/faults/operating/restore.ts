import { mkdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { runFealty, startFealty } from '../../support/fealty-process.ts';
import { startHookReceiver, type HookReceiver } from '../../support/hook-receiver.ts';
import { V1Client } from '../../support/v1-client.ts';
import { addWebhook, LOOPBACK_RECEIVERS } from '../../support/webhook-setting.ts';
import { callOf, memberEmail, MEMBERS } from '../operations.ts';
import { readLog, type Logged } from '../request-log.ts';
import { baseBackup, untilPromoted } from '../suite/base-backup.ts';
import type { Fault, Outcome, Setting } from '../suite/fault.ts';
import { databaseAt, needGround, type FaultDatabase, type Ground } from '../suite/ground.ts';
import { openStage, type Stage } from '../suite/stage.ts';

export const restore: Fault = {
  id: 'F31',
  name: 'Restored to a moment of the past',
  promise:
    'What was acknowledged before the moment is there, it verifies, sent again it does nothing twice, and nobody is told again unless asked.',
  attack:
    'base backup and archived log while shops go on, restore to a moment between, then the steps of docs/operating/backup.md',
  async run(setting) {
    const archive = path.join(setting.folder, 'archive');
    await mkdir(archive);
    const ground = await needGround({
      folder: path.join(setting.folder, 'server'),
      settings: { archive_mode: 'on', archive_command: `cp %p ${archive}/%f` },
    });
    const receiver = await startHookReceiver();
    let isRunning = true;
    try {
      const before = await live(setting, ground, receiver);
      await ground.stop();
      isRunning = false;
      return await goBack({ archive, before, receiver });
    } finally {
      await receiver.stop();
      if (isRunning) await ground.stop();
    }
  },
};

const LASTS_MS = { short: 800, full: 15_000 };
/** Between the last answer that must be there and the moment, and again to the first that may not. */
const CLEARANCE_MS = 300;
const TOLD_WAIT_MS = 60_000;

interface Before {
  readonly stage: Stage;
  readonly copy: string;
  /** The moment, as the database tells it. */
  readonly moment: string;
  /** Requests that were answered before the moment. */
  readonly kept: ReadonlyMap<number, Logged>;
  readonly all: ReadonlyMap<number, Logged>;
}

/** A shop goes on while it is copied; a moment is chosen; it goes on. */
async function live(setting: Setting, ground: Ground, receiver: HookReceiver): Promise<Before> {
  const lastsMs = LASTS_MS[setting.form];
  const environment = { ...LOOPBACK_RECEIVERS, FEALTY_BASE_URL: 'https://loyalty.example' };
  const stage = await openStage(setting, ground, { environment });
  const hook = { kind: 'webhook_v2', batchSize: 1, types: ['points.awarded'] } as const;
  await addWebhook(stage.environment, stage.keys, { ...hook, url: receiver.url('/') });
  try {
    const first = stage.load({ workers: 8 });
    await pause(lastsMs);
    const copy = path.join(setting.folder, 'restored');
    await baseBackup(ground, copy);
    await pause(lastsMs);
    // Some of it is not told yet at the moment.
    await receiver.behave({ status: 500 });
    await pause(lastsMs);
    first.finish();
    await first.ended;
    const kept = readLog(stage.log);
    await pause(CLEARANCE_MS);
    const [row] = await stage.database.ask<{ moment: string }>(
      'select clock_timestamp()::text as moment',
    );
    await pause(CLEARANCE_MS);
    const second = stage.load({ workers: 8 });
    await pause(lastsMs);
    second.finish();
    await second.ended;
    await receiver.behave({ status: 200 });
    await stage.database.ask(
      'update delivery_lines set due_at = clock_timestamp() where not leased',
    );
    await untilTold(stage.database);
    await stage.database.ask('select pg_switch_wal()');
    return { stage, copy, moment: row?.moment ?? '', kept, all: readLog(stage.log) };
  } finally {
    await stage.close();
  }
}

async function untilTold(database: FaultDatabase): Promise<void> {
  const until = performance.now() + TOLD_WAIT_MS;
  for (;;) {
    if ((await waiting(database)) === 0) return;
    if (performance.now() > until) throw new Error('not everything was told');
    await database.ask('update delivery_lines set due_at = clock_timestamp() where not leased');
    await pause(100);
  }
}

async function waiting(database: FaultDatabase): Promise<number> {
  const [row] = await database.ask<{ left: number }>(
    `select ((select count(*) from event_outbox) + (select count(*) from deliveries))::integer as left`,
  );
  return row?.left ?? 0;
}

interface Past {
  readonly archive: string;
  readonly before: Before;
  readonly receiver: HookReceiver;
}

/** The drill: recover, migrate, set aside, verify, start. */
async function goBack({ archive, before, receiver }: Past): Promise<Outcome> {
  const { stage, copy, moment, kept, all } = before;
  await writeFile(path.join(copy, 'pg', 'recovery.signal'), '');
  const started = performance.now();
  const ground = await needGround({
    folder: copy,
    isRestored: true,
    settings: {
      restore_command: `cp ${archive}/%f %p`,
      ...{ recovery_target_time: moment, recovery_target_action: 'promote' },
    },
  });
  const database = databaseAt(ground.address, stage.database.name);
  const environment = { ...stage.environment, DATABASE_URL: database.url };
  try {
    await untilPromoted(ground);
    const restoredMs = Math.round(performance.now() - started);
    const waited = await waiting(database);
    const owner = database.url.replace('fealty_app', 'fealty_owner');
    const steps = [
      await runFealty(['migrate'], { ...environment, DATABASE_OWNER_URL: owner }),
      await runFealty(['webhooks', 'set-aside'], environment),
      await runFealty(['verify'], environment),
    ];
    const problems = steps.flatMap(({ code, out, err }) => (code === 0 ? [] : [out + err]));
    await receiver.forget();
    const server = await startFealty(environment);
    const client = new V1Client(server.url, stage.keys, 8);
    try {
      problems.push(...(await compare(database, kept)));
      await pause(1000);
      const toldAgain = await receiver.count();
      if (toldAgain > 0) problems.push(`${String(toldAgain)} old events were told again`);
      problems.push(...(await sendAgain(client, all)));
    } finally {
      client.close();
      await server.stop();
    }
    const verified = await runFealty(['verify'], environment);
    if (verified.code !== 0) problems.push(`verify does not fit: ${verified.out}`);
    if (waited === 0) {
      problems.push('nothing waited to be told at the moment, so nothing was proved');
    }
    await rm(archive, { recursive: true, force: true });
    return {
      volume: `${String(all.size)} requests, ${String(kept.size)} of them before the moment`,
      figures: {
        ...{ requests: all.size, before_the_moment: kept.size, restored_after_ms: restoredMs },
        waited_to_be_told: waited,
      },
      problems,
    };
  } finally {
    await ground.stop();
  }
}

/** The ledger holds what was acknowledged before the moment, and nothing else. */
async function compare(
  database: FaultDatabase,
  kept: ReadonlyMap<number, Logged>,
): Promise<string[]> {
  const rows = await database.ask<{ id: string }>('select id from transactions');
  const known = new Set(rows.map(({ id }) => id));
  const done = [...kept.values()].flatMap(({ ending }) =>
    ending.how === 'done' ? [ending.transactionId] : [],
  );
  const missing = done.filter((id) => !known.has(id));
  return [
    ...(missing.length === 0 ? [] : [`${String(missing.length)} acknowledged writes are missing`]),
    ...(known.size === done.length
      ? []
      : [`${String(known.size)} transactions, ${String(done.length)} acknowledged`]),
  ];
}

const TOGETHER = 16;

/** A shop sends everything again: no order earns twice, whichever side of the moment it was on. */
async function sendAgain(client: V1Client, all: ReadonlyMap<number, Logged>): Promise<string[]> {
  const earned = [...all.values()].filter(
    ({ operation, ending }) => operation.kind === 'purchase' && ending.how === 'done',
  );
  const statuses = new Set<string>();
  for (let at = 0; at < earned.length; at += TOGETHER) {
    const answers = await Promise.all(
      earned.slice(at, at + TOGETHER).map(({ operation }) => client.call(callOf(operation))),
    );
    for (const { status, code } of answers) statuses.add(`${String(status)}/${String(code)}`);
  }
  const rude = [...statuses].filter((each) => !['200/0', '400/609'].includes(each));
  const twice = await client.balance(memberEmail(MEMBERS - 1));
  return [
    ...rude.map((each) => `an order that was sent again was answered ${each}`),
    ...(Number.isSafeInteger(twice) ? [] : ['a balance could not be read']),
  ];
}
