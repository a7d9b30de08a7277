import { describe, expect, it } from 'vitest';
import type { Command } from '@fealty/core';
import { club } from '../../../../tests/scenarios/club-program.ts';
import { delayed, idle, plain, promoting } from '../../../../tests/scenarios/programs.ts';
import { MERCHANT } from '../../../../tests/simulation/run/shop.ts';
import { keptAfter } from '../../../../tests/simulation/scenario/kept-after.ts';
import { memoryDriver } from '../../../../tests/simulation/scenario/memory-driver.ts';
import type { MemoryStore } from '../../../../tests/simulation/store/memory-store.ts';
import type { TableName } from '../../../../tests/simulation/store/tables.ts';
import { countingFresh, START } from '../../../../tests/support/scenario/core-driver.ts';
import { runScenario } from '../../../../tests/support/scenario/run.ts';
import type { Answer, RequestKey } from './outcome.ts';

/** Some columns of a table's rows, in the order in which they were written. */
function columnsOf(store: MemoryStore, table: TableName, names: readonly string[]): unknown[] {
  return store.rows(table).map((row) => names.map((name) => row[name]));
}

function parsed(text: unknown): unknown {
  return JSON.parse(String(text)) as unknown;
}

describe('what is kept of a decision', () => {
  it('about an award says who settled it and why, where somebody said so', async () => {
    const store = await keptAfter({
      program: delayed,
      table: `
        day 1  enroll
        day 1  award - for survey
        day 1  award - for survey
        day 1  award - for survey
        day 2  modify #2 to 60 because thorough
        day 3  approve #2 by eve because fine
        day 3  reject #3 because copied
        day 3  approve #4 by eve
      `,
    });
    const notes = columnsOf(store, 'transaction_notes', ['what', 'points', 'by', 'reason']);
    expect(notes).toEqual([
      ['modified', 60, 'moderator', 'thorough'],
      ['approved', null, 'eve', 'fine'],
      ['rejected', null, 'moderator', 'copied'],
    ]);
    expect(columnsOf(store, 'transaction_statuses', ['status', 'by', 'number'])).toEqual([
      ['approved', 'eve', 1],
      ['rejected', 'moderator', 1],
      ['approved', 'eve', 1],
    ]);
    const [, settled] = store.rows('transactions');
    expect(settled).toMatchObject({ status: 'rejected' });
  });

  it('that refuses is what was asked, by whom, and why not', async () => {
    const store = await keptAfter({
      program: plain,
      table: `
        day 1  enroll
        day 1  redeem mug                 →  refused points_insufficient
        day 1  bob: deduct 5              →  refused member_unknown
      `,
    });
    const [ann] = store.rows('members');
    const refusals = store.rows('refusals');
    expect(refusals.map((row) => [row['code'], row['member_id'], row['place']])).toEqual([
      ['points_insufficient', ann?.['id'], 0],
      ['member_unknown', null, 0],
    ]);
    expect(refusals.map(({ command }) => parsed(command))).toMatchObject([
      { kind: 'redeem', actor: 'key:scenario', rewardId: 'mug' },
      { kind: 'deduct', points: 5 },
    ]);
    expect(refusals.map(({ trace }) => Array.isArray(parsed(trace)))).toEqual([true, true]);
    expect(store.rows('journal')).toHaveLength(1);
  });

  it('that makes no transaction is a line of the journal, one for each command', async () => {
    const store = await keptAfter({
      program: plain,
      table: `
        day 1  enroll
        day 2  change city Rome
        day 2  change city Rome
        day 3  award 5
      `,
    });
    const kinds = store
      .rows('journal')
      .map(({ command, cached_id }) => [(parsed(command) as Command).kind, cached_id]);
    expect(kinds).toEqual([
      ['enroll', null],
      ['update_member', null],
    ]);
  });

  it('about orders of strangers is how each of them ended', async () => {
    const store = await keptAfter({
      program: club,
      table: `
        day 1  purchase O1 20             →  cached 20
        day 1  purchase O2 30             →  cached 30
        day 2  return O2                  →  cached 0
        day 3  enroll
        day 4  bob: purchase O3 8         →  cached 8
      `,
    });
    const cached = columnsOf(store, 'cached_purchases', ['email', 'order_id', 'status', 'code']);
    expect(cached).toEqual([
      ['ann@example.com', 'O1', 'converted', null],
      ['ann@example.com', 'O2', 'returned', null],
      ['bob@example.com', 'O3', 'waiting', null],
    ]);
    const ids = store.rows('journal').map(({ cached_id }) => cached_id);
    expect(ids.filter((id) => id !== null)).toEqual(
      store.rows('cached_purchases').map(({ id }) => id),
    );
  });

  it('that hands out a coupon is which one, to whom, and what became of it', async () => {
    const coupons = { voucher: [{ code: 'ONE' }, { code: 'TWO', expiresOnDay: 9 }] };
    const store = await keptAfter({
      ...{ program: plain, coupons },
      table: `
        day 1  enroll
        day 1  adjust +200
        day 1  redeem voucher             →  coupon ONE
        day 1  redeem voucher             →  coupon TWO
        day 2  cancel #3
        day 3  purchase O1 5 coupon TWO
      `,
    });
    const of = columnsOf(store, 'coupons', ['code', 'issued_place', 'order_id']);
    expect(of).toEqual([
      ['ONE', 0, null],
      ['TWO', 0, 'O1'],
    ]);
    const moments = store.rows('coupons').map(({ issued_moment: at }) => Number(at));
    expect(moments.every((at) => at > 0) && moments[0] !== moments[1]).toBe(true);
    const [burned, used] = store.rows('coupons');
    expect([burned?.['burned_at'] === null, used?.['burned_at']]).toEqual([false, null]);
    expect(columnsOf(store, 'reward_stocks', ['uploaded', 'issued'])).toEqual([[2, 2]]);
    const alerts = columnsOf(store, 'stock_alerts', ['alert', 'reward_id', 'uploaded', 'issued']);
    expect(alerts.at(-1)).toEqual(['reward.paused', 'voucher', 2, 2]);
  });

  it('that makes a code on the spot is that code, and the order that brings it back', async () => {
    const store = await keptAfter({
      program: club,
      table: `
        day 1  enroll
        day 1  purchase O1 50
        day 1  redeem mug
        day 1  redeem mug
        day 2  cancel #3
      `,
    });
    const [member] = store.rows('members');
    const made = store.rows('generated_coupons');
    expect(made.map((row) => [row['reward_id'], row['member_id']])).toEqual([
      ['mug', member?.['id']],
      ['mug', member?.['id']],
    ]);
    expect(made.every(({ code }) => /^MUG-[0-9A-Z]{4}-\d{4}$/.test(String(code)))).toBe(true);
    expect(made.map(({ burned_at: at }) => at === null)).toEqual([false, true]);
  });

  it('that draws on budgets is each draw, and each that comes back, in its place', async () => {
    const store = await keptAfter({
      program: promoting,
      table: `
        day 1  enroll
        day 1  purchase O1 10 tags app
        day 2  return O1
      `,
    });
    const names = ['budget_id', 'released', 'points', 'uses'];
    expect(columnsOf(store, 'budget_moves', names)).toEqual([
      ['launch', false, 10, 1],
      ['app', false, 5, 1],
      ['launch', true, 10, 1],
      ['app', true, 5, 1],
    ]);
    const sums = columnsOf(store, 'budgets', ['budget_id', 'points', 'uses']);
    expect(sums).toEqual([
      ['launch', 0, 0],
      ['app', 0, 0],
      ['surveys', 0, 0],
    ]);
  });

  it('that keeps idle points alive stands in the posting that tells of it, and in no other', async () => {
    const store = await keptAfter({
      program: idle,
      table: `
        day 1  enroll
        day 1  purchase O1 50
        day 9  purchase O2 5
        day 9  deduct 5
      `,
    });
    const keeps = store.rows('postings').map(({ keeps_until: until }) => until);
    const lapse = (month: number, day: number): number => Date.UTC(2026, month, day) - 1;
    expect(keeps).toEqual([lapse(1, 2), lapse(1, 10), null]);
  });

  it('of a merge is what the other brought, and the terms of a tier held by hand', async () => {
    const table = (first: string): string => `
      day 1  enroll
      day 1  bob: enroll city Rome
      day 1  bob: award 5
      day 2  ${first}
      day 3  merge bob
    `;
    const merges = async (first: string): Promise<unknown> =>
      (await keptAfter({ program: plain, table: table(first) }))
        .rows('member_merges')
        .map((row) => [
          row['owed'],
          row['filled'],
          row['into_tier_id'],
          row['into_terms'] === null,
        ]);
    expect(await merges('award 1')).toEqual([[0, ['city'], 'silver', true]]);
    expect(await merges('give gold')).toEqual([[0, ['city'], 'gold', false]]);
  });
});

it('a shop that keeps no events has none, nor numbers for them', async () => {
  const scenario = { title: '', program: plain, table: 'day 1  enroll\nday 1  award 5' };
  const driver = await memoryDriver(scenario, START, countingFresh());
  const [merchant] = driver.store.rows('merchants');
  driver.store.seed('merchants', { ...merchant, keeps_events: false });
  expect(await runScenario(scenario, driver)).toEqual([]);
  await driver.close();
  expect(driver.store.rows('events')).toEqual([]);
  expect(columnsOf(driver.store, 'member_heads', ['event_seq', 'available'])).toEqual([[0, 5]]);
});

describe('a request key', () => {
  const profile = { email: 'ann@example.com', firstName: 'Ann', lastName: 'T' };
  const enroll: Command = { kind: 'enroll', actor: 'key:test', profile };
  const award: Command = {
    ...{ kind: 'award', actor: 'key:test', activityId: 'goodwill' },
    member: { by: 'email', value: profile.email },
  };

  /** Sends commands of one key, all at once. */
  async function sent(
    commands: readonly (readonly [Command, RequestKey])[],
    passing?: true,
  ): Promise<{ readonly answers: readonly Answer[]; readonly store: MemoryStore }> {
    const scenario = { title: '', program: plain, table: '' };
    const driver = await memoryDriver(scenario, START, countingFresh());
    const { lanes, within, store } = driver;
    let words = 0;
    const answers = await within(() =>
      Promise.all(
        commands.map(([command, key]) =>
          lanes.submit({
            ...{ merchantId: MERCHANT, command, key, deadlineMs: Infinity, bulk: false },
            respond: ({ kind }) => {
              words += 1;
              const more = passing === undefined ? {} : { passing };
              return { status: 200, body: `${kind} ${String(words)}`, ...more };
            },
          }),
        ),
      ),
    );
    await driver.close();
    return { answers, store };
  }

  const key = (name: string, said: string): RequestKey => ({
    ...{ key: name, fingerprint: Buffer.from(said) },
  });

  it('has one answer, given again to the same request of the same batch', async () => {
    const once = key('once', 'join');
    const { answers, store } = await sent([
      [enroll, once],
      [enroll, once],
      [enroll, key('once', 'another')],
    ]);
    expect(answers.map(({ body, replayed }) => [body, replayed])).toEqual([
      ['done 1', false],
      ['done 1', true],
      ['key_reused 2', false],
    ]);
    const [member] = store.rows('members');
    const names = ['key', 'fingerprint', 'status', 'body', 'member_id'];
    expect(columnsOf(store, 'request_keys', names)).toEqual([
      ['once', once.fingerprint.toString('hex'), 200, 'done 1', member?.['id']],
    ]);
  });

  it('keeps no answer that says to come again, and one of its own for each command', async () => {
    const again = await sent([[award, key('one', 'a')]], true);
    expect([again.answers[0]?.body, again.store.rows('request_keys')]).toEqual(['refused 1', []]);
    const { store } = await sent([
      [enroll, key('one', 'a')],
      [award, key('two', 'b')],
    ]);
    expect(columnsOf(store, 'request_keys', ['key']).flat().toSorted()).toEqual(['one', 'two']);
  });
});
