import type { LanguageTexts } from './default-text.ts';

const seeRewards = { label: 'See your rewards', url: 'USER_DASHBOARD_URL' } as const;
const visit = { label: 'Visit the shop', url: 'MERCHANT_WEB_URL' } as const;
const BALANCE = 'Your balance is now {{AVAILABLE_POINTS}} points.';

export const ENGLISH: LanguageTexts = {
  greeting: { known: 'Hello {{FIRST_NAME}},', unknown: 'Hello,' },
  unsubscribe: {
    before: 'You get this mail as a member of the loyalty program of {{MERCHANT_NAME}}.',
    link: 'Unsubscribe',
  },
  messages: {
    welcome: {
      subject: 'Welcome to {{MERCHANT_NAME}} rewards',
      heading: 'Welcome!',
      paragraphs: [
        'You are now a member of the loyalty program of {{MERCHANT_NAME}}. You earn points with what you buy, and spend them on rewards.',
        {
          given: 'REFERRAL_LINK',
          text: 'Recommend us to your friends with your own link: {{REFERRAL_LINK}}',
        },
      ],
      button: seeRewards,
    },
    points_earned: {
      subject: 'You have earned {{POINTS}} points',
      heading: '{{POINTS}} points are yours',
      paragraphs: [
        'You have earned {{POINTS}} points{{#ACTIVITY_NAME}} for “{{ACTIVITY_NAME}}”{{/ACTIVITY_NAME}}.',
        BALANCE,
      ],
      button: seeRewards,
    },
    reward_available: {
      subject: 'You have enough points for “{{REWARD_NAME}}”',
      heading: 'A reward is within reach',
      paragraphs: [
        'You have earned {{POINTS}} points, and can now have “{{REWARD_NAME}}” for {{REWARD_POINTS}} points.',
        BALANCE,
      ],
      button: { label: 'Get your reward', url: 'USER_DASHBOARD_URL' },
    },
    referral_rewarded: {
      subject: 'Thank you for recommending {{MERCHANT_NAME}}',
      heading: 'Thank you!',
      paragraphs: [
        '{{#FRIEND_FIRST_NAME}}{{FRIEND_FIRST_NAME}}{{/FRIEND_FIRST_NAME}}{{^FRIEND_FIRST_NAME}}A friend{{/FRIEND_FIRST_NAME}} has followed your recommendation. You get {{POINTS}} points for it.',
        BALANCE,
        { given: 'REFERRAL_LINK', text: 'Your link for further friends: {{REFERRAL_LINK}}' },
      ],
      button: seeRewards,
    },
    points_redeemed: {
      subject: 'Your reward: {{REWARD_NAME}}',
      heading: 'Here is your reward',
      paragraphs: [
        'You have spent {{POINTS}} points on “{{REWARD_NAME}}”.',
        { given: 'COUPON_CODE', text: 'This is your code:' },
        BALANCE,
      ],
      large: 'COUPON_CODE',
      button: visit,
    },
    points_expiring: {
      subject: '{{POINTS}} points expire on {{EXPIRY_DATE}}',
      heading: 'Use your points in time',
      paragraphs: [
        '{{POINTS}} of your points are good until {{EXPIRY_DATE}}. After that day they are gone.',
        BALANCE,
      ],
      button: seeRewards,
    },
    points_expired: {
      subject: '{{POINTS}} points have expired',
      heading: 'Some of your points have expired',
      paragraphs: ['{{POINTS}} of your points have expired.', BALANCE],
      button: seeRewards,
    },
    tier_up: {
      subject: 'You have reached {{TIER_NAME}}',
      heading: 'Congratulations!',
      paragraphs: ['You have risen to {{TIER_NAME}}. Thank you for being with us.', BALANCE],
      button: seeRewards,
    },
    tier_down: {
      subject: 'Your tier is now {{TIER_NAME}}',
      heading: 'Your tier has changed',
      paragraphs: [
        'Your tier in the loyalty program of {{MERCHANT_NAME}} is now {{TIER_NAME}}. With your next purchases you can rise again.',
        BALANCE,
      ],
      button: seeRewards,
    },
    winback: {
      subject: 'We would love to see you again',
      heading: 'It has been a while',
      paragraphs: [
        'You have not bought anything for some time. When you come back, a bonus waits for you.',
        BALANCE,
      ],
      button: visit,
    },
  },
};
