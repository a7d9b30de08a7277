import { describe, expect, it } from 'vitest';
import { decideByAsking } from '../../../../tests/support/random/decide-by-need.ts';
import {
  coreDriver,
  countingFresh,
  programOf,
} from '../../../../tests/support/scenario/core-driver.ts';
import { noonOf } from '../../../../tests/support/scenario/driver.ts';
import { plain } from '../../../../tests/scenarios/programs.ts';
import { applyChanges } from '../books/apply-changes.ts';
import type { TellNotice } from '../commands.ts';
import type { Decision } from '../decision.ts';
import type { Notice } from './notice.ts';

const actor = 'job:signals';
const member = { by: 'email', value: 'ann@example.com' } as const;
const notice: Notice = {
  what: 'awards.held',
  id: 'h1',
  text: 'Much at once',
  activityId: 'survey',
};

/** Books of a member with one award; what a notice leads to on them, and on what it asked for alone. */
async function shop(): Promise<{
  readonly awardId: string;
  readonly memberId: string;
  readonly tell: (more?: Partial<TellNotice>) => Decision;
}> {
  const driver = coreDriver({ title: '', program: plain, table: '' });
  const profile = { email: member.value, firstName: 'Ann', lastName: 'T' };
  await driver.carryOut({ kind: 'enroll', actor, profile }, noonOf(driver, 1));
  const award = { kind: 'award', actor, member, activityId: 'goodwill' } as const;
  const ended = await driver.carryOut(award, noonOf(driver, 1));
  const awardId = ended.kind === 'done' ? (ended.transaction?.id ?? '') : '';
  const { books } = driver;
  const program = programOf({ program: plain });
  const now = noonOf(driver, 2);
  const tell = (more: Partial<TellNotice> = {}): Decision => {
    const command: TellNotice = {
      ...{ kind: 'tell_notice', actor, member, key: 'k1', notice, about: null },
      ...more,
    };
    const scene = () => ({ books, program, now, fresh: countingFresh(99) });
    const { whole, partial } = decideByAsking(scene, command);
    expect(partial).toEqual(whole);
    if (whole.kind === 'done') applyChanges(books, whole.changes);
    return whole;
  };
  return { awardId, memberId: (await driver.member(member.value))?.id ?? '', tell };
}

function changesOf(decision: Decision): unknown {
  return decision.kind === 'done' ? decision.changes : decision.kind;
}

describe('a notice about a member', () => {
  it('is told once for its key, with the transaction that it is about', async () => {
    const { awardId, memberId, tell } = await shop();
    expect(changesOf(tell({ about: awardId }))).toEqual([
      {
        kind: 'claimed',
        claim: { scope: 'notice', key: 'k1', memberId, transactionId: memberId },
      },
      expect.objectContaining({
        ...{ kind: 'event_raised', type: 'awards.held', memberId },
        ...{ transactionId: awardId, notice, quiet: false },
      }),
    ]);
    expect(changesOf(tell({ about: awardId }))).toEqual([]);
    expect(changesOf(tell({ key: 'k2' }))).toEqual([
      expect.objectContaining({ kind: 'claimed' }),
      expect.objectContaining({ kind: 'event_raised', transactionId: null }),
    ]);
  });

  it('is about no transaction if there is none such, and about nobody unknown', async () => {
    const { tell } = await shop();
    expect(changesOf(tell({ about: 'f'.repeat(24) }))).toEqual([
      expect.objectContaining({ kind: 'claimed' }),
      expect.objectContaining({ kind: 'event_raised', transactionId: null }),
    ]);
    expect(tell({ member: { by: 'uid', value: 'nobody' } })).toMatchObject({
      refusal: { code: 'member_unknown' },
    });
  });
});
