import { describe, expect, it } from 'vitest';
import type { ProgramDocument } from '@fealty/core';
import { plain } from '../../../../tests/scenarios/programs.ts';
import { keptAfter } from '../../../../tests/simulation/scenario/kept-after.ts';
import type { MemoryStore } from '../../../../tests/simulation/store/memory-store.ts';

/** Whatever gives more than a hundred points at once is held. */
const watched: ProgramDocument = {
  ...plain,
  breaker: { mode: 'fixed', pointsPerAwardMax: '100', watchMinutes: 0 },
  activities: [
    { id: 'made_a_purchase', name: 'Purchase', earn: { multiplier: '1' } },
    { id: 'goodwill', name: 'Goodwill', earn: { points: '10' } },
    { id: 'gift', name: 'Gift', earn: { points: '30' }, breaker: { mode: 'off' } },
  ],
};

const NOON = Date.UTC(2026, 0, 1, 12) / 3_600_000;

/** The hours of a store by activity, in days behind the first. */
function hoursOf(store: MemoryStore): readonly unknown[] {
  return store.rows('award_hours').map((row) => ({
    day: ((row['hour'] as number) - NOON) / 24 + 1,
    activity: row['activity_id'],
    given: [row['awards'], row['points'], row['greatest']],
    held: row['held'],
    released: [row['released_awards'], row['released_points']],
  }));
}

async function after(table: string): Promise<MemoryStore> {
  return keptAfter({ program: watched, table });
}

describe('what activities give in an hour', () => {
  it('is summed up by activity, with the greatest award', async () => {
    const store = await after(`
      day 1  enroll
      day 1  purchase O1 40
      day 1  purchase O2 90
      day 1  award 20 for goodwill
      day 2  purchase O3 7
    `);
    const none = { held: 0, released: [0, 0] };
    expect(hoursOf(store)).toEqual([
      { day: 1, activity: 'made_a_purchase', given: [2, 130, 90], ...none },
      { day: 1, activity: 'goodwill', given: [1, 20, 20], ...none },
      { day: 2, activity: 'made_a_purchase', given: [1, 7, 7], ...none },
    ]);
  });

  it('is not written down of activities that nobody watches, nor of what is taken back', async () => {
    const store = await after(`
      day 1  enroll
      day 1  award - for gift
      day 1  deduct 20
    `);
    expect(hoursOf(store)).toEqual([]);
  });

  it('has no part in it of what is held, until that is approved: in the hour in which it came', async () => {
    const table = `
      day 1  enroll
      day 1  purchase O1 101                  →  pending 101
    `;
    const waiting = { day: 1, activity: 'made_a_purchase', given: [0, 0, 0], held: 1 };
    expect(hoursOf(await after(table))).toEqual([{ ...waiting, released: [0, 0] }]);
    const rejected = await after(`${table}\nday 2  reject #2`);
    expect(hoursOf(rejected)).toEqual([{ ...waiting, released: [0, 0] }]);
    const approved = await after(`
      ${table}
      day 2  modify #2 to 150
      day 3  approve #2 by eve                →  available 150
    `);
    expect(hoursOf(approved)).toEqual([{ ...waiting, given: [0, 0, 150], released: [1, 150] }]);
  });
});

describe('an award that is held', () => {
  const table = `
    day 1  enroll
    day 1  bob: enroll
    day 1  purchase O1 101
    day 1  bob: purchase O2 102
    day 2  reject #3
    day 3  bob: approve #4 by eve
  `;

  it('is kept with why, and with what somebody made of it', async () => {
    const held = (await after(table))
      .rows('held_awards')
      .map((row) => [
        ...[row['activity_id'], row['reason'], row['seen'], row['allowed'], row['outcome']],
      ]);
    const bound = ['made_a_purchase', 'points_per_award'];
    expect(held).toEqual([
      [...bound, 101, 100, 'rejected'],
      [...bound, 102, 100, 'released'],
    ]);
  });

  it('opens the breaker of its activity with what was noticed first', async () => {
    const openings = (await after(table))
      .rows('breaker_openings')
      .map((row) => [
        ...[row['activity_id'], row['reason'], row['seen'], row['bound_by'], row['before_points']],
      ]);
    expect(openings).toEqual([['made_a_purchase', 'points_per_award', 101, 'program', null]]);
  });
});
