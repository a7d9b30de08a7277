import { EVENT_NAMES, EVENT_TYPES } from '@fealty/contract';
import { expect, it } from 'vitest';
import { EVENT_GROUPS, labelsOf } from './event-words.ts';

it('every event of the contract has words, under the names that the contract gives it', () => {
  const known = EVENT_GROUPS.flatMap(({ events }) => events);
  const named = known.map(({ type, v1, v2 }) => [type, v1, v2] as const);
  const expected = EVENT_TYPES.map((type) => {
    const { v1, v2 } = EVENT_NAMES[type];
    return [type, v1, v2 ?? type];
  });
  expect(named.toSorted()).toEqual(expected.toSorted());
  expect(new Set(known.map(({ label }) => label)).size).toBe(known.length);
});

it('names a few events and counts the rest', () => {
  expect(labelsOf(['event_points_earned', 'tier.upgraded'])).toBe('Points earned, Tier went up');
  expect(labelsOf(['points.awarded', 'points.expired', 'member.erased'], 1)).toBe(
    'Points earned and 2 more',
  );
  expect(labelsOf(['something.new'])).toBe('something.new');
});
