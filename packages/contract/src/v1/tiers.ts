import { Type, type Static } from 'typebox';
import { flag, list } from '../params.ts';
import { endpoint } from './endpoint.ts';
import { emailValue, flagField, numberField, textField } from './fields.ts';

const tierFields = {
  id: textField('Id of the tier.'),
  name: textField('Name of the tier.'),
  description: textField('What it is.'),
  minimum_points: numberField('Points it takes.'),
  bonus_multiplier: numberField('Multiplies what every activity earns.'),
  tier_rewards: Type.Array(Type.String(), { description: 'Ids of the rewards of the tier.' }),
  is_active: flagField('Whether members can have it.'),
  is_default: flagField('Whether it is the one everybody starts with.'),
  hide_tier_from_user: flagField('Whether it is kept from users.'),
  updated_time: textField('When it last changed, UTC, as `15-Jan-2019 05:06:10`.'),
  created_time: textField('When it was set up, in the same form.'),
};

const NextTier = Type.Object(tierFields);
export type NextTier = Static<typeof NextTier>;

const Tier = Type.Object({
  ...tierFields,
  rules: Type.Record(Type.String(), Type.String(), {
    description: 'By multiplier, the names of the activities that earn so much more.',
  }),
});
export type Tier = Static<typeof Tier>;

const platinum: NextTier = {
  id: 'zrl_platinum',
  name: 'Platinum',
  description: 'Platinum Tier',
  minimum_points: 5000,
  bonus_multiplier: 1,
  tier_rewards: ['reward_cb5f8', 'reward_d537f'],
  is_active: true,
  is_default: false,
  hide_tier_from_user: false,
  updated_time: '15-Jan-2019 05:06:10',
  created_time: '17-Dec-2018 10:12:34',
};

const NextTierData = Type.Union([NextTier, Type.Object({}, { additionalProperties: false })]);

export const readNextTier = endpoint({
  id: 'read_next_tier',
  method: 'GET',
  path: '/v1/loyalty/users/{email}/next_tier',
  group: 'Users',
  summary: 'Read the next tier of a user',
  description: 'The tier above the user’s own; an empty object for a user of the highest.',
  pathValues: emailValue,
  parameters: Type.Object({}),
  sent: {},
  data: NextTierData,
  answered: platinum,
  codes: [602, 622],
  writes: false,
});

const TiersData = Type.Array(Tier);

export const listTiers = endpoint({
  id: 'list_tiers',
  method: 'GET',
  path: '/v1/loyalty/tiers',
  group: 'Tiers',
  summary: 'List tiers',
  description: 'The active tiers that users may see, highest first, unless more are asked for.',
  pathValues: {},
  parameters: Type.Object({
    tier_ids: Type.Optional(
      list(
        { description: 'Ids, separated by commas.', example: ['zrl_silver', 'zrl_gold'] },
        { maxItems: 100 },
      ),
    ),
    hide_tier_from_user: Type.Optional(
      flag({ description: 'Only tiers that are, or are not, kept from users.', example: false }),
    ),
    fetch_all: flag({ description: 'Inactive and hidden ones too.', example: true }, false),
  }),
  sent: {},
  data: TiersData,
  answered: [{ ...platinum, rules: { '2.0x': 'Purchase on website, Write a Review' } }],
  codes: [],
  writes: false,
});
