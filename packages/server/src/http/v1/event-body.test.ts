import { compileProgram, type EventType } from '@fealty/core';
import { describe, expect, it } from 'vitest';
import { SHOP } from '../../../../../tests/support/shop-program.ts';
import type { EventData } from '../../ledger/event-data.ts';
import { eventBody } from './event-body.ts';

const compiled = compileProgram(SHOP, 1, {});
if (!compiled.ok) throw new Error('the shop program does not compile');
const terms = {
  program: compiled.program,
  baseUrl: 'https://fealty.example',
  caller: { partnerId: 'cad458dc4e', publicId: '9935740ac1fe23a1962de5cf4250c036', host: 'a.shop' },
};
const at = Date.UTC(2016, 3, 4, 13, 1, 27);

const data: EventData = {
  member: {
    id: '59cc9b91418a580a512b450d',
    email: 'daena@example.com',
    uid: 'daen1234',
    firstName: 'Daena',
    lastName: 'Wille',
    birthdate: '1990-07-22',
    tierId: 'zrl_silver',
    tierName: 'Silver',
    referralCode: 'DAE4429',
    available: 100,
    pending: 0,
    redeemed: 0,
    earned: 100,
  },
  transaction: {
    id: '57026ce2735f835a2ce12a33',
    kind: 'award',
    status: 'auto_approved',
    points: 300,
    activityId: 'write_a_review',
    activityName: 'Write a Review',
    rewardId: 'reward_cb5f8',
    rewardName: '$5',
    orderId: null,
    qualifies: true,
    occurredAt: at,
    approvedAt: at,
    expiresAt: null,
    couponCode: 'GET5',
    reason: 'testing',
  },
};

function body(type: EventType): unknown {
  return eventBody({ id: '570265a77fae7c14c97a2b63', type, at, data }, terms);
}

const member = {
  first_name: 'Daena',
  last_name: 'Wille',
  user_id: '59cc9b91418a580a512b450d',
  uid: 'daen1234',
  dob: '07/22/1990',
  loyalty_tier_id: 'zrl_silver',
  loyalty_tier_name: 'Silver',
  available_points: 100,
  referral_url: 'https://a.shop/raf/DAE4429',
  referral_code: 'DAE4429',
  redeemed_points: 0,
  awarded_points: 100,
  user_email: 'daena@example.com',
  pending_points: 0,
};

const moved = {
  id: '57026ce2735f835a2ce12a33',
  merchant_id: '9935740ac1fe23a1962de5cf4250c036',
  user_id: '59cc9b91418a580a512b450d',
  user_email: 'daena@example.com',
  user_first_name: 'Daena',
  user_last_name: 'Wille',
  points: 300,
  created_time: '04-Apr-2016 13:01:27',
};

describe('the body of an event', () => {
  it.each([
    ['member.enrolled', 'evt_user_enrollment', member],
    ['tier.upgraded', 'evt_level_upgrade', member],
    ['tier.downgraded', 'evt_level_degrade', member],
    [
      'points.awarded',
      'evt_points_awarded',
      {
        ...moved,
        activity_id: 'write_a_review',
        activity_name: 'Write a Review',
        order_id: null,
        points_status: 'approved',
        transaction_type: 'award',
        points_expired: 0,
        points_expiration_date: null,
        qualified_points: true,
        approved_time: '04-Apr-2016 13:01:27',
      },
    ],
    [
      'points.redeemed',
      'evt_points_redeemed',
      {
        ...moved,
        points_status: 'redeemed',
        transaction_type: 'redeem',
        redemption_id: 'reward_cb5f8',
        redemption_name: '$5',
        coupon_code: 'GET5',
      },
    ],
    [
      'points.deducted',
      'evt_points_deducted',
      {
        ...moved,
        points_status: 'auto_approved',
        transaction_type: 'deduct',
        reason: 'testing',
        points_deducted: 0,
      },
    ],
  ] as const)('of %s is that of %s', (type, named, expected) => {
    expect(body(type)).toEqual({
      id: '570265a77fae7c14c97a2b63',
      data: expected,
      event_type: named,
      created: '04-Apr-2016 13:01:27',
    });
  });

  it.each(['member.updated', 'member.deleted', 'points.rejected', 'points.expired'] as const)(
    'is none for %s, which v1 does not know',
    (type) => {
      expect(body(type)).toBeNull();
    },
  );
});
