import { REFUSAL_CODES, type RefusalCode } from './refusals.ts';

/** What a refusal says to whoever runs the program; `{seen}` and `{needed}` stand for the values. */
const WORDS: Readonly<Record<RefusalCode, string>> = {
  import_line_taken: 'line {seen} of the import was taken before',
  correction_line_taken: 'line {seen} of the correction was done before',
  correction_unknown: 'the transaction {seen} is not {needed}',
  correction_void: 'there is nothing to correct: {seen}, and needed is {needed}',
  correction_changed: 'this would move {seen} points now, and {needed} were foreseen',
  member_unknown: '{seen} is no member of the program',
  member_ambiguous: 'more than one member is meant by {seen}',
  merge_with_itself: 'a member cannot be merged with himself',
  member_deleted: 'the member was deleted',
  member_blocked: 'the member is blocked',
  member_opted_out: 'the member has left the program',
  referrer_unknown: 'nobody has the referral code {seen}',
  email_taken: 'another member has the e-mail address {seen}',
  uid_taken: 'another member has the id {seen}',
  attribute_missing: 'an attribute is missing: {needed}',
  attribute_malformed: 'an attribute cannot be {seen}; allowed is {needed}',
  attribute_taken: 'another member has {seen}; needed is {needed}',
  merge_unknown: 'member {seen} is not merged with another',
  merge_overtaken: '{seen}, and {needed}',
  merge_too_old: 'the merge was {seen}, and can be undone {needed}',
  merge_lapsed:
    '{seen} points have lapsed by inactivity and are not expired yet; needed: {needed}, as soon as the next sweep is done',
  merge_too_large: 'the member has {seen} open awards; needed: {needed}',
  activity_unknown: 'the program has no activity {seen}',
  activity_paused: 'the activity is paused',
  activity_not_for_members: 'members cannot award {seen} to themselves',
  activity_not_for_agents: 'agents cannot award {seen} by hand',
  browser_order_untrusted:
    'the program does not take a browser’s word for the order {seen}; needed: {needed}',
  order_taken: 'the order {seen} has earned before',
  file_taken: 'file {seen} was sent before; needed is {needed}',
  order_unknown: 'no order {seen} has earned points',
  transaction_unknown: 'the transaction {seen} is not {needed}',
  transaction_settled: 'the transaction is {seen}, and it would have to be {needed}',
  base_missing: 'an amount is missing, {needed}',
  amount_malformed: '{seen} cannot be used; allowed is {needed}',
  currency_unsupported: 'the order is in {seen}, and the program counts in {needed}',
  prices_incomplete: '{seen} products have a price, and it has to be {needed}',
  product_unknown: 'the order holds no product {seen}',
  quantity_exceeded: '{seen} of the product cannot come back, as {needed} are left',
  return_exceeded: 'this cannot come back: needed is {needed}, and it was {seen}',
  award_too_large: 'an agent may give {needed} here, and this would be {seen}',
  award_excluded: 'a rule says that this earns nothing',
  limit_reached: 'the member has done it as often as is allowed',
  budget_exhausted: 'the budget of the activity has no room for so many points, {seen}',
  reward_unknown: 'the program has no reward {seen}',
  reward_inactive: 'the reward cannot be redeemed now; needed: {needed}',
  reward_not_for_tier: 'the reward is for members of {needed}, and this one is in {seen}',
  reward_not_for_member: 'the reward is not for this member',
  reward_limit_reached: 'the member has redeemed it as often as is allowed',
  redemption_in_progress: 'the member has another redemption in a cart',
  points_insufficient: 'the member can spend {seen}, and {needed} are needed',
  coupons_exhausted: 'no coupon is left',
  coupons_expired: 'the coupons that are left have expired',
  coupon_failed: 'no new coupon could be made',
  tier_unknown: 'the program has no tier {seen}',
};

/** Why something was refused. A code of another version is said as it stands. */
export function refusalWords(
  code: string,
  values: { readonly seen: string; readonly needed: string },
): string {
  const known = REFUSAL_CODES.find((one) => one === code);
  const words = known === undefined ? code.replaceAll('_', ' ') : WORDS[known];
  const seen = values.seen === '' ? 'nothing' : values.seen;
  // Values may hold what looks like a place for another.
  return words.replaceAll(/\{(seen|needed)\}/g, (_all, name) =>
    name === 'seen' ? seen : values.needed,
  );
}

/** The same where the values are not known: as far as it can be said without them. */
export function refusalSentence(code: string): string {
  return refusalWords(code, { seen: 'what was found', needed: 'what is needed' });
}
