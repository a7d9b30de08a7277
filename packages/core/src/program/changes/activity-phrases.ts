import { isForAgents, usualApproval } from '../compile-activities.ts';
import type { ActivityDocument, ApprovalDocument, RuleDocument } from '../document.ts';
import { writtenOut } from '../compile-rules.ts';
import { ownBreakerWords } from './breaker-phrases.ts';
import { phrase, phraseOrNone, type Names, type Phrases } from './phrase.ts';
import {
  conditionWords,
  counted,
  dayWords,
  grouped,
  limitWords,
  lotExpiryWords,
  periodWords,
  pointsWords,
  quoted,
} from './wordings.ts';

type Keyed = ActivityDocument & { readonly id: string };

/** `2 points per USD`; purchases alone are known to be money. */
function earnWords(earn: ActivityDocument['earn'], base: string): string {
  return 'points' in earn
    ? pointsWords(earn.points)
    : `${pointsWords(earn.multiplier)} per ${base}`;
}

function approvalWords(approval: ApprovalDocument): string {
  switch (approval.mode) {
    case 'immediately':
      return 'at once';
    case 'after_days':
      return `${counted(approval.days, 'day')} later`;
    case 'by_hand':
      return 'when somebody approves them';
  }
}

/** Fields of an activity. Its rules are a list of their own. */
export const ACTIVITY_PHRASES: Phrases<Keyed, 'id' | 'rules'> = {
  name: phrase('is called', '', quoted),
  description: phrase('is described as', '', quoted),
  earningDescription: phrase('is described to those who open it as', '', quoted),
  earn: {
    lead: 'earns',
    note: () => null,
    say: (_value, { id, earn }, { currency }) => ({
      counts: earn,
      words: earnWords(earn, id === 'made_a_purchase' ? currency : 'unit passed'),
    }),
  },
  approval: phrase(
    'gives points that can be spent',
    ({ id }: Keyed) => usualApproval(id),
    approvalWords,
    () => 'Points that wait already keep the day on which they were to be approved.',
  ),
  expiry: {
    lead: 'gives points that',
    note: () => 'Points that members have now keep their date.',
    say: (value) =>
      value === undefined
        ? { counts: null, words: 'lapse as the program says' }
        : { counts: value, words: lotExpiryWords(value) },
  },
  countsForTier: phrase('gives points that', true, (counts) =>
    counts ? 'count towards tiers' : 'do not count towards tiers',
  ),
  active: phrase('is', true, (active) => (active ? 'active' : 'paused')),
  visible: phrase('is', true, (visible) => (visible ? 'shown to members' : 'hidden from members')),
  storefront: phrase('can be awarded', false, (storefront) =>
    storefront ? 'by members themselves' : 'by the shop alone',
  ),
  agents: phrase(
    'can be awarded',
    (activity: Keyed) => isForAgents(activity),
    (agents) => (agents ? 'by agents of help desks' : 'by no agent of a help desk'),
  ),
  agentPointsMax: phraseOrNone(
    'lets agents give',
    'no points but its own',
    (most: string) => `up to ${pointsWords(most)} in place of its own`,
  ),
  budget: phraseOrNone('draws all that it gives on', 'no budget', (id: string, names) =>
    names.budget(id),
  ),
  breaker: phrase('is watched', {}, ownBreakerWords),
};

/** A rule with every field that one can have, and the id that it goes by. */
export interface AnyRule {
  readonly id: string;
  readonly type: RuleDocument['type'];
  readonly name?: string;
  readonly active?: boolean;
  readonly times?: number;
  readonly per?: Extract<RuleDocument, { type: 'frequency' }>['per'];
  readonly when?: Extract<RuleDocument, { type: 'exclusion' }>['when'];
  readonly from?: string;
  readonly until?: string;
  readonly multiplier?: string;
  readonly points?: string;
  readonly budget?: string;
}

type When = NonNullable<AnyRule['when']>;

/** Fields of a rule whose type stays the same. */
export const RULE_PHRASES: Phrases<AnyRule, 'id' | 'type'> = {
  name: phrase('is called', ({ id }: AnyRule) => id, quoted),
  active: phrase('is', true, (active) => (active ? 'on' : 'off')),
  times: phraseOrNone('lets members earn at most', 'any number of times', (times: number) =>
    times === 1 ? 'once' : `${grouped(String(times))} times`,
  ),
  per: phraseOrNone('counts', 'never', (per: string) =>
    per === 'lifetime' ? 'for life' : `by the ${per}`,
  ),
  when: {
    lead: 'holds',
    note: () => null,
    say: (value) =>
      value === undefined
        ? { counts: null, words: 'always' }
        : { counts: writtenOut(value), words: `when ${whenWords(value)}` },
  },
  from: phraseOrNone('begins', 'at once', dayWords),
  until: phraseOrNone('ends', 'never', (day: string) => `after ${dayWords(day)}`),
  multiplier: phraseOrNone('multiplies points by', 'nothing', grouped),
  points: phraseOrNone('adds', 'nothing', pointsWords),
  budget: phraseOrNone('draws on', 'no budget', (id: string, names) => names.budget(id)),
};

function whenWords(when: When): string {
  return conditionWords(writtenOut(when));
}

/** What a rule is called when it comes or goes. */
export function ruleKind({ type, from, until }: AnyRule): string {
  if (type === 'frequency') return 'limit';
  if (type === 'exclusion') return 'exclusion';
  return from === undefined && until === undefined ? 'bonus' : 'promotion';
}

/** All that a rule says: `from 27 November 2026: 2 times the points when …`. */
export function ruleWords(rule: AnyRule, names: Names): string {
  const { type, times = 0, per = 'lifetime', when, budget, active = true } = rule;
  const condition = when === undefined ? '' : ` when ${whenWords(when)}`;
  const what = {
    frequency: `at most ${limitWords(times, per)}`,
    exclusion: `nothing is earned${condition}`,
    multiplier: `${grouped(rule.multiplier ?? '')} times the points${condition}`,
    fixed: `${pointsWords(rule.points ?? '')} on top${condition}`,
  }[type];
  const period = periodWords(rule);
  return [
    `${period === '' ? '' : `${period}, `}${what}`,
    ...(budget === undefined ? [] : [`out of the budget ${names.budget(budget)}`]),
    ...(active ? [] : ['switched off']),
  ].join(', ');
}
