import { describe, expect, it } from 'vitest';
import { coreDriver } from '../../../../tests/support/scenario/core-driver.ts';
import { noonOf } from '../../../../tests/support/scenario/driver.ts';
import { plain } from '../../../../tests/scenarios/programs.ts';
import type { Command } from '../commands.ts';
import { LAPSES_MAX } from './decide-expire.ts';

const actor = 'job:expire';
const member = { by: 'email', value: 'ann@example.com' } as const;

describe('expiry', () => {
  it('lets a bounded number of lots lapse at a time, and nothing when none is due', async () => {
    const driver = coreDriver({ title: '', program: plain, table: '' });
    const day = (number: number): number => noonOf(driver, number);
    const profile = { email: 'ann@example.com', firstName: 'Ann', lastName: 'T' };
    await driver.carryOut({ kind: 'enroll', actor, profile }, day(1));
    const award: Command = {
      kind: 'award',
      actor,
      member,
      activityId: 'goodwill',
      expiresAt: day(5),
    };
    for (let lot = 0; lot < LAPSES_MAX + 2; lot += 1) await driver.carryOut(award, day(1));
    const lapsed: (number | null)[] = [];
    for (let round = 0; round < 3; round += 1) {
      const ended = await driver.carryOut({ kind: 'expire_points', actor, member }, day(6));
      lapsed.push(ended.kind === 'done' ? (ended.transaction?.points ?? null) : null);
    }
    expect(lapsed).toEqual([LAPSES_MAX * 10, 20, null]);
    expect((await driver.balances('ann@example.com')).available).toBe(0);
  });
});
