import { expect, it } from 'vitest';
import { posted } from '../../../../../tests/support/staged-books.ts';
import type { Account } from '../../books/accounts.ts';
import type { Posting } from '../../books/records.ts';
import { flowOf, noFlow, worthOf, type Flow } from './flow.ts';

function posting(from: Account, to: Account): Posting {
  const change = posted({ from, to });
  if (change.kind !== 'points_posted') throw new Error('no posting');
  return change;
}

it.each<[Account, Account, Partial<Flow>]>([
  ['issued', 'available', { issued: 10 }],
  ['issued', 'owed', { issued: 10 }],
  ['pending', 'available', { issued: 10 }],
  ['pending', 'owed', { issued: 10 }],
  ['available', 'redeemed', { redeemed: 10 }],
  ['reserved', 'redeemed', { redeemed: 10 }],
  ['redeemed', 'available', { redeemed: -10 }],
  ['redeemed', 'owed', { redeemed: -10 }],
  ['available', 'expired', { expired: 10 }],
  ['available', 'deducted', { deducted: 10 }],
  ['owed', 'deducted', { deducted: 10 }],
])('ten points from %s to %s are told as %j', (from, to, told) => {
  expect(flowOf(posting(from, to))).toEqual({ ...noFlow(), ...told });
});

it.each<[string, Account, Account]>([
  ['an award that waits', 'issued', 'pending'],
  ['an award that is rejected', 'pending', 'issued'],
  ['what came back of an award that waits', 'pending', 'deducted'],
  ['a redemption in a cart', 'available', 'reserved'],
  ['one that left the cart', 'reserved', 'available'],
  ['points that pay a debt', 'available', 'owed'],
  ['points of a member who is merged', 'available', 'transfer'],
  ['what he brings along', 'transfer', 'available'],
  ['the debt that he brings', 'transfer', 'owed'],
])('%s gives and takes nothing', (_title, from, to) => {
  expect(flowOf(posting(from, to))).toBeNull();
});

it('a member has had what he was given, less what lapsed or was taken, whatever he spent', () => {
  expect(worthOf({ issued: 100, redeemed: 30, expired: 20, deducted: 7 })).toBe(73);
});
