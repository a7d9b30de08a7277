import { expect, it } from 'vitest';
import { compiled } from '../../../../tests/support/random/memory-ledger.ts';
import type { ActivityDocument, ProgramDocument } from '../program/document.ts';
import { changesEarning } from './changes-earning.ts';

const buy: ActivityDocument = { id: 'buy', name: 'Purchase', earn: { multiplier: '1' } };
const visit: ActivityDocument = { id: 'visit', name: 'Visit', earn: { points: '5' } };
const tier = { id: 'all', name: 'All', threshold: '0' };
const bonus = { id: 'double', type: 'multiplier', multiplier: '2' } as const;

const shop: ProgramDocument = {
  ...{ name: 'Shop', currency: 'USD', timeZone: 'UTC', rewards: [] },
  activities: [buy, visit],
  tiers: [tier],
};

it.each<[boolean, string, Partial<ProgramDocument>]>([
  [false, 'nothing changes', {}],
  [false, 'it is called otherwise', { activities: [{ ...buy, name: 'Order' }, visit] }],
  [
    false,
    'another activity gives more',
    { activities: [buy, { ...visit, earn: { points: '6' } }] },
  ],
  [false, 'a tier is called otherwise', { tiers: [{ ...tier, name: 'Everybody' }] }],
  [false, 'what is usual is written down', { pointsDecimals: 0, rounding: 'half_up', earning: {} }],
  [false, 'the best bonus counts, as is usual', { policies: { bonuses: 'best' } }],
  [false, 'a tier multiplies by one', { tiers: [{ ...tier, multiplier: '1' }] }],
  [
    false,
    'a tier multiplies another activity',
    { tiers: [{ ...tier, activityMultipliers: { visit: '2' } }] },
  ],
  [false, 'it has rules that are none', { activities: [{ ...buy, rules: [] }, visit] }],
  [true, 'it gives more', { activities: [{ ...buy, earn: { multiplier: '2' } }, visit] }],
  [true, 'it has a bonus', { activities: [{ ...buy, rules: [bonus] }, visit] }],
  [true, 'it goes', { activities: [visit] }],
  [true, 'a way of paying earns nothing', { earning: { excludedTenders: ['cash'] } }],
  [true, 'bonuses add up', { policies: { bonuses: 'stack' } }],
  [true, 'points have decimals', { pointsDecimals: 2 }],
  [true, 'fractions are cut off', { rounding: 'floor' }],
  [true, 'days begin elsewhere', { timeZone: 'Europe/Berlin' }],
  [true, 'a tier multiplies', { tiers: [{ ...tier, multiplier: '2' }] }],
  [true, 'a tier multiplies it', { tiers: [{ ...tier, activityMultipliers: { buy: '2' } }] }],
  [
    true,
    'there is another tier',
    { tiers: [tier, { id: 'gold', name: 'Gold', threshold: '100' }] },
  ],
])('says %s of what an activity gives where %s', (differs, _title, changes) => {
  const [before, after] = [compiled(shop), compiled({ ...shop, ...changes })];
  expect(changesEarning(before, after, 'buy')).toBe(differs);
  expect(changesEarning(after, before, 'buy')).toBe(differs);
  expect(changesEarning(before, after, 'buy')).toBe(differs);
});

it('each activity is compared for itself, however often it is asked', () => {
  const before = compiled(shop);
  const after = compiled({ ...shop, activities: [{ ...buy, earn: { multiplier: '2' } }, visit] });
  const asked = ['buy', 'visit', 'buy', 'visit'].map((id) => changesEarning(before, after, id));
  expect(asked).toEqual([true, false, true, false]);
});
