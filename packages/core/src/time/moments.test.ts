import { describe, expect, it } from 'vitest';
import { coreDriver } from '../../../../tests/support/scenario/core-driver.ts';
import { celebrating, idle, plain, reminding } from '../../../../tests/scenarios/programs.ts';
import type { Command, CorrectionAct } from '../commands.ts';
import type { ProgramDocument } from '../program/document.ts';
import { DAY } from '../time/instant.ts';

const actor = 'key:test';
const email = 'ann@example.com';
const member = { by: 'email', value: email } as const;
const NOON = Date.UTC(2026, 0, 1, 12);

/** A shop that Ann joined at noon, and what a command comes to at a time. */
async function shop(program: ProgramDocument) {
  const driver = coreDriver({ title: '', program, table: '' });
  const profile = { email, firstName: 'Ann', lastName: 'T' };
  await driver.carryOut({ kind: 'enroll', actor, profile }, NOON);
  const head = async () => {
    const found = await driver.member(email);
    if (found === null) throw new Error('nobody');
    return found;
  };
  const award = (at: number, more: object = {}) =>
    driver.carryOut({ kind: 'award', actor, member, activityId: 'goodwill', ...more }, at);
  return { driver, head, award };
}

describe('to the millisecond', () => {
  it('what is to be approved now is approved, and what later is not', async () => {
    const { award } = await shop(plain);
    const approved = await award(NOON, { approvesAt: NOON });
    expect(approved).toMatchObject({ transaction: { status: 'auto_approved' } });
    const waiting = await award(NOON, { approvesAt: NOON + 1 });
    expect(waiting).toMatchObject({ transaction: { status: 'pending' } });
  });

  it('idle points are alive until their moment, and begin anew at it', async () => {
    for (const [early, points] of [
      [1, 20],
      [0, 10],
    ] as const) {
      const { award, head } = await shop(idle);
      await award(NOON);
      const { lapsesAt } = (await head()).idle;
      await award((lapsesAt ?? 0) - early);
      const { idle: after } = await head();
      expect([after.points, after.points + after.lapsed]).toEqual([points, 20]);
    }
  });

  it('nobody is reminded of what lapses just then', async () => {
    const { driver, award, head } = await shop(reminding);
    const given = await award(NOON);
    const date = given.kind === 'done' ? (given.transaction?.expiresAt ?? 0) : 0;
    const told = (await head()).eventSequence;
    const remind: Command = { kind: 'remind_expiry', actor, member, date, days: 2 };
    await driver.carryOut(remind, date);
    expect((await head()).eventSequence).toBe(told);
  });

  it('an offer is due when somebody has been away long enough, not just before', async () => {
    const { driver, head } = await shop(celebrating);
    const order = { id: 'O1', total: '', subtotal: '5', currency: '', coupons: [], lines: [] };
    const bought = { kind: 'purchase', actor, member, activityId: 'made_a_purchase' } as const;
    await driver.carryOut({ ...bought, order }, NOON);
    const offer: Command = { kind: 'offer_winback', actor, member };
    await driver.carryOut(offer, NOON + 90 * DAY - 1);
    expect((await head()).eventSequence).toBe(2);
    await driver.carryOut(offer, NOON + 90 * DAY);
    expect((await head()).eventSequence).toBe(3);
  });

  it('a correction gives nothing that lapses at once', async () => {
    const { driver } = await shop(plain);
    const give = (line: number, expiresAt: number): Command => {
      const change: CorrectionAct = { act: 'give', points: 5, expiresAt };
      const correctionId = 'c'.repeat(24);
      return { kind: 'correct', actor, member, correctionId, line, reason: 'test', change };
    };
    expect((await driver.carryOut(give(1, NOON), NOON)).kind).toBe('refused');
    expect((await driver.carryOut(give(2, NOON + 1), NOON)).kind).toBe('done');
  });
});
