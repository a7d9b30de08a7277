import { describe, expect, it } from 'vitest';
import { compiled } from '../../../../tests/support/random/memory-ledger.ts';
import { decideByAsking } from '../../../../tests/support/random/decide-by-need.ts';
import { coreDriver, countingFresh } from '../../../../tests/support/scenario/core-driver.ts';
import { noonOf } from '../../../../tests/support/scenario/driver.ts';
import { promoting } from '../../../../tests/scenarios/programs.ts';
import { applyChanges } from '../books/apply-changes.ts';
import type { Command } from '../commands.ts';
import type { Decision } from '../decision.ts';
import { compileProgram } from '../program/compile-program.ts';
import type { ProgramDocument } from '../program/document.ts';

const actor = 'key:test';
const member = { by: 'email', value: 'ann@example.com' } as const;
const correctionId = 'c'.repeat(24);

/** A member who bought for 30, doubled by a budget, when another version was in force than runs now. */
async function bought(running: ProgramDocument): Promise<{
  readonly awardId: string;
  readonly spent: () => number | undefined;
  readonly run: (command: Command) => Decision;
}> {
  const driver = coreDriver({ title: '', program: promoting, table: '' });
  const profile = { email: member.value, firstName: 'Ann', lastName: 'T' };
  await driver.carryOut({ kind: 'enroll', actor, profile }, noonOf(driver, 1));
  const order = { id: 'O1', total: '', subtotal: '30', currency: '', coupons: [], lines: [] };
  const purchase = {
    kind: 'purchase',
    actor,
    member,
    activityId: 'made_a_purchase',
    order,
  } as const;
  const ended = await driver.carryOut(purchase, noonOf(driver, 1));
  const awardId = ended.kind === 'done' ? (ended.transaction?.id ?? '') : '';
  const { books } = driver;
  const newer = compileProgram(running, 2, {});
  if (!newer.ok) throw new Error(JSON.stringify(newer.problems));
  books.programs.set(1, compiled(promoting));
  let ids = 100;
  const run = (command: Command): Decision => {
    ids += 10;
    const { program } = newer;
    const scene = () => ({ books, program, now: noonOf(driver, 2), fresh: countingFresh(ids) });
    const { whole, partial } = decideByAsking(scene, command);
    expect(partial).toEqual(whole);
    if (whole.kind === 'done') applyChanges(books, whole.changes);
    return whole;
  };
  return { awardId, spent: () => books.budgets.get('launch')?.points, run };
}

function reaward(transactionId: string, worth: number): Command {
  const change = { act: 'reaward', transactionId, worth } as const;
  return { kind: 'correct', actor, correctionId, line: 1, member, reason: 'test', change };
}

function pointsOf(decision: Decision): unknown {
  return decision.kind === 'done' ? decision.result.transaction?.points : decision;
}

describe('an award that was judged by an older program', () => {
  it('is corrected and put back by the rules of then', async () => {
    const { awardId, run, spent } = await bought({ ...promoting, name: 'Newer' });
    const corrected = run(reaward(awardId, 0));
    expect(pointsOf(corrected)).toBe(60);
    expect(spent()).toBe(0);
    const transactionId = corrected.kind === 'done' ? (corrected.result.transaction?.id ?? '') : '';
    const undo = { kind: 'undo_correction', actor, correctionId, line: 1, transactionId } as const;
    expect(pointsOf(run(undo))).toBe(60);
    expect(spent()).toBe(30);
  });

  it('is put back also where the budget it drew on is no more', async () => {
    const activities = promoting.activities.map(
      ({ rules: _rules, budget: _budget, ...one }) => one,
    );
    const { budgets: _budgets, ...rest } = promoting;
    const { awardId, run, spent } = await bought({ ...rest, activities });
    const corrected = run(reaward(awardId, 10));
    const transactionId = corrected.kind === 'done' ? (corrected.result.transaction?.id ?? '') : '';
    const undo = { kind: 'undo_correction', actor, correctionId, line: 1, transactionId } as const;
    expect(pointsOf(run(undo))).toBe(50);
    expect(spent()).toBe(30);
  });

  it('draws nothing where nothing was given back, whatever else drew meanwhile', async () => {
    const small = [
      { id: 'launch', points: '20' },
      { id: 'app', uses: 2 },
      { id: 'surveys', uses: 2 },
    ];
    const { awardId, run, spent } = await bought({ ...promoting, budgets: small });
    const raised = run(reaward(awardId, 90));
    const transactionId = raised.kind === 'done' ? (raised.result.transaction?.id ?? '') : '';
    const undo = { kind: 'undo_correction', actor, correctionId, line: 1, transactionId } as const;
    expect(pointsOf(run(undo))).toBe(30);
    expect(spent()).toBe(30);
  });
});
