export interface MessageWords {
  readonly label: string;
  readonly when: string;
}

/** Occasions on which a member gets mail, in their order; a test holds them against the contract. */
export const MESSAGES: Readonly<Record<string, MessageWords>> = {
  welcome: { label: 'Welcome', when: 'Somebody joined.' },
  points_earned: { label: 'Points earned', when: 'Points were given and can be spent.' },
  reward_available: {
    label: 'A reward is within reach',
    when: 'With new points a reward became affordable. Sent in place of “Points earned”.',
  },
  referral_rewarded: {
    label: 'Thanks for a friend',
    when: 'A friend bought, and the member is rewarded for it.',
  },
  points_redeemed: { label: 'Reward redeemed', when: 'A reward was redeemed, with its coupon.' },
  points_expiring: { label: 'Points about to expire', when: 'On the days that the program says.' },
  points_expired: { label: 'Points expired', when: 'Points have expired.' },
  tier_up: { label: 'A higher tier', when: 'The member has risen.' },
  tier_down: { label: 'A lower tier', when: 'The member has fallen.' },
  winback: { label: 'We miss you', when: 'The member has not bought for long.' },
};

/** What stands in for a name when a mail is made. */
export const VARIABLES: Readonly<Record<string, string>> = {
  FIRST_NAME: 'First name',
  LAST_NAME: 'Last name',
  USER_EMAIL: 'E-mail address',
  POINTS: 'Points it is about',
  AVAILABLE_POINTS: 'Balance',
  ACTIVITY_NAME: 'What was done',
  ORDER_ID: 'Order number',
  REWARD_NAME: 'Reward',
  REWARD_POINTS: 'Price of the reward',
  COUPON_CODE: 'Coupon code',
  TIER_NAME: 'Tier',
  EXPIRY_DATE: 'Last day of the points',
  DAYS_LEFT: 'Days left',
  MERCHANT_NAME: 'Your name',
  MERCHANT_WEB_URL: 'Your shop',
  USER_DASHBOARD_URL: 'The member’s page',
  REFERRAL_LINK: 'Link for friends',
  FRIEND_FIRST_NAME: 'Friend’s first name',
  FRIEND_LAST_NAME: 'Friend’s last name',
  FRIEND_EMAIL: 'Friend’s address',
  FRIEND_UID: 'Friend’s id',
  UNSUBSCRIBE_TEXT: 'Unsubscribe sentence',
  UNSUBSCRIBE_LINK: 'Unsubscribe link',
};
