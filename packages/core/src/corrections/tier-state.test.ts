import { expect, it } from 'vitest';
import type { Standing, TierState } from '../books/records.ts';
import { sameTier } from './tier-state.ts';

const standing: Standing = {
  ...{ basis: 'period', sums: { '2026-01-01': '60', '2027-01-01': '5' }, since: 1, dueAt: 9 },
  ...{ heldUntil: 5, fallsAt: 7, assigned: { way: 'above', from: 'silver' } },
};
const state: TierState = { qualified: 65, tierId: 'gold', tierSince: 3, standing };
const held = (more: Partial<Standing>): TierState => {
  return { ...state, standing: { ...standing, ...more } };
};

it('a tier is the same with all that it is held by, however its sums are ordered', () => {
  const turned = { '2027-01-01': '5', '2026-01-01': '60' };
  expect(sameTier(state, held({ sums: turned, assigned: { way: 'above', from: 'silver' } }))).toBe(
    true,
  );
  const bare = { ...state, standing: null };
  expect(sameTier(bare, { ...bare })).toBe(true);
});

it.each<[string, TierState]>([
  ['points count', { ...state, qualified: 66 }],
  ['it is called', { ...state, tierId: 'silver' }],
  ['it began', { ...state, tierSince: 4 }],
  ['it has no standing', { ...state, standing: null }],
  ['rules are others', held({ basis: 'rolling' })],
  ['its standing began', held({ since: 2 })],
  ['it is held', held({ heldUntil: null })],
  ['it falls', held({ fallsAt: 8 })],
  ['it is judged', held({ dueAt: null })],
  ['it was not given', held({ assigned: null })],
  ['it was given below', held({ assigned: { way: 'below', from: 'silver' } })],
  ['it was given from another', held({ assigned: { way: 'above', from: null } })],
  ['another day counts', held({ sums: { '2026-01-01': '60' } })],
  ['a day counts for more', held({ sums: { '2026-01-01': '61', '2027-01-01': '5' } })],
])('a tier is another where %s', (_title, other) => {
  expect(sameTier(state, other)).toBe(false);
  expect(sameTier(other, state)).toBe(false);
});
