import { Type } from 'typebox';
import { flag, integer, text } from '../params.ts';
import { v2Endpoint } from './endpoint.ts';
import { SealData, sealExample } from './seals.ts';
import {
  anyQuery,
  idField,
  numberField,
  textField,
  textOrNull,
  timeField,
  timeOrNull,
} from './fields.ts';

export const MemberState = Type.Object({
  id: idField,
  member_id: textField('The merchant’s own id of the member.'),
  first_name: textField('First name.'),
  last_name: textField('Last name.'),
  email_address: textField('E-mail address, or empty.'),
  birthdate: textField('MM/DD/YYYY, or empty.'),
  loyalty_tier_id: textOrNull('The tier.'),
  loyalty_tier_name: textOrNull('Its name.'),
  referral_code: textField('What the member recommends the shop with.'),
  available_points: numberField('Points to spend.'),
  pending_points: numberField('Points that wait for approval.'),
  lifetime_points_earned: numberField('All that was ever earned.'),
  lifetime_points_redeemed: numberField('All that was ever spent.'),
});

export const TransactionState = Type.Object({
  id: idField,
  transaction_type: textField('`award`, `redeem`, `deduct`, `return`, `reverse`, `expire`, …'),
  status: textField('Its status then.'),
  points: numberField('Its points.'),
  activity_id: textOrNull('Of an award: the activity.'),
  activity_name: textOrNull('Its name.'),
  reward_id: textOrNull('Of a redemption: the reward.'),
  reward_name: textOrNull('Its name.'),
  coupon_code: textOrNull('The coupon that was given out.'),
  order_id: textOrNull('The order.'),
  reason: textOrNull('Why, in words.'),
  transaction_date: timeField('When it happened.'),
  approved_date: timeOrNull('When it was approved.'),
  points_expiration_date: timeOrNull('When its points lapse.'),
});

export const ExpiringState = Type.Object({
  days: numberField('How many days are left.'),
  points: numberField('How many points lapse.'),
  expiration_date: timeField('When they lapse.'),
});

export const NoticeState = Type.Object({
  id: idField,
  text: textField('What was noticed, in one sentence.'),
  activity_id: Type.Optional(textField('Of `awards.held`: the activity.')),
  kind: Type.Optional(textField('Of `fraud.signalled`: the kind of signal.')),
  severity: Type.Optional(textField('Of `fraud.signalled`: `severe`.')),
});

const HappenedData = Type.Object({
  id: idField,
  event: textField('What happened: `points.awarded`, `member.enrolled`, `tier.upgraded`, …'),
  event_type: textOrNull('What the platform calls it; null if it has no name for it.'),
  sequence: numberField(
    'Its number among the events of the member, or of the store, without a gap.',
  ),
  created_date: timeField('When it happened, by the store’s clock.'),
  internal_member_id: textOrNull('The member; null for an event of the store itself.'),
  transaction_id: textOrNull('The transaction it tells of.'),
  quiet: Type.Boolean({ description: 'It came with an import; nobody is told of it by itself.' }),
  erased: Type.Boolean({ description: 'The member was erased; what it told is gone.' }),
  data: Type.Union([
    Type.Object({
      member: MemberState,
      transaction: Type.Union([TransactionState, Type.Null()]),
      expiring: Type.Union([ExpiringState, Type.Null()]),
      notice: Type.Union([NoticeState, Type.Null()]),
    }),
    Type.Null(),
  ]),
  seal: Type.Optional(SealData),
});

export const followEvents = v2Endpoint({
  id: 'v2_follow_events',
  method: 'GET',
  path: '/v2/loyalty/events',
  group: 'Events',
  ours: true,
  summary: 'Follow what happens',
  description:
    'Everything that happened in the store, in one order that never changes. Ask again with `after` set to the `next_after` of the last answer; nothing is skipped.',
  pathValues: {},
  query: Type.Object({
    ...anyQuery,
    after: Type.Optional(
      text(
        {
          description:
            'Where the last answer ended: its `next_after`. Without it, from the very first event; `now` begins with what happens from now on.',
          example: 'now',
        },
        { maxLength: 255 },
      ),
    ),
    count: Type.Optional(
      integer(
        { description: 'How many at most.', example: 100 },
        { minimum: 1, maximum: 1000, default: 100 },
      ),
    ),
    include_quiet: Type.Optional(
      flag({ description: 'Also those that came with imports.', example: false }, false),
    ),
  }),
  body: Type.Object({}),
  sent: {},
  data: Type.Object({
    events: Type.Array(HappenedData),
    next_after: textField('Where to go on from, also when there was nothing.'),
    more: Type.Boolean({ description: 'Whether further ones wait already.' }),
  }),
  answered: {
    events: [
      {
        id: '1a1fe4cfd01528a39e8ebc97',
        event: 'points.awarded',
        event_type: 'event_points_earned',
        sequence: 2,
        created_date: '10/05/2026 22:58:02',
        internal_member_id: '59cc9b91418a580a512b450d',
        transaction_id: '56fbd2c6735f835a2ce12a15',
        quiet: false,
        erased: false,
        data: {
          member: {
            id: '59cc9b91418a580a512b450d',
            member_id: 'bob@example.com',
            first_name: 'Bob',
            last_name: 'Brown',
            email_address: 'bob@example.com',
            birthdate: '12/31/1992',
            loyalty_tier_id: 'zrl_silver',
            loyalty_tier_name: 'Silver',
            referral_code: 'BOB1234',
            available_points: 1100,
            pending_points: 0,
            lifetime_points_earned: 1100,
            lifetime_points_redeemed: 0,
          },
          transaction: {
            id: '56fbd2c6735f835a2ce12a15',
            transaction_type: 'award',
            status: 'auto_approved',
            points: 1000,
            activity_id: 'made_a_purchase',
            activity_name: 'Purchase on website',
            reward_id: null,
            reward_name: null,
            coupon_code: null,
            order_id: '75',
            reason: null,
            transaction_date: '10/05/2026 22:58:02',
            approved_date: '10/05/2026 22:58:02',
            points_expiration_date: null,
          },
          expiring: null,
          notice: null,
        },
      },
      {
        id: '2b2fe4cfd01528a39e8ebc98',
        event: 'seal.published',
        event_type: null,
        sequence: 7,
        created_date: '10/05/2026 23:00:03',
        internal_member_id: null,
        transaction_id: null,
        quiet: false,
        erased: false,
        data: null,
        seal: sealExample,
      },
    ],
    next_after: '1-918274-2b2fe4cfd01528a39e8ebc98',
    more: false,
  },
  codes: [],
  category: 'general',
  writes: false,
});
