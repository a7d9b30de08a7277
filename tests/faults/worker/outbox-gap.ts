import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { startChaosProxy, type Fate, type Piece } from '../../support/chaos-proxy.ts';
import { startHookReceiver, type HookReceiver } from '../../support/hook-receiver.ts';
import { V1Client, type ShopKeys } from '../../support/v1-client.ts';
import { addWebhook, LOOPBACK_RECEIVERS } from '../../support/webhook-setting.ts';
import { startFealty } from '../../support/fealty-process.ts';
import { memberEmail, MEMBERS } from '../operations.ts';
import { judgeDeliveries, isFaultless } from '../judge-deliveries.ts';
import type { Fault, Outcome, Setting } from '../suite/fault.ts';
import { openStage, type Stage } from '../suite/stage.ts';

export const outboxGap: Fault = {
  id: 'F24',
  name: 'Commits out of order',
  promise:
    'Who follows events skips none though transactions commit late, webhooks do not wait for strangers, and each member’s stay in order.',
  attack:
    'commits of one process are kept back on their way while another one commits; beside it a transaction stays open',
  async run(setting) {
    const ground = await setting.ground();
    const held = { on: false, times: 0 };
    const see = ({ way, kind, bytes, application }: Piece): Fate => {
      const isCommit =
        way === 'up' &&
        kind === 'B' &&
        application.endsWith(' lane') &&
        bytes.includes('lane.commit');
      if (!isCommit || !held.on) return 'pass';
      held.times += 1;
      return 'hold';
    };
    const line = await startChaosProxy({
      target: { path: ground.socket },
      speaks: 'postgres',
      see,
    });
    const receiver = await startHookReceiver();
    const stage = await openStage(setting, ground, {
      environment: { ...LOOPBACK_RECEIVERS, FEALTY_BASE_URL: 'https://loyalty.example' },
    });
    try {
      const late = { ...stage.environment, DATABASE_URL: stage.database.urlThrough(line.port) };
      stage.servers.push(await startFealty(late));
      return await bait({ setting, stage, receiver, held, release: line.release });
    } finally {
      await stage.close();
      await receiver.stop();
      await line.close();
    }
  },
};

const ROUNDS = { short: 2, full: 40 };
/** Short of what makes the process give its line up. */
const HELD_MS = 900;
const OPEN_MS = { short: 1500, full: 30_000 };
const TOLD_WAIT_MS = 60_000;
const EACH = 12;

interface Bait {
  readonly setting: Setting;
  readonly stage: Stage;
  readonly receiver: HookReceiver;
  readonly held: { on: boolean; times: number };
  readonly release: () => void;
}

async function bait(terms: Bait): Promise<Outcome> {
  const { setting, stage, receiver, held, release } = terms;
  const [url = '', lateUrl = ''] = stage.urls();
  const [early, late] = [url, lateUrl].map((each) => new V1Client(each, stage.keys, EACH));
  if (early === undefined || late === undefined) throw new Error('two servers were wanted');
  const hook = { kind: 'webhook_v2', batchSize: 1, types: ['points.awarded'] } as const;
  await addWebhook(stage.environment, stage.keys, { ...hook, url: receiver.url('/') });
  const follower = follow(url, stage.keys);
  const award = (by: V1Client, turn: number): Promise<unknown> =>
    by.call({
      path: 'award',
      form: { user_email: memberEmail(turn % MEMBERS), activity_id: 'said_hello' },
    });
  const rounds = ROUNDS[setting.form];
  for (let round = 0; round < rounds; round += 1) {
    held.on = true;
    // Of these members the second process writes, and its commits do not arrive.
    const slow = Array.from({ length: EACH }, (_none, turn) => award(late, turn));
    await pause(HELD_MS / 3);
    await Promise.all(Array.from({ length: EACH }, (_none, turn) => award(early, EACH + turn)));
    await pause(HELD_MS / 3);
    held.on = false;
    release();
    await Promise.all(slow);
  }
  const openMs = OPEN_MS[setting.form];
  const toldMs = await tellWhileOpen(terms, openMs, () => award(early, 1));
  const isLate = toldMs >= openMs;
  const owed = await stage.database.ask<{ id: string; memberId: string; sequence: number }>(
    `select id, member_id as "memberId", sequence::integer from events
      where type = 'points.awarded' order by member_id, sequence`,
  );
  const until = performance.now() + TOLD_WAIT_MS;
  while ((await receiver.count()) < owed.length && performance.now() < until) await pause(50);
  const followed = await follower.stop();
  for (const client of [early, late]) client.close();
  const received = (await receiver.received()).map(({ ids }) => ({ ids, digest: null }));
  const told = judgeDeliveries(owed, received);
  const read = judgeDeliveries(owed, [{ ids: followed, digest: null }]);
  return {
    volume: `${String(owed.length)} events, ${String(held.times)} commits kept back`,
    figures: {
      ...{ events: owed.length, commits_kept_back: held.times, told_again: told.repeated },
      told_while_a_transaction_was_open_ms: toldMs,
    },
    problems: [
      ...(isFaultless(told) ? [] : [`webhooks: ${JSON.stringify(told)}`]),
      // Two events of one member by two processes may change places; none is missing, none comes twice.
      ...(read.lost.length + read.repeated === 0 ? [] : [`followed: ${JSON.stringify(read)}`]),
      ...(held.times === 0 ? ['no commit was kept back'] : []),
      ...(isLate ? ['webhooks waited for a stranger’s transaction'] : []),
    ],
  };
}

/** How long a webhook was waited for beside a stranger's transaction; all of it if none came. */
async function tellWhileOpen(
  { stage, receiver }: Pick<Bait, 'stage' | 'receiver'>,
  lastsMs: number,
  write: () => Promise<unknown>,
): Promise<number> {
  const session = new pg.Client({ ...stage.database.owner });
  await session.connect();
  await session.query('begin');
  await session.query('select pg_current_xact_id()');
  const before = await untilStill(receiver);
  const started = performance.now();
  await write();
  let toldMs = lastsMs;
  while (performance.now() - started < lastsMs) {
    if (toldMs === lastsMs && (await receiver.count()) > before) {
      toldMs = Math.round(performance.now() - started);
    }
    await pause(20);
  }
  await session.query('rollback');
  await session.end();
  return toldMs;
}

/** How many have come once no more come. */
async function untilStill(receiver: HookReceiver): Promise<number> {
  for (;;) {
    const before = await receiver.count();
    await pause(300);
    if ((await receiver.count()) === before) return before;
  }
}

/** Follows a shop's events from the first on, until it is told to stop and there are no more. */
function follow(url: string, { partnerId, apiKey }: ShopKeys): { stop(): Promise<string[]> } {
  const ids: string[] = [];
  let stopping = false;
  const run = async (): Promise<void> => {
    let after = '';
    for (;;) {
      const last = stopping;
      const query = `count=20${after === '' ? '' : `&after=${encodeURIComponent(after)}`}`;
      const response = await fetch(`${url}/v2/loyalty/events?${query}`, {
        headers: { 'partner-id': partnerId, 'api-key': apiKey },
        signal: AbortSignal.timeout(10_000),
      });
      const { data } = (await response.json()) as {
        data: { events: { id: string; event: string }[]; next_after: string; more: boolean };
      };
      ids.push(...data.events.flatMap(({ id, event }) => (event === 'points.awarded' ? [id] : [])));
      after = data.next_after;
      if (data.more) continue;
      if (last) return;
      await pause(25);
    }
  };
  const done = run();
  done.catch(() => undefined);
  return {
    async stop() {
      stopping = true;
      await done;
      return ids;
    },
  };
}
