import { describe, expect, it } from 'vitest';
import type { ProgramDocument } from '../document.ts';
import { tellSettings } from './tell-settings.ts';

const DOCUMENT: ProgramDocument = {
  ...{ name: 'Shop', currency: 'USD', timeZone: 'Asia/Tokyo' },
  activities: [
    { id: 'made_a_purchase', name: 'Order', earn: { multiplier: '2' } },
    { id: 'refer', name: 'Recommend us', earn: { points: '500' } },
  ],
  rewards: [],
  tiers: [{ id: 'member', name: 'Member', threshold: '0' }],
};
/** In Tokyo the 31st of January has begun. */
const NOW = Date.UTC(2027, 0, 30, 16);
const told = (said: Partial<ProgramDocument>) => tellSettings({ ...DOCUMENT, ...said }, NOW);

describe('settings of a program are told', () => {
  it('as their defaults, where nothing is said', () => {
    expect(told({})).toEqual({
      expiry: ['Points never lapse.', 'Points that begin today can be spent for ever.'],
      tiers: [
        'Towards tiers count points of a whole life, and members fall at once when less counts.',
      ],
      referrals: [],
    });
  });

  it('with the day on which points of today lapse, in the program’s zone', () => {
    const lapse = (expiry: ProgramDocument['expiry']) =>
      told(expiry === undefined ? {} : { expiry }).expiry[1];
    expect([
      lapse({ mode: 'after', months: 1 }),
      lapse({ mode: 'after', days: 2 }),
      lapse({ mode: 'calendar', month: 1, day: 15, years: 0 }),
      lapse({ mode: 'inactivity', months: 12 }),
    ]).toEqual([
      'Points that begin today lapse at the end of 28 February 2027.',
      'Points that begin today lapse at the end of 2 February 2027.',
      'Points that begin today lapse at the end of 15 January 2028.',
      'Of a member who does nothing from today on, all points lapse at the end of 31 January 2028.',
    ]);
  });

  it('with the days on which members are reminded, if points lapse at all', () => {
    const expiry = { mode: 'after', months: 12 } as const;
    expect([
      told({ expiry }).expiry.slice(2),
      told({ expiry, reminders: [7, 30] }).expiry.slice(2),
      told({ reminders: [7, 30] }).expiry.slice(2),
    ]).toEqual([
      ['Nobody is reminded before points lapse.'],
      ['Before points lapse members are reminded 30 and 7 days ahead.'],
      [],
    ]);
  });

  it('with both sides of a referral and its conditions', () => {
    const referrals = { referrer: 'refer', minimumSubtotal: '20', waitDays: 14 };
    expect(told({ referrals }).referrals).toEqual([
      'Recommending the shop is rewarded with Recommend us.',
      'Friends who come are rewarded with nothing.',
      'Of a friend’s purchases the first one counts.',
      'A friend’s purchase counts from 20 USD on.',
      'Referrals are rewarded 14 days after the purchase.',
      'A referral code can be given as a coupon.',
    ]);
  });
});
