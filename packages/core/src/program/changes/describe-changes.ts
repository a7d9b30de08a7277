import type { ProgramDocument, ReferralsDocument } from '../document.ts';
import { ACTIVITY_PHRASES } from './activity-phrases.ts';
import { BREAKER_PHRASES } from './breaker-phrases.ts';
import { compareList, compareThing, type Comparison, type Listed } from './compare-things.ts';
import { compareRules } from './compare-rules.ts';
import {
  ATTRIBUTE_PHRASES,
  BUDGET_PHRASES,
  REWARD_PHRASES,
  TIER_PHRASES,
} from './offer-phrases.ts';
import { namesOf } from './phrase.ts';
import {
  EARNING_PHRASES,
  MEMBER_PHRASES,
  OCCASION_PHRASES,
  POLICY_PHRASES,
  PROGRAM_PHRASES,
  REFERRAL_PHRASES,
} from './program-phrases.ts';
import type { ProgramChange } from './program-change.ts';

/**
 * All that differs between two documents that compile, as sentences for people, part after part.
 * The order of keys is no difference, nor is a default that is written out; an empty list says
 * that both decide everything alike.
 */
export function describeChanges(
  before: ProgramDocument,
  after: ProgramDocument,
): readonly ProgramChange[] {
  const names = { before: namesOf(before), after: namesOf(after) };
  const of = (part: ProgramChange['part'], path: string): Comparison => ({ part, path, names });
  const group = <T extends object>(
    name: 'policies' | 'earning' | 'breaker' | 'occasions' | 'members' | 'referrals',
    phrases: Parameters<typeof compareThing<T>>[0],
    things: { readonly before: T; readonly after: T },
  ): readonly ProgramChange[] => compareThing(phrases, things, of(name, name));
  return [
    ...compareThing(PROGRAM_PHRASES, { before, after }, of('program', '')),
    ...group('policies', POLICY_PHRASES, {
      before: before.policies ?? {},
      after: after.policies ?? {},
    }),
    ...group('earning', EARNING_PHRASES, {
      before: before.earning ?? {},
      after: after.earning ?? {},
    }),
    ...group('breaker', BREAKER_PHRASES, {
      before: before.breaker ?? {},
      after: after.breaker ?? {},
    }),
    ...compareList(BUDGETS, lists(before.budgets, after.budgets), of('budgets', 'budgets')),
    ...compareReferrals(before, after, of('referrals', 'referrals')),
    ...group('occasions', OCCASION_PHRASES, {
      before: before.occasions ?? {},
      after: after.occasions ?? {},
    }),
    ...group('members', MEMBER_PHRASES, {
      before: before.members ?? {},
      after: after.members ?? {},
    }),
    ...compareList(
      ATTRIBUTES,
      lists(before.members?.attributes, after.members?.attributes),
      of('members', 'members.attributes'),
    ),
    ...compareList(
      ACTIVITIES,
      lists(before.activities, after.activities),
      of('activities', 'activities'),
    ),
    ...compareList(REWARDS, lists(before.rewards, after.rewards), of('rewards', 'rewards')),
    ...compareList(TIERS, lists(before.tiers, after.tiers), of('tiers', 'tiers')),
  ];
}

function lists<T>(
  before: readonly T[] | undefined,
  after: readonly T[] | undefined,
): { readonly before: readonly T[]; readonly after: readonly T[] } {
  return { before: before ?? [], after: after ?? [] };
}

/** Whether there are referrals at all is one change; what they are like, several. */
function compareReferrals(
  { referrals: before }: ProgramDocument,
  { referrals: after }: ProgramDocument,
  comparison: Comparison,
): readonly ProgramChange[] {
  if (before !== undefined && after !== undefined) {
    return compareThing(REFERRAL_PHRASES, { before, after }, comparison);
  }
  const { part, path, names } = comparison;
  if (after !== undefined) {
    const told = compareThing<Partial<ReferralsDocument>>(
      REFERRAL_PHRASES,
      { before: {}, after },
      comparison,
    ).map((one) => one.sentence);
    const sentence = ['New: recommending the shop is rewarded.', ...told].join(' ');
    return [{ part, kind: 'added', path, sentence, note: null }];
  }
  if (before === undefined) return [];
  const sentence = `Recommending the shop is no longer rewarded; it was with ${names.before.activity(before.referrer)}.`;
  return [{ part, kind: 'removed', path, sentence, note: null }];
}

const BUDGETS: Listed<NonNullable<ProgramDocument['budgets']>[number]> = {
  phrases: BUDGET_PHRASES,
  keyOf: ({ id }) => id,
  nameOf: ({ id, name }) => `Budget ${name ?? id}`,
  nounOf: () => 'budget',
  gone: 'What it gave out is remembered, should it come back.',
};

const ATTRIBUTES: Listed<
  NonNullable<NonNullable<ProgramDocument['members']>['attributes']>[number]
> = {
  phrases: ATTRIBUTE_PHRASES,
  keyOf: ({ name }) => name,
  nameOf: ({ name }) => `Attribute ${name}`,
  nounOf: () => 'attribute of members',
  gone: 'Members keep what they have of it; nothing is asked of it any more.',
};

const ACTIVITIES: Listed<ProgramDocument['activities'][number]> = {
  phrases: ACTIVITY_PHRASES,
  keyOf: ({ id }) => id,
  nameOf: ({ name }) => name,
  nounOf: () => 'activity',
  gone: 'Points that it gave stay with their members.',
  within: compareRules,
};

const REWARDS: Listed<ProgramDocument['rewards'][number]> = {
  phrases: REWARD_PHRASES,
  keyOf: ({ id }) => id,
  nameOf: ({ name }) => `The reward ${name}`,
  nounOf: () => 'reward',
  gone: 'Coupons that were handed out stay good.',
};

const TIERS: Listed<ProgramDocument['tiers'][number]> = {
  phrases: TIER_PHRASES,
  keyOf: ({ id }) => id,
  nameOf: ({ name }) => name,
  nounOf: () => 'tier',
  gone: null,
};
