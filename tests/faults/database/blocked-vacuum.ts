import { execFile } from 'node:child_process';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import pg from 'pg';
import { startHookReceiver, type HookReceiver } from '../../support/hook-receiver.ts';
import { addWebhook, LOOPBACK_RECEIVERS } from '../../support/webhook-setting.ts';
import type { OpenLoopReport, OpenLoopTerms } from '../open-loop.ts';
import { memberEmail, MEMBERS as MEMBERS_THERE } from '../operations.ts';
import type { Fault, Outcome, Setting } from '../suite/fault.ts';
import { openStage, type Stage } from '../suite/stage.ts';
import { untilTold } from '../suite/until-told.ts';

export const blockedVacuum: Fault = {
  id: 'F25',
  name: 'Vacuum blocked',
  promise:
    'Events are told at most twice as late at the 99th percentile, and a metric says how old the oldest transaction is.',
  attack:
    'a session of somebody else keeps a snapshot open for 15 minutes while events are written and told',
  isLong: true,
  async run(setting) {
    const receiver = await startHookReceiver();
    const stage = await openStage(setting, await setting.ground(), {
      environment: { ...LOOPBACK_RECEIVERS, FEALTY_BASE_URL: 'https://loyalty.example' },
    });
    try {
      const hook = { kind: 'webhook_v2', batchSize: 1, types: ['points.awarded'] } as const;
      await addWebhook(stage.environment, stage.keys, { ...hook, url: receiver.url('/') });
      await enroll(stage, MEMBERS_THERE, MEMBERS_ALL[setting.form]);
      return await block(setting, stage, receiver);
    } finally {
      await stage.close();
      await receiver.stop();
    }
  },
};

const SCRIPT = fileURLToPath(new URL('../open-loop.ts', import.meta.url));
/**
 * Requests a second, four of five of which are events; fewer where a machine does less: what cannot be told
 * in time at all says nothing of vacuum.
 */
const RATE_MAX = { short: 50, full: 625 };
const PEAK_SHARE = 0.25;
const PEAK_AT_ONCE = 64;
const BUSY_MS = 5000;
const WINDOW_MS = { short: 3000, full: 20_000 };
const BLOCKED_MINUTES = { short: 0.1, full: 15 };
const FACTOR_MAX = 2;
/** A shop of so many events has many members: old versions of one row are another matter than old rows. */
const MEMBERS_ALL = { short: 400, full: 10_000 };
const ENROLLED_AT_ONCE = 16;
/** What a busy machine adds by itself. */
const SLACK_MS = 150;

async function block(setting: Setting, stage: Stage, receiver: HookReceiver): Promise<Outcome> {
  const windowMs = WINDOW_MS[setting.form];
  const blockedMs = (setting.minutes ?? BLOCKED_MINUTES[setting.form]) * 60_000;
  // What is measured runs for months; the first seconds are the compiler's.
  const members = MEMBERS_ALL[setting.form];
  const peak = await load(stage, { rate: 0, lastsMs: windowMs, atOnceMax: PEAK_AT_ONCE, members });
  await untilTold(stage.database);
  const rate = Math.min(RATE_MAX[setting.form], Math.ceil(peak.goodput * PEAK_SHARE));
  const lastsMs = 3 * windowMs + blockedMs;
  const loading = load(stage, { rate, lastsMs, atOnceMax: 2000, members });
  await pause(windowMs / 2);
  const calm = await timesToTell(stage, receiver, windowMs);
  const session = new pg.Client({ ...stage.database.owner });
  await session.connect();
  await session.query('begin isolation level repeatable read');
  await session.query('select count(*) from events');
  await pause(blockedMs);
  const blocked = await timesToTell(stage, receiver, windowMs);
  const told = await metricsOf(stage);
  await session.query('rollback');
  await session.end();
  const { sent, failed, turnedAway } = await loading;
  const [before, beside] = [percentile(calm, 0.99), percentile(blocked, 0.99)];
  return {
    volume: `${String(sent)} requests in ${(blockedMs / 60_000).toFixed(1)} minutes`,
    figures: {
      rate,
      ...{ sent, turned_away: turnedAway, failed, measured: calm.length + blocked.length },
      ...{ told_p99_calm_ms: before, told_p99_blocked_ms: beside },
      ...{ told_p50_calm_ms: percentile(calm, 0.5), told_p50_blocked_ms: percentile(blocked, 0.5) },
      ...{ oldest_transaction_s: told.oldest, dead_queue_rows: told.dead },
    },
    problems: [
      ...(failed === 0 ? [] : [`${String(failed)} requests failed`]),
      ...(calm.length > 0 && blocked.length > 0
        ? []
        : ['no event was told, so nothing was proved']),
      ...(before < BUSY_MS ? [] : ['the machine was too busy to tell anything by it']),
      ...(beside <= before * FACTOR_MAX + SLACK_MS ? [] : ['events are told much later']),
      ...(told.oldest * 1000 >= blockedMs ? [] : ['the metric does not say how old it is']),
    ],
  };
}

async function enroll(stage: Stage, from: number, until: number): Promise<void> {
  const client = stage.client(ENROLLED_AT_ONCE);
  let next = from;
  const work = async (): Promise<void> => {
    while (next < until) await client.enroll(memberEmail(next++));
  };
  await Promise.all(Array.from({ length: ENROLLED_AT_ONCE }, work));
  client.close();
}

async function load(
  stage: Stage,
  how: Pick<OpenLoopTerms, 'rate' | 'lastsMs' | 'atOnceMax' | 'members'>,
): Promise<OpenLoopReport> {
  const terms: OpenLoopTerms = { url: stage.urls()[0] ?? '', ...stage.keys, ...how };
  const { stdout } = await promisify(execFile)(process.execPath, [SCRIPT, JSON.stringify(terms)]);
  return JSON.parse(stdout) as OpenLoopReport;
}

/** From the decision of an event to its arrival, milliseconds in order, of those that come in a while. */
async function timesToTell(
  { database }: Stage,
  receiver: HookReceiver,
  lastsMs: number,
): Promise<number[]> {
  await receiver.forget();
  await pause(lastsMs);
  const arrived = new Map(
    (await receiver.received()).flatMap(({ ids, at }) => ids.map((id) => [id, at] as const)),
  );
  const rows = await database.ask<{ id: string; at: number }>(
    `select id, extract(epoch from at)::float8 * 1000 as at from events where id = any($1::text[])`,
    [[...arrived.keys()]],
  );
  return rows.map(({ id, at }) => (arrived.get(id) ?? at) - at).sort((one, two) => one - two);
}

async function metricsOf(
  stage: Stage,
): Promise<{ readonly oldest: number; readonly dead: number }> {
  const text = await (await fetch(`${stage.urls()[0] ?? ''}/metrics`)).text();
  const gauge = (name: string): number =>
    Number(new RegExp(`^fealty_database_${name} (\\S+)$`, 'm').exec(text)?.[1] ?? 'NaN');
  return { oldest: gauge('oldest_transaction_seconds'), dead: gauge('dead_queue_rows') };
}

function percentile(sorted: readonly number[], share: number): number {
  return Math.round(sorted[Math.floor((sorted.length - 1) * share)] ?? 0);
}
