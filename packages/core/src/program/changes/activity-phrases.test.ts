import { describe, expect, it } from 'vitest';
import { told, type Row } from '../../../../../tests/support/told-changes.ts';
import type { ActivityDocument, BudgetDocument, RuleDocument } from '../document.ts';

const PURCHASE: ActivityDocument = {
  ...{ id: 'made_a_purchase', name: 'Purchase', earn: { multiplier: '1' } },
};
const REVIEW: ActivityDocument = { id: 'review', name: 'Review', earn: { points: '100' } };
const BUDGETS: BudgetDocument[] = [{ id: 'launch', name: 'Launch week', uses: 9 }];

/** What is told when a review says this. */
function review(
  after: Partial<ActivityDocument>,
  before: Partial<ActivityDocument> = {},
): readonly string[] {
  return told(
    { budgets: BUDGETS, activities: [PURCHASE, { ...REVIEW, ...after }] },
    { budgets: BUDGETS, activities: [PURCHASE, { ...REVIEW, ...before }] },
  );
}

/** What is told when a review has these rules. */
function ruled(after: RuleDocument[], before: RuleDocument[] = []): readonly string[] {
  return review({ rules: after }, { rules: before });
}

const ROWS: readonly Row<ActivityDocument>[] = [
  [{ description: 'Say it' }, 'is described as “Say it” instead of nothing.'],
  [
    { earningDescription: 'Ten words' },
    'is described to those who open it as “Ten words” instead of nothing.',
  ],
  [{ earn: { points: '150' } }, 'earns 150 points instead of 100 points.'],
  [
    { approval: { mode: 'after_days', days: 14 } },
    'gives points that can be spent 14 days later instead of at once. (Points that wait already keep the day on which they were to be approved.)',
  ],
  [
    { expiry: { mode: 'after', days: 30 } },
    'gives points that last 30 days instead of lapse as the program says. (Points that members have now keep their date.)',
  ],
  [
    { countsForTier: false },
    'gives points that do not count towards tiers instead of count towards tiers.',
  ],
  [{ active: false }, 'is paused instead of active.'],
  [{ visible: false }, 'is hidden from members instead of shown to members.'],
  [{ storefront: true }, 'can be awarded by members themselves instead of by the shop alone.'],
  [
    { agents: false },
    'can be awarded by no agent of a help desk instead of by agents of help desks.',
  ],
  [
    { agentPointsMax: '500' },
    'lets agents give up to 500 points in place of its own instead of no points but its own.',
  ],
  [{ budget: 'launch' }, 'draws all that it gives on Launch week instead of no budget.'],
  [
    { breaker: { mode: 'fixed', pointsPerAwardMax: '500', awardsPerHourMax: 1, times: 1 } },
    'is watched by the bounds of the program alone, to 500 points an award, to 1 award an hour and to once what is usual instead of as the program says.',
  ],
  [
    { breaker: { pointsPerHourMax: '5000', watchMinutes: 30, watchTimes: 4 } },
    'is watched to 5,000 points an hour, for 30 minutes after a change and to 4 times as much after a change instead of as the program says.',
  ],
];

describe('an activity is told when it changes', () => {
  it('field by field', () => {
    for (const [said, words] of ROWS) expect(review(said)).toEqual([`Review ${words}`]);
  });

  it('with a rate, by what it is on', () => {
    expect(review({ earn: { multiplier: '2' }, agents: false }, { agents: false })).toEqual([
      'Review earns 2 points per unit passed instead of 100 points.',
    ]);
  });

  it('not where it says what holds anyway', () => {
    expect(
      review({ approval: { mode: 'immediately' }, active: true, agents: true, breaker: {} }),
    ).toEqual([]);
  });
});

const LIMIT: RuleDocument = { id: 'few', type: 'frequency', times: 1, per: 'day' };
const BONUS: RuleDocument = {
  ...{ id: 'more', type: 'multiplier', multiplier: '2' },
  when: { attribute: 'member.tier', operator: 'equals', value: 'gold' },
};
const WITHOUT_WHEN: RuleDocument = { id: 'more', type: 'multiplier', multiplier: '2' };
const POINTS: RuleDocument = { id: 'gift', type: 'fixed', points: '50' };

const CHANGED_RULES: readonly (readonly [before: RuleDocument, after: RuleDocument, string])[] = [
  [
    LIMIT,
    { ...LIMIT, times: 3 },
    'few of Review lets members earn at most 3 times instead of once.',
  ],
  [LIMIT, { ...LIMIT, per: 'lifetime' }, 'few of Review counts for life instead of by the day.'],
  [BONUS, { ...BONUS, active: false }, 'more of Review is off instead of on.'],
  [BONUS, { ...BONUS, multiplier: '3' }, 'more of Review multiplies points by 3 instead of 2.'],
  [BONUS, WITHOUT_WHEN, 'more of Review holds always instead of when member tier is gold.'],
  [POINTS, { ...POINTS, points: '1' }, 'gift of Review adds 1 point instead of 50 points.'],
  [POINTS, { ...POINTS, name: 'Gift' }, 'Gift of Review is called “Gift” instead of “gift”.'],
  [
    POINTS,
    { ...POINTS, from: '2026-06-01' },
    'gift of Review begins 1 June 2026 instead of at once.',
  ],
  [
    POINTS,
    { ...POINTS, until: '2026-06-30' },
    'gift of Review ends after 30 June 2026 instead of never.',
  ],
  [
    POINTS,
    { ...POINTS, budget: 'launch' },
    'gift of Review draws on Launch week instead of no budget.',
  ],
];

const NEW_RULES: readonly (readonly [RuleDocument, string])[] = [
  [LIMIT, 'New limit few of Review: at most once a day.'],
  [
    { type: 'exclusion', when: { coupons: ['SALE'] } },
    'New exclusion exclusion_1 of Review: nothing is earned when order coupons contain any of SALE.',
  ],
  [BONUS, 'New bonus more of Review: 2 times the points when member tier is gold.'],
  [
    { ...WITHOUT_WHEN, until: '2026-06-30' },
    'New promotion more of Review: to 30 June 2026, 2 times the points.',
  ],
  [
    { ...POINTS, active: false, budget: 'launch' },
    'New bonus gift of Review: 50 points on top, out of the budget Launch week, switched off.',
  ],
];

describe('rules of an activity are told', () => {
  it('field by field when they change', () => {
    for (const [before, after, words] of CHANGED_RULES) {
      expect(ruled([after], [before])).toEqual([words]);
    }
  });

  it('whole when they are new', () => {
    for (const [rule, words] of NEW_RULES) expect(ruled([rule])).toEqual([words]);
  });

  it('when they are gone', () => {
    expect(ruled([], [LIMIT, POINTS])).toEqual([
      'No longer there: the limit few of Review.',
      'No longer there: the bonus gift of Review.',
    ]);
  });

  it('as another rule where the type is another, whatever the id', () => {
    expect(ruled([{ ...POINTS, id: 'more' }], [WITHOUT_WHEN])).toEqual([
      'New bonus more of Review: 50 points on top.',
      'No longer there: the bonus more of Review.',
    ]);
  });

  it('not where a short form is written out', () => {
    const short: RuleDocument = { type: 'exclusion', when: { tiers: ['gold'] } };
    const when = { attribute: 'member.tier', operator: 'in', value: ['gold'] } as const;
    expect(ruled([{ type: 'exclusion', when: { ...when, value: ['gold'] } }], [short])).toEqual([]);
  });

  it('with the activity that is new', () => {
    const survey: ActivityDocument = { id: 'survey', name: 'Survey', earn: { points: '5' } };
    const activities = [PURCHASE, { ...survey, active: false, rules: [LIMIT] }];
    expect(told({ activities }, { activities: [PURCHASE] })).toEqual([
      'New activity Survey: earns 5 points; is paused.',
      'New limit few of Survey: at most once a day.',
    ]);
  });
});
