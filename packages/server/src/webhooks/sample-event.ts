import type { EventType, Notice } from '@fealty/core';
import type { EventData, MerchantEventData } from '../ledger/event-data.ts';
import { NO_MEMBER } from '../ledger/event-data.ts';
import type { TellableEvent } from './wording.ts';

type SampleData = EventData;
type SampleTransaction = NonNullable<SampleData['transaction']>;

const DAY = 24 * 60 * 60 * 1000;
/** As far as an id tells the time: milliseconds, in eleven hexadecimal digits. */
const ID_TIME_DIGITS = 11;

const MEMBER: SampleData['member'] = {
  id: '59cc9b91418a580a512b450d',
  email: 'bob@example.com',
  uid: 'bob-1',
  firstName: 'Bob',
  lastName: 'Brown',
  birthdate: '1992-12-31',
  tierId: 'silver',
  tierName: 'Silver',
  referralCode: 'BOB1234',
  available: 1100,
  pending: 0,
  redeemed: 0,
  earned: 1100,
};

type Moved = Pick<SampleTransaction, 'kind' | 'status'> & Partial<SampleTransaction>;

const AWARD: Partial<SampleTransaction> = {
  activityId: 'made_a_purchase',
  activityName: 'Purchase on website',
  orderId: '75',
  qualifies: true,
};
const REDEMPTION: Partial<SampleTransaction> = {
  rewardId: 'reward_sample',
  rewardName: 'A sample reward',
};

/** What events of points move; the others are about members. */
const MOVED: Readonly<Partial<Record<EventType, Moved>>> = {
  'points.awarded': { ...AWARD, kind: 'award', status: 'auto_approved' },
  'points.rejected': { ...AWARD, kind: 'award', status: 'rejected', reason: 'A sample' },
  'points.redeemed': {
    ...REDEMPTION,
    ...{ kind: 'redeem', status: 'redeemed', couponCode: 'SAMPLE-1' },
  },
  'redemption.held': { ...REDEMPTION, kind: 'redeem', status: 'pending' },
  'redemption.cancelled': { ...REDEMPTION, kind: 'redeem', status: 'rejected' },
  'referral.succeeded': { kind: 'award', status: 'auto_approved', activityId: 'refer_a_friend' },
  'points.deducted': { kind: 'deduct', status: 'deducted', reason: 'A sample' },
  'points.expired': { kind: 'expire', status: 'deducted' },
  'awards.held': { ...AWARD, kind: 'award', status: 'pending', points: 5000 },
};

/** What was noticed, of the events that tell it. */
const NOTICES: Readonly<Partial<Record<EventType, Notice>>> = {
  'awards.held': {
    what: 'awards.held',
    id: '65b0c2c6735f835a2ce12a32',
    text: 'Awards of made_a_purchase are held: it gives 5000 points, and up to 250 points are allowed',
    activityId: 'made_a_purchase',
  },
  'fraud.signalled': {
    what: 'fraud.signalled',
    id: '65b0c2c6735f835a2ce12a31',
    text: '14 awards within 52 minutes',
    kind: 'velocity',
    severity: 'severe',
  },
};

/** A seal that nobody signed: it has the form, and no verifier takes it. */
const SEAL: MerchantEventData['seal'] = {
  ...{ format: 'fealty seal 1', partner_id: '0000000000', number: 7 },
  ...{ sealed_at: '2026-10-05T23:00:03.120Z', root: '6b'.repeat(32), members: 1 },
  ...{ available: '1100', pending: '0', reserved: '0', owed: '0' },
  ...{ previous: 'e3'.repeat(32), key_id: '9f86d081884c7d65', hash: '2c'.repeat(32) },
  ...{ public_key: 'd7'.repeat(32), signature: 'e5'.repeat(64) },
};

/**
 * A made-up event of a type, for trying out a receiver. It follows from its id and type alone, so that
 * what was sent can be shown again though no event was kept.
 */
export function sampleEvent(type: EventType, id: string): TellableEvent {
  const at = Number.parseInt(id.slice(0, ID_TIME_DIGITS), 16);
  const head = { id, type, sequence: 2, at, replay: false };
  if (type === 'seal.published') return { ...head, memberId: NO_MEMBER, data: { seal: SEAL } };
  const moved = MOVED[type];
  const transaction = moved === undefined ? null : { ...movedAt(at), ...moved };
  const expiring = { days: 7, points: 100, date: at + 7 * DAY };
  const data: SampleData = {
    member: MEMBER,
    transaction,
    ...(type === 'points.expiring' ? { expiring } : {}),
    ...(NOTICES[type] === undefined ? {} : { notice: NOTICES[type] }),
  };
  return { ...head, memberId: MEMBER.id, data };
}

function movedAt(at: number): Omit<SampleTransaction, 'kind' | 'status'> {
  return {
    id: '56fbd2c6735f835a2ce12a15',
    points: 100,
    activityId: null,
    activityName: null,
    rewardId: null,
    rewardName: null,
    orderId: null,
    qualifies: false,
    occurredAt: at,
    approvedAt: at,
    expiresAt: null,
    couponCode: null,
    reason: null,
  };
}
