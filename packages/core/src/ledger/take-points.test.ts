import { describe, expect, it } from 'vitest';
import { countingFresh, programOf } from '../../../../tests/support/scenario/core-driver.ts';
import { lot, memberId, stage } from '../../../../tests/support/staged-books.ts';
import { plain } from '../../../../tests/scenarios/programs.ts';
import type { Command } from '../commands.ts';
import { decide } from '../decide.ts';
import type { Decision } from '../decision.ts';

const fresh = countingFresh();
const program = programOf({ program: plain });
const member = { by: 'id', value: memberId } as const;
const told = { actor: 'test', member, reason: 'test' };

/** A member with a hundred points, of whose lots only one of ten was loaded, if any. */
function decided(command: Command, lots: number): Decision {
  const { books, member: loaded } = stage();
  books.whole = false;
  loaded.lots = lots === 0 ? [] : [lot('l1', 10, null)];
  loaded.lotsComplete = false;
  loaded.member.balances.available = 100;
  return decide({ books, program, now: 9, fresh }, command);
}

describe.each([
  ['deducted', (points: number): Command => ({ kind: 'deduct', ...told, points })],
  ['corrected', (points: number): Command => ({ kind: 'adjust_points', ...told, points: -points })],
] as const)('points that are %s', (_, take) => {
  const needs = (points: number) => ({ kind: 'needs', needs: { lots: [{ member, points }] } });

  it('come from the lots that were loaded, and answer with what was recorded', () => {
    expect(decided(take(10), 1)).toMatchObject({
      result: { transaction: { points: 10, status: 'deducted', details: { reason: 'test' } } },
    });
  });

  it('ask for lots where none was loaded, or too few', () => {
    expect(decided(take(10), 0)).toEqual(needs(10));
    expect(decided(take(11), 1)).toEqual(needs(11));
  });

  it('are refused beyond what may be spent, without asking for more', () => {
    expect(decided(take(101), 1)).toMatchObject({
      kind: 'refused',
      refusal: { code: 'points_insufficient', details: { seen: 100, needed: 101 } },
      memberId,
    });
  });
});
