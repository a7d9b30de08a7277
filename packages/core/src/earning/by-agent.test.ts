import { expect, it } from 'vitest';
import { compiled } from '../../../../tests/support/random/memory-ledger.ts';
import { countingFresh } from '../../../../tests/support/scenario/core-driver.ts';
import { applyChanges } from '../books/apply-changes.ts';
import { emptyBooks } from '../books/books.ts';
import type { Award, Command } from '../commands.ts';
import { decide } from '../decide.ts';

const actor = 'gladly:test';

/** What becomes of an award by hand: its points, or why it is refused. */
function award(more: Partial<Award>): number | string {
  const program = compiled({
    name: 'Shop',
    currency: 'USD',
    timeZone: 'UTC',
    activities: [
      { id: 'plain', name: 'Plain', earn: { points: '50' } },
      { id: 'free', name: 'Free', earn: { points: '50' }, agentPointsMax: '200' },
      { id: 'kept', name: 'Kept', earn: { points: '50' }, agents: false },
    ],
    rewards: [],
    tiers: [{ id: 'base', name: 'Base', threshold: '0', multiplier: '2' }],
  });
  const books = emptyBooks(true);
  const fresh = countingFresh();
  const run = (command: Command): number | string => {
    const decision = decide({ books, program, now: 1_000_000, fresh }, command);
    if (decision.kind === 'needs') throw new Error('whole books have everything');
    if (decision.kind === 'refused') return decision.refusal.code;
    applyChanges(books, decision.changes);
    return decision.result.transaction?.points ?? 0;
  };
  run({ kind: 'enroll', actor, profile: { email: 'a@b.c', firstName: 'A', lastName: 'B' } });
  const member = { by: 'email', value: 'a@b.c' } as const;
  return run({ kind: 'award', actor, member, activityId: 'plain', ...more });
}

const byAgent = { pointsMax: null };

it.each<[string, Partial<Award>, number | string]>([
  ['gives what the activity says, by the tier', { byAgent }, 100],
  ['gives what fits the terms to the point', { byAgent: { pointsMax: 100 } }, 100],
  ['is refused above the terms, tier included', { byAgent: { pointsMax: 99 } }, 'award_too_large'],
  ['gives no other points unless it may', { byAgent, passed: '50' }, 'award_too_large'],
  ['gives no other points, not even none', { byAgent, passed: '0' }, 'award_too_large'],
  ['gives other points where it may', { activityId: 'free', byAgent, passed: '200' }, 400],
  ['gives no more of them', { activityId: 'free', byAgent, passed: '201' }, 'award_too_large'],
  ['reads points as they are', { activityId: 'free', byAgent, passed: '1e2' }, 'award_too_large'],
  ['leaves alone what is not for it', { activityId: 'kept', byAgent }, 'activity_not_for_agents'],
  ['is no concern of others', { activityId: 'kept', passed: '1000' }, 2000],
])('an award by hand %s', (_title, more, expected) => {
  expect(award(more)).toBe(expected);
});
