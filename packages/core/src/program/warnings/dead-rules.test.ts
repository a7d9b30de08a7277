import { describe, expect, it } from 'vitest';
import {
  found,
  joining,
  of,
  purchase,
  ruled,
  SHOP,
  told,
  twice,
} from '../../../../../tests/support/warned-shop.ts';
import type {
  ConditionDocument,
  ProgramDocument,
  RuleDocument,
  TestDocument,
} from '../document.ts';

const when = (asked: ConditionDocument): ProgramDocument => ruled([{ ...twice, when: asked }]);
const dated = (operator: TestDocument['operator'], value: string | string[]): TestDocument => ({
  ...{ attribute: 'transaction.date', operator, value },
});
const tier = (operator: TestDocument['operator'], value?: string | string[]): TestDocument => ({
  ...{ attribute: 'member.tier', operator, ...(value === undefined ? {} : { value }) },
});
const leavingOut = (exclusion: ConditionDocument, more: object = {}): RuleDocument => ({
  ...{ type: 'exclusion', when: exclusion, ...more },
});
/** A rule for some products, where a rule before it leaves some out. */
const without = (left: RuleDocument, asked: ConditionDocument): ProgramDocument =>
  ruled([left, { ...twice, when: asked }]);
const given = (productIds: string[], id: string): ProgramDocument =>
  ruled([{ ...twice, when: of('product.id', id) }], { earning: { giftCards: { productIds } } });
const category = (...names: string[]): ConditionDocument => of('product.category', ...names);
const OTHER_DAY = 'Take it out, or give it another last day.';
const NOTHING = 'Take it out, or say what it is to give.';
const past = (day: string): string =>
  `multiplier_1 of Purchase asks for a day that is past: ${day} was the last. ${OTHER_DAY}`;
const CLOSED =
  'multiplier_1 of Purchase asks for closed, and nobody is in a tier that is closed. Open the tier, or name another.';
const NEVER = 'which never earns anything.';
const EARN = 'Take the products out of the exclusion or of the gift cards, or take out the rule.';
const JOINING =
  'multiplier_1 of Joining asks for an order, and joining has none. Put the rule where orders earn.';
const PAUSED = 'is paused, so nothing comes of it. Name an activity that is on.';

describe('of a rule that does nothing, people read', () => {
  it.each<[string, ProgramDocument]>([
    [
      `Spring of Purchase ended on 31 May 2026. ${OTHER_DAY}`,
      ruled([{ ...twice, name: 'Spring', until: '2026-05-31' }]),
    ],
    [past('31 May 2026'), when(dated('between', ['2026-05-01', '2026-06-01']))],
    [past('31 May 2026'), when(dated('between_inclusive', ['2026-05-01', '2026-05-31']))],
    [
      past('30 April 2026'),
      when({ all: [dated('before', '2026-09-01'), dated('on', '2026-04-30')] }),
    ],
    [
      `multiplier_1 of Purchase multiplies points by 1, which changes nothing. ${NOTHING}`,
      ruled([{ ...twice, multiplier: '1' }]),
    ],
    [
      `fixed_1 of Purchase adds no points. ${NOTHING}`,
      ruled([{ type: 'fixed', points: '0.0' }], { pointsDecimals: 1 }),
    ],
    [CLOSED, when(tier('equals', 'closed'))],
    [CLOSED, when({ all: [tier('in', ['silver', 'gold']), tier('in', ['closed'])] })],
    [
      `multiplier_2 of Purchase asks for SALE and shoes, ${NEVER} ${EARN}`,
      without(leavingOut(category(' Shoes', 'sale ')), category('SALE', 'shoes')),
    ],
    [
      `multiplier_2 of Purchase asks for old, ${NEVER} ${EARN}`,
      without(leavingOut({ attribute: 'product.tags', operator: 'contains_any', value: ['old'] }), {
        ...{ attribute: 'product.tags', operator: 'contains_any', value: ['old'] },
      }),
    ],
    [`multiplier_1 of Purchase asks for card, ${NEVER} ${EARN}`, given(['card'], 'card')],
    [
      JOINING,
      {
        ...SHOP,
        activities: [
          purchase,
          { ...joining, active: true, rules: [{ ...twice, when: category('a') }] },
        ],
      },
    ],
    [
      `paused ${PAUSED}`,
      { ...SHOP, referrals: { referrer: 'created_an_account', friend: 'paused' } },
    ],
    [
      'paused: all that would keep points alive is paused. Name an activity that is on.',
      { ...SHOP, expiry: { mode: 'inactivity', days: 9, activities: ['paused'] } },
    ],
  ])('%s', (sentence, document) => {
    expect(told(document)).toEqual([sentence]);
  });
});

it.each<[string, ProgramDocument]>([
  [
    'asks for one of two days, of which one is to come',
    when({ any: [dated('on', '2026-01-01'), dated('on', '2026-12-31')] }),
  ],
  [
    'asks for a day between two, and the last is today',
    when(dated('between_inclusive', ['2026-05-01', '2026-06-01'])),
  ],
  ['asks for a day after one that is past', when(dated('after', '2026-05-01'))],
  [
    'asks who joined before a day that is past',
    when({ ...dated('before', '2020-01-01'), attribute: 'member.enrolled' }),
  ],
  ['asks for all tiers but one that is closed', when(tier('not_equals', 'closed'))],
  ['asks for a category that is called as a closed tier is', when(category('closed'))],
  [
    'asks for tags of which there are none',
    when({ attribute: 'product.tags', operator: 'contains_any', value: [] }),
  ],
  ['asks for a product whose id differs by case', given(['card'], 'Card')],
  [
    'asks for a word that only looks like one left out',
    without(leavingOut(category('Maße')), category('Masse')),
  ],
  [
    'asks for what is left out later',
    without(leavingOut(category('sale'), { from: '2026-07-01' }), category('sale')),
  ],
  [
    'asks for a category, where a product of that id is left out',
    without(leavingOut(of('product.id', 'sale')), category('sale')),
  ],
  [
    'asks for what alone is not left out',
    without(leavingOut({ not: category('sale') }), category('sale')),
  ],
  [
    'leaves out what earns nothing anyhow',
    without(leavingOut(category('sale')), category('shoes')),
  ],
  [
    'is limited, and leaves nothing out',
    ruled(
      [
        { type: 'frequency', times: 1, per: 'day' },
        { ...twice, when: category('sale') },
      ],
      { earning: { excludedTenders: [] } },
    ),
  ],
  [
    'is for those who join in one city',
    {
      ...SHOP,
      activities: [
        purchase,
        { ...joining, rules: [{ ...twice, when: of('member.city', 'Rome') }] },
      ],
    },
  ],
  [
    'belongs to an activity that is paused',
    {
      ...SHOP,
      activities: [purchase, { ...joining, active: false, rules: [{ ...twice, multiplier: '1' }] }],
    },
  ],
])('a rule is not dead that %s', (_title, document) => {
  expect(found(document)).toEqual([]);
});
