import { memberData } from '../../../packages/server/src/http/v2/members/member-answer.ts';
import { slashTime } from '../../../packages/server/src/http/dates.ts';
import { People } from '../../../packages/server/src/queries/people.ts';
import { Programs } from '../../../packages/server/src/store/programs.ts';
import type { DeskShop } from './shop.ts';

const STATUS = {
  active: 'active',
  blocked: 'block',
  deleted: 'deleted',
  opted_out: 'opted out',
} as const;

/** What Zendesk is to show of a member, as v2 answers it: other code than that which is judged. */
export async function wantedFields(
  desk: DeskShop,
  memberId: string,
): Promise<Record<string, string | number | null>> {
  const { pool } = desk.database;
  const { merchantId } = desk.shop;
  const details = await new People(pool).read(merchantId, memberId);
  if (details === null) throw new Error(`there is no member ${memberId}`);
  const program = await new Programs(pool).running(merchantId);
  const data = memberData(details, {
    program,
    caller: { host: 'points.example', partnerId: '' },
    baseUrl: '',
  });
  const [row] = await desk.database.rows(
    'select posted_at as at from member_heads where merchant_id = $1 and id = $2',
    [merchantId, memberId],
  );
  const text = (value: string | null): string | null => (value === '' ? null : value);
  return {
    zrl_member_available_points: data.available_points,
    zrl_member_member_id: data.member_id,
    zrl_member_member_status: STATUS[details.member.status],
    zrl_member_number_of_purchases: data.number_of_purchases,
    zrl_member_number_of_redemptions: data.number_of_redemptions,
    zrl_member_enrollment_date: data.enrollment_date,
    zrl_member_last_modified_date: slashTime(
      Math.max(details.member.modifiedAt, Number(row?.['at'])),
    ),
    zrl_member_lifetime_points_earned: data.lifetime_points_earned,
    zrl_member_lifetime_points_expired: data.lifetime_points_expired,
    zrl_member_lifetime_points_redeemed: data.lifetime_points_redeemed,
    zrl_member_lifetime_points_deducted: data.lifetime_points_deducted,
    zrl_member_referral_url: text(data.referral_URL),
    first_name: text(data.first_name),
    email: text(data.email_address),
    phone: text(data.phone_number),
    last_name: text(data.last_name),
    zrl_member_first_purchase_date: data.first_purchase_date,
    zrl_member_last_purchase_date: data.last_purchase_date,
    zrl_member_loyalty_tier_name: text(data.current_tier),
    zrl_member_loyalty_tier_id: text(data.current_tier_ID),
    zrl_member_qualified_points: data.tier_info.qualified_points,
  };
}
