import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { memberEmail } from '../operations.ts';
import type { Fault, Outcome, Setting } from '../suite/fault.ts';
import { openStage, type Stage } from '../suite/stage.ts';

export const heldMember: Fault = {
  id: 'F6',
  name: 'A stranger holds a member',
  promise: 'That member’s writes are told to come back after 3 seconds; nobody else waits.',
  attack: 'a session locks one member’s row for half a minute while others buy',
  async run(setting) {
    const stage = await openStage(setting, await setting.ground());
    try {
      return await hold(setting, stage);
    } finally {
      await stage.close();
    }
  },
};

const HELD_MS = { short: 3500, full: 30_000 };
const STRANGERS = 6;
const WAITS_MAX_MS = 6000;
const FACTOR_MAX = 3;
/** What a busy machine adds by itself. */
const SLACK_MS = 150;

async function hold(setting: Setting, stage: Stage): Promise<Outcome> {
  const free = await timesOfOthers(stage, 1500, 'free');
  const session = new pg.Client({ ...stage.database.owner });
  await session.connect();
  await session.query('begin');
  await session.query(
    `select 1 from member_heads h join members m on m.merchant_id = h.merchant_id and m.id = h.id
      where m.email = $1 for update of h`,
    [memberEmail(0)],
  );
  const until = performance.now() + HELD_MS[setting.form];
  const client = stage.client();
  const statuses = new Set<number>();
  let longestMs = 0;
  const own = async (): Promise<void> => {
    while (performance.now() < until) {
      const started = performance.now();
      const { status } = await client.purchase(memberEmail(0), `held-${String(started)}`, 3);
      statuses.add(status);
      longestMs = Math.max(longestMs, performance.now() - started);
    }
  };
  const [held] = await Promise.all([timesOfOthers(stage, HELD_MS[setting.form], 'held'), own()]);
  await session.query('rollback');
  await session.end();
  await pause(100);
  const after = await client.purchase(memberEmail(0), 'held-after', 3);
  client.close();
  const [before, beside] = [percentile(free, 0.99), percentile(held, 0.99)];
  return {
    volume: `${String(held.length)} purchases beside it`,
    figures: {
      ...{ others_p99_free_ms: before, others_p99_held_ms: beside, purchases: held.length },
      ...{ own_longest_ms: Math.round(longestMs), own_statuses: [...statuses].join(', ') },
    },
    problems: [
      ...([...statuses].join() === '503'
        ? []
        : [`his writes were answered ${[...statuses].join()}`]),
      ...(longestMs < WAITS_MAX_MS ? [] : [`he waited ${String(Math.round(longestMs))} ms`]),
      ...(beside < before * FACTOR_MAX + SLACK_MS ? [] : ['others waited for a stranger’s lock']),
      ...(after.status === 200 ? [] : [`afterwards he was answered ${after.text}`]),
    ],
  };
}

/** How long purchases of other members took, milliseconds, in order. */
async function timesOfOthers(stage: Stage, lastsMs: number, name: string): Promise<number[]> {
  const client = stage.client(STRANGERS);
  const until = performance.now() + lastsMs;
  const times: number[] = [];
  const buy = async (turn: number): Promise<void> => {
    for (let count = 0; performance.now() < until; count += 1) {
      const started = performance.now();
      const order = `${name}-${String(turn)}-${String(count)}`;
      const { status, text } = await client.purchase(memberEmail(turn + 1), order, 3);
      if (status !== 200) throw new Error(`another member was answered ${text}`);
      times.push(performance.now() - started);
    }
  };
  await Promise.all(Array.from({ length: STRANGERS }, (_none, turn) => buy(turn)));
  client.close();
  return times.sort((one, two) => one - two);
}

function percentile(sorted: readonly number[], share: number): number {
  return Math.round(sorted[Math.floor((sorted.length - 1) * share)] ?? 0);
}
