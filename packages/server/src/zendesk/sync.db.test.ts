import { describe, expect, it } from 'vitest';
import { useDeskShop } from '../../../../tests/support/zendesk/shop.ts';

const desk = useDeskShop();
const { shop } = desk;

const ANN = 'ann@example.com';

async function ann(): Promise<void> {
  shop.start();
  await shop.enroll('ann');
  await shop.award('ann');
  await desk.heard();
}

describe('a member who changed', () => {
  it('is made at Zendesk with all fields once, without a mail to him', async () => {
    await desk.connect();
    await ann();
    await desk.run(40_000);
    const { account } = desk.standIn;
    const [user, ...others] = [...account.users.values()];
    expect(others).toEqual([]);
    expect(user?.emails).toEqual([ANN]);
    expect(user?.fields).toMatchObject({
      zrl_member_available_points: 15.5,
      zrl_member_member_id: ANN,
      zrl_member_member_status: 'active',
      zrl_member_number_of_purchases: 0,
      zrl_member_lifetime_points_earned: 15.5,
      zrl_member_loyalty_tier_name: 'Silver',
      zrl_member_loyalty_tier_id: 'silver',
      zrl_member_qualified_points: 15.5,
      zrl_member_first_purchase_date: null,
      first_name: 'ann',
      last_name: 'X',
      email: ANN,
      phone: null,
    });
    expect(Object.keys(user?.fields ?? {})).toHaveLength(21);
    expect(user?.fields['zrl_member_enrollment_date']).toMatch(
      /^\d\d\/\d\d\/\d{4} \d\d:\d\d:\d\d$/,
    );
    expect(account.verificationMails).toBe(0);
    expect(await desk.members()).toMatchObject([
      { state: 'sent', user_id: String(user?.id), due_at: null, dirty_at: null, error: null },
    ]);
    expect(desk.troubles).toEqual([]);
  });

  it('is sent once for many changes, and not at all where nothing is other', async () => {
    await desk.connect();
    await ann();
    await shop.award('ann', 9);
    await desk.heard();
    await desk.run(60_000);
    expect(desk.standIn.many('POST', /create_or_update/)).toBe(1);
    expect(desk.standIn.many('PUT', /users/)).toBe(0);
    await shop.award('ann', 3);
    await desk.heard();
    await desk.run(60_000);
    expect(desk.standIn.many('PUT', /users/)).toBe(1);
    const [user] = [...desk.standIn.account.users.values()];
    expect(user?.fields['zrl_member_available_points']).toBe(141.5);
    expect(user?.fields['zrl_member_loyalty_tier_id']).toBe('gold');
  });
});
