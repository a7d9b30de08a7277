import { describe, expect, it } from 'vitest';
import { decideByAsking } from '../../../../tests/support/random/decide-by-need.ts';
import { loadPartly } from '../../../../tests/support/random/partial-books.ts';
import {
  coreDriver,
  countingFresh,
  programOf,
} from '../../../../tests/support/scenario/core-driver.ts';
import { noonOf } from '../../../../tests/support/scenario/driver.ts';
import { recommending } from '../../../../tests/scenarios/programs.ts';
import { applyChanges } from '../books/apply-changes.ts';
import type { Command } from '../commands.ts';
import { decide } from '../decide.ts';
import type { Decision } from '../decision.ts';
import { needsOf } from '../needs-of.ts';

const actor = 'key:test';
const by = (name: string) => ({ by: 'email', value: `${name}@example.com` }) as const;

/** A shop where Bob was merged into Cid, with everybody's code and id. */
async function shop() {
  const driver = coreDriver({ title: '', program: recommending, table: '' });
  const { books } = driver;
  const now = noonOf(driver, 3);
  const codes = new Map<string, string>();
  const ids = new Map<string, string>();
  for (const name of ['ann', 'bob', 'cid', 'dan']) {
    const profile = { email: by(name).value, firstName: name, lastName: 'T' };
    await driver.carryOut({ kind: 'enroll', actor, profile }, noonOf(driver, 1));
    const member = await driver.member(by(name).value);
    codes.set(name, member?.referralCode ?? '');
    ids.set(name, member?.id ?? '');
  }
  const merge = { kind: 'merge_members', actor, from: by('bob'), into: by('cid') } as const;
  await driver.carryOut(merge, noonOf(driver, 2));
  const program = programOf({ program: recommending });
  const run = (command: Command): Decision => {
    const scene = () => ({ books, program, now, fresh: countingFresh(500) });
    const { whole, partial } = decideByAsking(scene, command);
    expect(partial).toEqual(whole);
    return whole;
  };
  return { books, program, now, run, codes, id: (name: string) => ids.get(name) ?? '' };
}

/** Who a decision says has recommended the member. */
function referrerIn(decision: Decision): string | null {
  if (decision.kind !== 'done') throw new Error(decision.kind);
  const change = decision.changes.find(({ kind }) => kind === 'referrer_set');
  return change?.kind === 'referrer_set' ? change.referrerId : null;
}

type Way = 'link' | 'coupon';

/** Comes by a code: by a link, or with a first order, behind another coupon. */
function comes(way: Way, name: string, code: string): Command {
  return way === 'link'
    ? { kind: 'update_member', actor, member: by(name), changes: {}, referrerCode: code }
    : purchase(name, ['SAVE', code]);
}

function purchase(name: string, coupons: readonly string[]): Command {
  const order = { id: 'O1', total: '', subtotal: '50', currency: '', coupons, lines: [] };
  return { kind: 'purchase', actor, member: by(name), activityId: 'made_a_purchase', order };
}

it.each<[string, string, string, string | null]>([
  ['of somebody else', 'cid', 'ann', 'ann'],
  ['of his own', 'cid', 'cid', null],
  ['of somebody who has become one with him', 'cid', 'bob', null],
  ['of somebody who has become one with a third', 'dan', 'bob', 'bob'],
])('whoever comes by a code %s', async (_title, name, whose, recommender) => {
  for (const way of ['link', 'coupon'] as const) {
    const { run, codes, id } = await shop();
    const decision = run(comes(way, name, codes.get(whose) ?? ''));
    expect(referrerIn(decision)).toBe(recommender === null ? null : id(recommender));
  }
});

it.each([
  [9, true],
  [10, false],
])('a code behind %i other coupons is looked up: %s', async (others, isFound) => {
  const { run, codes, id } = await shop();
  const coupons = Array.from({ length: others }, (_, place) => `SAVE${String(place)}`);
  const decision = run(purchase('dan', [...coupons, codes.get('ann') ?? '']));
  expect(referrerIn(decision)).toBe(isFound ? id('ann') : null);
});

describe('what is due for a referral', () => {
  const reward = (purchaseId: string): Command => {
    return { kind: 'reward_referral', actor, member: by('ann'), side: 'referrer', purchaseId };
  };

  it('is nothing for a purchase that is not there', async () => {
    const { run, id } = await shop();
    const purchaseId = 'f'.repeat(24);
    const decision = run(reward(purchaseId));
    const why = 'the purchase is not there';
    expect(decision).toMatchObject({
      kind: 'done',
      changes: [{ kind: 'due_cleared', due: { memberId: id('ann') } }],
      trace: [{ step: 'referral', side: 'referrer', given: false, why }],
    });
  });

  it('asks what came back of the purchase, if it was made in the same batch', async () => {
    const { books, program, now, codes, id } = await shop();
    const command = purchase('dan', [codes.get('ann') ?? '']);
    const needs = { ...needsOf(command, program), members: [by('dan'), by('ann')] };
    const partial = loadPartly(books, needs, now);
    const scene = { books: partial, program, now, fresh: countingFresh(500) };
    const bought = decide(scene, command);
    if (bought.kind !== 'done') throw new Error(bought.kind);
    applyChanges(partial, bought.changes);
    const purchaseId = bought.result.transaction?.id ?? '';
    const claims = [{ scope: 'referral:referrer', key: purchaseId }];
    const both = { kind: 'needs', needs: { transactions: [purchaseId], claims } };
    expect(decide(scene, reward(purchaseId))).toEqual(both);
    const claimed = loadPartly(books, { members: [by('ann')], claims }, now);
    expect(decide({ ...scene, books: claimed }, reward(purchaseId))).toEqual(both);
    partial.claims.set(`referral:referrer:${purchaseId}`, null);
    expect(decide(scene, reward(purchaseId))).toEqual({
      kind: 'needs',
      needs: { transactions: [purchaseId], members: [{ by: 'id', value: id('dan') }] },
    });
  });
});
