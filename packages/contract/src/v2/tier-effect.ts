import { Type } from 'typebox';
import { v2Endpoint } from './endpoint.ts';
import { numberField, textField, textOrNull, timeField, timeOrNull } from './fields.ts';
import {
  documentExample,
  draftIdField,
  ofProgram,
  PROGRAM_BODY_BYTES_MAX,
  programDocument,
  revisionField,
} from './program-fields.ts';

const Rung = Type.Object({
  tier_id: textOrNull('Id of the tier; null for members without one.'),
  tier_name: textField('What it is called; empty for none.'),
  members: numberField('Members in it now.'),
  members_then: numberField('Members in it in the end.'),
});

const Move = Type.Object({
  from_tier_id: textOrNull('Where these members are now.'),
  to_tier_id: textOrNull('Where they come to; the same if they keep what they do not reach.'),
  way: textField(
    '`rises`: when they next earn. `falls`: with time. `keeps`: less counts than the tier takes, and time does not take it. `lost`: the program has no such tier any more, and their next earning puts them into another.',
  ),
  members: numberField('How many go this way.'),
});

export const foreseeTierEffect = v2Endpoint({
  ...ofProgram,
  id: 'v2_tier_effect',
  method: 'POST',
  path: '/v2/loyalty/program/tier_effect',
  summary: 'See how a program would place members in tiers',
  description:
    'Says how many members are in each tier, and how many would come to be if a document or a draft ran and what counts for them stayed as it is: who rises, who falls, and who keeps a tier that he would not reach. Nothing is written. Members who are deleted or were merged are not counted.',
  pathValues: {},
  bodyBytesMax: PROGRAM_BODY_BYTES_MAX,
  category: 'general',
  writes: false,
  body: Type.Object({
    document: Type.Optional(programDocument),
    draft_id: Type.Optional(draftIdField),
    revision: Type.Optional(revisionField),
  }),
  sent: { document: documentExample },
  data: Type.Object({
    now: timeField('The moment it was told for, by the clock of the store.'),
    members: numberField('Members in all.'),
    rise: numberField('Members who rise when they next earn.'),
    fall: numberField('Members who fall with time.'),
    keep: numberField('Members who keep a tier that they do not reach.'),
    lose: numberField('Members whose tier is no more.'),
    counts_anew: Type.Boolean({
      description: 'Whether what was counted so far tells nothing under these rules.',
    }),
    held_until: timeOrNull(
      'How long everybody holds the tier that he has, if counting begins anew.',
    ),
    tiers: Type.Array(Rung, {
      description: 'The lowest first; behind them those that are no more.',
    }),
    moves: Type.Array(Move, { description: 'Who goes from where to where, at most 500 of them.' }),
  }),
  answered: {
    now: '11/22/2026 02:10:55',
    members: 1240,
    ...{ rise: 0, fall: 60, keep: 0, lose: 0 },
    counts_anew: false,
    held_until: null,
    tiers: [
      { tier_id: 'member', tier_name: 'Member', members: 1000, members_then: 1060 },
      { tier_id: 'gold', tier_name: 'Gold', members: 240, members_then: 180 },
    ],
    moves: [{ from_tier_id: 'gold', to_tier_id: 'member', way: 'falls', members: 60 }],
  },
  codes: ['PROGRAM_REFUSED', 'DRAFT_CHANGED', 'DRAFT_DOES_NOT_EXIST'],
});
