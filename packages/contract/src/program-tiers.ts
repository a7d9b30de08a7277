import { Type } from 'typebox';
import { decimal, flag, id, list, name, object, words } from './program-parts.ts';

/* Tiers, and what counts towards them. */

export const Tier = object(
  {
    id: id('For instance `zrl_gold`'),
    name,
    description: Type.Optional(words('Shown with the tier')),
    threshold: decimal('Points or spend that must have counted; one tier stands at 0'),
    multiplier: Type.Optional(decimal('Multiplies what every activity earns')),
    activityMultipliers: Type.Optional(
      Type.Record(Type.String(), decimal('Instead, for one activity')),
    ),
    rewards: Type.Optional(list('Rewards shown with the tier')),
    active: Type.Optional(flag('False to leave it out')),
    hidden: Type.Optional(flag('True to keep it from members')),
  },
  'A standing with benefits',
);

const measure = Type.Optional(
  Type.Union([Type.Literal('points'), Type.Literal('spend')], {
    description: 'What thresholds are written in: points, or subtotals of purchases',
  }),
);
const falls = {
  measure,
  steps: Type.Optional(
    Type.Union([Type.Literal('to_reached'), Type.Literal('one')], {
      description: 'When time takes a tier away: down to what was reached, or by one at most',
    }),
  ),
  graceDays: Type.Optional(
    Type.Integer({ minimum: 0, maximum: 366, description: 'Days that a lost tier is kept' }),
  ),
};
const downgradeAtOnce = Type.Optional(
  Type.Union([Type.Literal('never'), Type.Literal('at_once')], {
    description: 'Whether members fall when less counts',
  }),
);

export const TierRules = Type.Union(
  [
    object(
      { kind: Type.Literal('lifetime'), measure, downgrade: downgradeAtOnce },
      'All that was ever earned counts',
    ),
    object(
      {
        kind: Type.Literal('period'),
        months: Type.Integer({ minimum: 1, maximum: 60, description: 'Length of a period' }),
        startMonth: Type.Optional(
          Type.Integer({ minimum: 1, maximum: 12, description: 'Month in which periods begin' }),
        ),
        downgrade: Type.Optional(
          Type.Union(
            [Type.Literal('never'), Type.Literal('at_period_end'), Type.Literal('at_once')],
            { description: 'When members fall; at the end of a period if absent' },
          ),
        ),
        ...falls,
      },
      'What was earned in the running period counts, and lasts through the next',
    ),
    object(
      {
        kind: Type.Literal('rolling'),
        months: Type.Integer({ minimum: 1, maximum: 36, description: 'Length of the window' }),
        downgrade: downgradeAtOnce,
        ...falls,
      },
      'What was earned in the last months counts',
    ),
    object(
      {
        kind: Type.Literal('rolling'),
        days: Type.Integer({ minimum: 1, maximum: 1098, description: 'Length of the window' }),
        downgrade: downgradeAtOnce,
        ...falls,
      },
      'What was earned in the last days counts',
    ),
  ],
  { description: 'What counts towards tiers, and when they are lost; points for life if absent' },
);
