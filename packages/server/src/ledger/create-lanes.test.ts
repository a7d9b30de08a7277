import { setImmediate as turn, setTimeout as pause } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import type { Command } from '@fealty/core';
import type pg from 'pg';
import { plain } from '../../../../tests/scenarios/programs.ts';
import { MERCHANT } from '../../../../tests/simulation/run/shop.ts';
import { memoryDriver } from '../../../../tests/simulation/scenario/memory-driver.ts';
import { countingFresh, START } from '../../../../tests/support/scenario/core-driver.ts';
import { Programs } from '../store/programs.ts';
import { createLanes, type LanesSettings } from './create-lanes.ts';
import type { Lanes } from './lanes.ts';
import type { Answer, Outcome, Submission } from './outcome.ts';

const actor = 'key:test';
const busyWords = (outcome: Outcome): { readonly status: number; readonly body: string } => {
  const isBusy = outcome.kind === 'busy';
  const after = isBusy ? ` after ${String(outcome.retryAfterSeconds)}` : '';
  return { status: isBusy ? 503 : 200, body: isBusy ? outcome.why + after : outcome.kind };
};
const of = (command: Command, terms: Partial<Submission> = {}): Submission => ({
  ...{ merchantId: MERCHANT, command, respond: busyWords, key: null, bulk: false },
  ...{ deadlineMs: Infinity, ...terms },
});
const award = (uid: string): Command => ({
  ...{ kind: 'award', actor, member: { by: 'uid', value: uid }, activityId: 'goodwill' },
});
const redeem = (uid: string): Command => ({
  ...{ kind: 'redeem', actor, member: { by: 'uid', value: uid }, rewardId: 'mug' },
});

/** Lanes whose database never answers: whatever they take waits. */
function stuckLanes(settings: Partial<LanesSettings>): {
  readonly lanes: Lanes;
  readonly connections: () => number;
} {
  let connections = 0;
  const lanes = createLanes({
    connect: () => {
      connections += 1;
      return new Promise<pg.Client>(() => undefined);
    },
    programs: new Programs(undefined as unknown as pg.Pool),
    watcher: { batchDone: () => undefined, trouble: () => undefined },
    settings,
  });
  return { lanes, connections: () => connections };
}

/** The answers that are there by now. */
async function answered(sent: readonly Promise<Answer>[]): Promise<readonly (string | null)[]> {
  await turn();
  await turn();
  return Promise.all(sent.map((one) => Promise.race([one.then(({ body }) => body), turn(null)])));
}

/** Waits for what is to come soon; whether it came is for the test to say. */
async function until(isThere: () => boolean): Promise<void> {
  for (let tries = 0; tries < 200 && !isThere(); tries += 1) await pause(1);
}

const FULL = 'queue_full after 1';

describe('lanes that are full', () => {
  it('say so, and keep a part of their room for redemptions', async () => {
    const { lanes } = stuckLanes({ count: 1, queueMax: 5 });
    const commands = [1, 2, 3, 4, 5].map((n) => award(String(n)));
    const sent = [...commands, redeem('6'), redeem('7')].map((one) => lanes.submit(of(one)));
    expect(lanes.waiting()).toBe(5);
    expect(await answered(sent)).toEqual([null, null, null, null, FULL, null, FULL]);
    expect(await sent[4]).toEqual({
      ...{ status: 503, body: FULL, replayed: false, retryAfterSeconds: 1 },
    });
  });

  it('leave imports and jobs room of their own', async () => {
    const { lanes } = stuckLanes({ count: 1, queueMax: 1, bulkCount: 1, bulkQueueMax: 1 });
    const sent = [false, true, false, true].map((bulk) => lanes.submit(of(award('1'), { bulk })));
    expect(await answered(sent)).toEqual([null, null, FULL, FULL]);
    expect(lanes.waiting()).toBe(2);
  });

  it('say so of simulations, of which so many may wait', async () => {
    const { lanes } = stuckLanes({ count: 1 });
    const sent = Array.from({ length: 258 }, () => lanes.simulate(of(award('1'))));
    expect((await answered(sent)).slice(255)).toEqual([null, FULL, FULL]);
    expect(await sent[257]).toMatchObject({ replayed: false, retryAfterSeconds: 1 });
  });
});

describe('simulations', () => {
  const scenario = { title: '', program: plain, table: '' };

  it('are taken on again once those before them are answered, however many there were', async () => {
    const driver = await memoryDriver(scenario, START, countingFresh());
    const { lanes, within } = driver;
    for (let round = 1; round <= 3; round += 1) {
      const many = Array.from({ length: 150 }, () => lanes.simulate(of(award('1'))));
      const answers = await within(() => Promise.all(many));
      expect(answers.filter(({ body }) => body === 'refused')).toHaveLength(150);
    }
    await driver.close();
  });

  it('go on over another connection where theirs was lost', async () => {
    const clients: pg.Client[] = [];
    const driver = await memoryDriver(scenario, START, countingFresh(), (client) => {
      clients.push(client);
    });
    const { lanes, within } = driver;
    const simulate = (): Promise<Answer> => lanes.simulate(of(award('1')));
    expect((await within(simulate)).body).toBe('refused');
    await within(() => {
      clients[0]?.emit('error', new Error('read ECONNRESET'));
      return simulate();
    });
    expect(clients).toHaveLength(2);
    await driver.close();
  });
});

it('what is past its deadline is dropped before it is in a batch, and nothing else', async () => {
  const { lanes } = stuckLanes({ count: 1 });
  const late = { deadlineMs: performance.now() - 1 };
  const sent = [lanes.submit(of(award('1'), late)), lanes.submit(of(award('2')))];
  expect(await answered(sent)).toEqual(['too_late after 1', null]);
  const alone = stuckLanes({ count: 1 });
  expect(await answered([alone.lanes.submit(of(award('1'), late))])).toEqual(['too_late after 1']);
  expect([alone.lanes.waiting(), alone.connections()]).toEqual([0, 0]);
});

describe('commands', () => {
  const into = { by: 'uid', value: 'ann' } as const;
  const purchases = { actor, activityId: 'made_a_purchase' } as const;
  const profile = { firstName: 'A', lastName: 'B' };
  it.each<[string, (about: string) => Command]>([
    ['a member', award],
    ['a new member', (email) => ({ kind: 'enroll', actor, profile: { ...profile, email } })],
    ['an order', (orderId) => ({ kind: 'return_order', ...purchases, orderId })],
    ['a transaction', (transactionId) => ({ kind: 'reverse_award', actor, transactionId })],
    ['who is merged', (from) => ({ kind: 'unmerge_members', actor, from })],
    [
      'who goes on for others',
      (uid) => ({ kind: 'merge_members', actor, from: into, into: { by: 'uid', value: uid } }),
    ],
  ])('about %s are in one batch at a time, and about many in all lanes', async (_what, make) => {
    const [one, many] = [stuckLanes({ count: 4 }), stuckLanes({ count: 4 })];
    const sent = Array.from({ length: 200 }, (_, n) => [
      one.lanes.submit(of(make('a'))),
      many.lanes.submit(of(make(`a${String(n)}`))),
    ]);
    expect((await answered(sent.flat())).every((answer) => answer === null)).toBe(true);
    await until(() => many.connections() === 4);
    expect([one.connections(), many.connections()]).toEqual([1, 4]);
  });
});

describe('lanes beside one whose batch is under way', () => {
  const submit = async (lanes: Lanes, from: number, count: number): Promise<void> => {
    for (let n = from; n < from + count; n += 1) void lanes.submit(of(award(String(n))));
    await turn();
    await turn();
  };

  it('leave it what little comes meanwhile, and take on what is much', async () => {
    const { lanes, connections } = stuckLanes({ count: 2, enough: 4 });
    await submit(lanes, 0, 3);
    expect([connections(), lanes.waiting()]).toEqual([1, 3]);
    await submit(lanes, 3, 3);
    expect([connections(), lanes.waiting()]).toEqual([1, 6]);
    await submit(lanes, 6, 1);
    expect([connections(), lanes.waiting()]).toEqual([2, 7]);
  });

  it('take on even what is little where it seems to be stuck', async () => {
    const { lanes, connections } = stuckLanes({ count: 2, enough: 4 });
    await submit(lanes, 0, 1);
    await submit(lanes, 1, 1);
    expect([connections(), lanes.waiting()]).toEqual([1, 2]);
    await until(() => connections() === 2);
    expect(connections()).toBe(2);
  });

  it('share what is very much', async () => {
    const { lanes, connections } = stuckLanes({ count: 2, enough: 4, batchMax: 32 });
    await submit(lanes, 0, 20);
    expect([connections(), lanes.waiting()]).toEqual([2, 20]);
  });
});

describe('lanes that are stopped', () => {
  const scenario = { title: '', program: plain, table: '' };
  const profile = { email: 'ann@example.com', firstName: 'Ann', lastName: 'T' };

  it('answer what they accepted before they are through, and take nothing new', async () => {
    const { lanes, within, store } = await memoryDriver(scenario, START, countingFresh());
    const enroll: Command = { kind: 'enroll', actor, profile };
    const ended: string[] = [];
    await within(async () => {
      const note = async (name: string, work: Promise<Answer | undefined>): Promise<void> => {
        ended.push(`${name} ${(await work)?.body ?? ''}`.trim());
      };
      const accepted = note('accepted', lanes.submit(of(enroll)));
      const simulated = note('simulated', lanes.simulate(of(enroll)));
      const drained = note(
        'drained',
        lanes.drain().then(() => undefined),
      );
      const late = note('late', lanes.submit(of(award('1'))));
      await Promise.all([accepted, simulated, drained, late]);
    });
    expect(ended[0]).toBe('late stopping after 1');
    expect(ended.at(-1)).toBe('drained');
    expect(ended.toSorted()).toContain('accepted done');
    expect(ended.toSorted()).toContain('simulated done');
    expect([lanes.waiting(), store.rows('members').length]).toEqual([0, 1]);
  });

  it('are through at once where nothing waits, however often they are told', async () => {
    const { lanes, within } = await memoryDriver(scenario, START, countingFresh());
    await within(() => lanes.drain());
    await within(() => lanes.drain());
    expect(lanes.waiting()).toBe(0);
  });
});
