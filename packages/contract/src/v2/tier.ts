import { Type, type Static } from 'typebox';
import { v2Endpoint } from './endpoint.ts';
import { anyQuery, numberField, textField, textList, timeField } from './fields.ts';
import { pageData, pageQuery } from './page.ts';

/** A tier as every answer of v2 shows it. */
export const TierData = Type.Object({
  id: textField('24 hexadecimal digits: the same for the same tier of the same store.'),
  loyalty_tier_id: textField('Id of the tier.'),
  loyalty_tier_name: textField('Name of the tier.'),
  description: textField('Shown with it.'),
  minimum_points: numberField('What must have counted: points, or what was spent.'),
  qualification_type: textField('What counts: `points` or `spend`.'),
  tier_type: textField('When a tier is lost: `lifetime`, `period` or `rolling`.'),
  bonus_multiplier: numberField('Factor on what its members earn.'),
  activity_multipliers: Type.Record(Type.String(), Type.Number(), {
    description: 'Instead of that for single activities, by their id.',
  }),
  tier_rewards: textList('Rewards shown with it, by reward id.'),
  is_active: Type.Boolean({ description: 'Whether it can be reached.' }),
  is_default: Type.Boolean({ description: 'Whether members begin in it.' }),
  hide_tier_from_user: Type.Boolean({ description: 'Whether members do not see it.' }),
  created_date: timeField('When it was made.'),
  last_modified_date: timeField('When it was changed last.'),
});
export type TierData = Static<typeof TierData>;

export const TiersData = pageData('tiers', TierData);
export const tiersExample: Static<typeof TiersData> = {
  tiers: [
    {
      id: '9f86d081884c7d659a2feaa0',
      loyalty_tier_id: 'zrl_gold',
      loyalty_tier_name: 'Gold',
      description: 'Gold Tier',
      minimum_points: 1000,
      qualification_type: 'points',
      tier_type: 'lifetime',
      bonus_multiplier: 1,
      activity_multipliers: { made_a_purchase: 2 },
      tier_rewards: [],
      is_active: true,
      is_default: false,
      hide_tier_from_user: false,
      created_date: '12/17/2018 10:11:42',
      last_modified_date: '01/15/2019 05:06:10',
    },
  ],
  total: 1,
  more: false,
  next_start_index: 1,
};

export const listTiers = v2Endpoint({
  id: 'v2_list_tiers',
  method: 'GET',
  path: '/v2/loyalty/tiers',
  group: 'Tiers',
  summary: 'List all tiers',
  description: 'Every tier of the program, the lowest first; hidden and inactive ones say so.',
  pathValues: {},
  query: Type.Object({ ...anyQuery, ...pageQuery }),
  body: Type.Object({}),
  sent: {},
  data: TiersData,
  answered: tiersExample,
  codes: [],
  category: 'general',
  writes: false,
});
