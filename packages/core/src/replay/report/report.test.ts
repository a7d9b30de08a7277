import fc from 'fast-check';
import { expect, it } from 'vitest';
import { anyCommand } from '../../../../../tests/support/random/commands.ts';
import { movesOf, type Move } from '../../../../../tests/support/random/moves.ts';
import { openLedger, play } from '../../../../../tests/support/random/memory-ledger.ts';
import { runs } from '../../../../../tests/support/random/runs.ts';
import { plain, tiered } from '../../../../../tests/scenarios/programs.ts';
import {
  asked,
  awards,
  buys,
  joins,
  redeems,
  versionOf,
} from '../../../../../tests/support/replay/asked.ts';
import { START } from '../../../../../tests/support/scenario/core-driver.ts';
import type { ProgramDocument } from '../../program/document.ts';
import { DAY } from '../../time/instant.ts';
import type { RecordedCommand } from '../recorded-command.ts';
import { Rerun } from '../rerun.ts';
import { Answers } from './answers.ts';
import { compareSides } from './compare-sides.ts';
import type { Comparison, Part } from './comparison.ts';
import { addFlow, noFlow, type Flow } from './flow.ts';
import { closeSide, type Side } from './side.ts';
import { Tally } from './tally.ts';

/** The sums of a random history. */
function sideOf(moves: readonly Move[]): Side {
  const ledger = openLedger();
  const tally = new Tally('Europe/Berlin');
  for (const move of moves) {
    const { decision } = play(ledger, move);
    if (decision.kind === 'done') tally.note(decision.changes, ledger.books);
  }
  return closeSide(tally, ledger.books);
}

function sumOf(flows: Iterable<Readonly<Flow>>): Flow {
  const sum = noFlow();
  for (const flow of flows) addFlow(sum, flow);
  return sum;
}

it('members, months and activities add up to the total, and nothing differs from itself', () => {
  fc.assert(
    fc.property(movesOf(anyCommand, 60), (moves) => {
      const side = sideOf(moves);
      const report = compareSides(side, side, new Answers());
      for (const parts of [side.members, side.months, side.activities]) {
        expect(sumOf(parts.values())).toEqual(side.total);
      }
      expect(sumOf(report.tiers.map(({ recorded }) => recorded))).toEqual(side.total);
      const { winners, losers, tierMoves, refusals } = report;
      expect([winners.members, losers.members, tierMoves]).toEqual([0, 0, []]);
      expect(refusals).toEqual({ added: [], gone: [] });
      const { tiers, months, activities, rewards, arrivals } = report;
      for (const { recorded, changed } of [tiers, months, activities, rewards, arrivals].flat()) {
        expect(changed).toEqual(recorded);
      }
    }),
    runs(100),
  );
});

/** A history under a program from the first day on, and what each of its commands came to. */
function run(document: ProgramDocument, history: readonly RecordedCommand[]) {
  const program = versionOf(document, 1);
  const tally = new Tally('UTC');
  const rerun: Rerun = new Rerun({
    ...{ shelves: [], programs: new Map([[1, program]]), jobDraws: new Map() },
    shifts: [{ at: -Infinity, program }],
    watch({ decision }) {
      if (decision.kind === 'done') tally.note(decision.changes, rerun.books);
    },
  });
  const steps = history.map((one) => rerun.take(one));
  return { steps, side: closeSide(tally, rerun.books) };
}

/** The same under two programs, where the first one refused nothing. */
function compared(
  [then, now]: readonly [ProgramDocument, ProgramDocument],
  history: readonly RecordedCommand[],
): Comparison {
  const [recorded, changed] = [run(then, history), run(now, history)];
  const answers = new Answers();
  for (const [place, { decision }] of recorded.steps.entries()) {
    const step = changed.steps[place];
    if (step === undefined || decision.kind === 'refused') throw new Error('all was carried out');
    const made = decision.result.transaction;
    answers.note({ code: null, redeemed: made?.kind === 'redeem' ? made.points : 0 }, step);
  }
  return compareSides(recorded.side, changed.side, answers);
}

it('a merchant reads who would have more, who less, and what would not be given out any more', () => {
  const day = (n: number): number => START + n * DAY;
  const history = [
    asked(joins('ann', { tags: ['vip'] }), day(0), ['ann']),
    asked(joins('bob'), day(0), ['bob']),
    asked(joins('cid'), day(0), ['cid']),
    asked(buys('ann', 'O1', '120'), day(1), ['O1']),
    asked(awards('bob', 'write_a_review'), day(2), ['review']),
    asked(buys('bob', 'O2', '40'), day(40), ['O2']),
    asked(buys('cid', 'O3', '60'), day(40), ['O3']),
    asked(redeems('ann', 'mug'), day(41), ['mug']),
  ];
  // Orders earn twice as much, reviews nothing like what they did.
  const activities = tiered.activities.map((one) => {
    if (one.id === 'made_a_purchase') return { ...one, earn: { multiplier: '2' } };
    return one.id === 'write_a_review' ? { ...one, earn: { points: '5' } } : one;
  });
  const rewards = plain.rewards.map((one) => ({ ...one, points: '250' }));
  const report = compared([tiered, { ...tiered, activities, rewards }], history);
  const most = [...report.winners.most, ...report.losers.most];
  expect(most.map(({ memberId, difference }) => [memberId, difference])).toEqual([
    ['ann', 120],
    ['cid', 60],
    ['bob', -5],
  ]);
  const issued = ({ of, recorded, changed }: Part<Flow>): unknown => [
    ...[of, recorded.issued, changed.issued],
  ];
  expect(report.months.map(issued)).toEqual([
    ['2026-01', 170, 245],
    ['2026-02', 100, 200],
  ]);
  expect(report.activities.map(issued)).toEqual([
    ['made_a_purchase', 220, 440],
    ['write_a_review', 50, 5],
    ['', 0, 0], // What was redeemed is of no activity.
  ]);
  expect(report.segments.map(issued)).toEqual([
    ['vip', 120, 240],
    ['', 150, 205],
  ]);
  expect(report.rewards).toEqual([
    { of: 'mug', recorded: { count: 1, points: 100 }, changed: { count: 0, points: 0 } },
  ]);
  expect(report.tierMoves).toEqual([{ from: 'silver', to: 'gold', members: 1 }]);
  expect(report.refusals.added).toEqual([
    { command: 'redeem', code: 'points_insufficient', count: 1, points: 100 },
  ]);
  const { recorded, changed } = report.total;
  expect([recorded.outstanding, changed.outstanding]).toEqual([170, 445]);
});
