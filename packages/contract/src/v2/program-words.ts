import { Type } from 'typebox';
import { decimal, id, list, nested } from '../params.ts';
import { award } from './award.ts';
import { v2Endpoint } from './endpoint.ts';
import { idField, numberField, textField, textList, textOrNull } from './fields.ts';
import { personFields } from './person-fields.ts';
import {
  documentExample,
  draftIdField,
  ofProgram,
  PROGRAM_BODY_BYTES_MAX,
  programDocument,
  revisionField,
} from './program-fields.ts';

const common = {
  ...ofProgram,
  pathValues: {},
  method: 'POST',
  bodyBytesMax: PROGRAM_BODY_BYTES_MAX,
  category: 'general',
  writes: false,
} as const;
const wanted = {
  document: Type.Optional(programDocument),
  draft_id: Type.Optional(draftIdField),
  revision: Type.Optional(revisionField),
};

const ToldRule = Type.Object({
  path: textField('Where it stands.'),
  id: textOrNull('What it goes by in traces; null, as all of it, while it cannot be read.'),
  kind: textOrNull('`limit`, `exclusion`, `bonus`, or `promotion` if it has a period.'),
  state: textOrNull('By the store’s clock: `planned`, `running`, `over`, or `off`.'),
  sentence: textOrNull('What it says, for people.'),
});

export const describeProgram = v2Endpoint({
  ...common,
  id: 'v2_describe_program',
  path: '/v2/loyalty/program/describe',
  summary: 'Read a program in sentences',
  description:
    'Says what the activities of a document or a draft earn and what each of their rules says, whether it runs today, and what was drawn from budgets. Activities and rules may be unfinished: what cannot be read yet has no sentence. At most 2,000 rules.',
  body: Type.Object({
    ...wanted,
    activity_ids: Type.Optional(
      list(
        { description: 'Activities to tell; all, unless said.', example: ['made_a_purchase'] },
        { maxItems: 100 },
      ),
    ),
  }),
  sent: { document: documentExample, activity_ids: ['made_a_purchase'] },
  data: Type.Object({
    activities: Type.Array(
      Type.Object({
        id: idField,
        path: textField('Where it stands.'),
        sentence: textOrNull('What it earns, for people.'),
        rules: Type.Array(ToldRule),
      }),
    ),
    budgets: Type.Array(
      Type.Object({
        id: idField,
        points: numberField('Points that were drawn from it.'),
        uses: numberField('How often it was drawn on.'),
      }),
      { description: 'Budgets of the document that run or ran; of others nothing was drawn.' },
    ),
    settings: Type.Object({
      expiry: textList('How points lapse, when those of today would, and reminders.'),
      tiers: textList('What counts towards tiers, and when members fall.'),
      referrals: textList('What recommending the shop brings; empty if nothing does.'),
    }),
  }),
  answered: {
    activities: [
      {
        id: 'made_a_purchase',
        path: 'activities[0]',
        sentence: 'Made a Purchase earns 2 points per USD, which can be spent at once.',
        rules: [],
      },
    ],
    budgets: [],
    settings: {
      expiry: [
        'Points last 12 months.',
        'Points that begin today lapse at the end of 22 November 2027.',
        'Before points lapse members are reminded 30 days ahead.',
      ],
      tiers: [
        'Towards tiers count points of a whole life, and members fall at once when less counts.',
      ],
      referrals: [],
    },
  },
  codes: ['PROGRAM_REFUSED', 'DRAFT_CHANGED', 'DRAFT_DOES_NOT_EXIST'],
});

const { member_id, activity_id, points_passed, transaction_attributes } = award.body.properties;
const { birthdate, preferred_language, address, member_tags, custom_attributes } = personFields;

const supposedMember = nested(
  {
    description:
      'Somebody who is no member, in place of `member_id`: new today, with this tier and these points.',
  },
  Type.Object({
    loyalty_tier_id: Type.Optional(
      id({ description: 'Id of the tier; the lowest, unless said.', example: 'zrl_gold' }),
    ),
    available_points: Type.Optional(
      decimal({ description: 'Points that he has to spend; none, unless said.', example: '100' }),
    ),
    ...{ birthdate, preferred_language, address, member_tags, custom_attributes },
  }),
);

export const tryProgram = v2Endpoint({
  ...common,
  id: 'v2_try_program',
  path: '/v2/loyalty/program/try',
  summary: 'Try an award under a program that does not run',
  description:
    'Says what an award would come to for a member as he is now, or for somebody who is supposed, if a document or a draft ran, with the reasons. An order without an id is one that nobody placed. Nothing is recorded, and no budget is drawn on. A refusal by the program is a success: `given` is false.',
  body: Type.Object({
    ...wanted,
    member_id: Type.Optional(member_id),
    supposed_member: Type.Optional(supposedMember),
    ...{ activity_id, points_passed, transaction_attributes },
  }),
  sent: {
    document: documentExample,
    member_id: 'bob@example.com',
    activity_id: 'made_a_purchase',
    transaction_attributes: { order_total: '100', order_subtotal: '100' },
  },
  data: Type.Object({
    given: Type.Boolean({ description: 'Whether it would be awarded.' }),
    points: numberField('Points that it would give.'),
    status: textOrNull('`pending` if they would wait; null if nothing would be given.'),
    reason: textOrNull('Why nothing would be given; null otherwise.'),
    trace: Type.Array(Type.String(), { description: 'Why, one sentence for each step.' }),
  }),
  answered: {
    given: true,
    points: 200,
    status: 'approved',
    reason: null,
    trace: ['The order counts 100 USD.', 'Made a Purchase multiplies by 2.'],
  },
  codes: ['PROGRAM_REFUSED', 'DRAFT_CHANGED', 'DRAFT_DOES_NOT_EXIST', 'INCORRECT_MEMBER_ID_PASSED'],
});
