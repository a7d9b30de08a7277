import type { ProgramDocument } from '../../api/document-parts.ts';
import type { IconName } from '../../ui/icon.tsx';
import type { EditedActivity, Activity } from './document.ts';

/** What programs usually reward, filled in; the shop's plugin knows the platform's ids. */
export interface Template {
  readonly activity: Activity;
  readonly icon: IconName;
  readonly about: string;
  /** What beside the activity has to be said so that it is awarded. */
  readonly awards?: 'birthday' | 'anniversary' | 'winback' | 'referrer' | 'friend';
}

const once = { type: 'frequency', id: 'once', times: 1, per: 'lifetime' } as const;
const DAYS_TO_RETURN = 14;
/** Half a year. */
export const WINBACK_DAYS = 180;

export const TEMPLATES: readonly Template[] = [
  {
    ...{ icon: 'tag', about: 'Points for every unit of currency that an order is worth.' },
    activity: {
      ...{ id: 'made_a_purchase', name: 'Make a purchase', earn: { multiplier: '1' } },
      approval: { mode: 'after_days', days: DAYS_TO_RETURN },
    },
  },
  {
    ...{ icon: 'person', about: 'A welcome for everybody who joins the program.' },
    activity: { id: 'created_an_account', name: 'Join the program', earn: { points: '100' } },
  },
  {
    ...{ icon: 'edit', about: 'For a review of a product, a few times a day at most.' },
    activity: {
      ...{ id: 'write_a_review', name: 'Write a review', earn: { points: '50' } },
      rules: [{ type: 'frequency', id: 'limit', times: 3, per: 'day' }],
    },
  },
  {
    ...{
      icon: 'gift',
      about: 'Once a year, on the member’s birthday, by itself.',
      awards: 'birthday',
    },
    activity: { id: 'birthday', name: 'Birthday', earn: { points: '200' } },
  },
  {
    ...{
      icon: 'star',
      about: 'Once a year, on the day of joining, by itself.',
      awards: 'anniversary',
    },
    activity: { id: 'anniversary', name: 'Anniversary', earn: { points: '200' } },
  },
  {
    ...{
      icon: 'people',
      about: 'For a member whose friend buys for the first time.',
      awards: 'referrer',
    },
    activity: { id: 'refer_a_friend', name: 'Refer a friend', earn: { points: '500' } },
  },
  {
    icon: 'members',
    about: 'For the friend who comes by a recommendation and buys.',
    awards: 'friend',
    activity: { id: 'referred_friend', name: 'Come by recommendation', earn: { points: '250' } },
  },
  {
    icon: 'undo',
    about: 'With the first order of somebody who has not bought for half a year.',
    awards: 'winback',
    activity: { id: 'welcome_back', name: 'Welcome back', earn: { points: '150' } },
  },
  {
    ...{ icon: 'queue', about: 'A receipt from elsewhere, looked at before points are given.' },
    activity: {
      ...{ id: 'submit_a_receipt', name: 'Upload a receipt', earn: { points: '100' } },
      ...{ approval: { mode: 'by_hand' }, storefront: true },
    },
  },
  {
    ...{
      icon: 'sun',
      about: 'A picture of the product in use, looked at before points are given.',
    },
    activity: {
      ...{ id: 'upload_photo', name: 'Upload a photo', earn: { points: '50' } },
      ...{ approval: { mode: 'by_hand' }, storefront: true },
    },
  },
  {
    ...{ icon: 'plus', about: 'Following the shop on a social network, once ever.' },
    activity: {
      ...{ id: 'follow_us', name: 'Follow us', earn: { points: '25' } },
      ...{ storefront: true, rules: [once] },
    },
  },
  {
    ...{ icon: 'next', about: 'Sharing a page of the shop, once a day.' },
    activity: {
      ...{ id: 'share', name: 'Share with friends', earn: { points: '10' }, storefront: true },
      rules: [{ type: 'frequency', id: 'limit', times: 1, per: 'day' }],
    },
  },
];

/** An activity to begin with: of a template, or of nothing but its name. */
export function beginning(
  document: ProgramDocument,
  of: { readonly id: string; readonly name: string },
): EditedActivity {
  const { budgets = [], occasions, referrals } = document;
  const template = TEMPLATES.find(({ activity }) => activity.id === of.id);
  const activity = template?.activity ?? { ...of, earn: { points: '10' } };
  const bare = { activity, budgets, occasions, referrals };
  switch (template?.awards) {
    case 'birthday':
      return { ...bare, occasions: { ...occasions, birthday: { activity: of.id } } };
    case 'anniversary':
      return { ...bare, occasions: { ...occasions, anniversary: { activity: of.id } } };
    case 'winback': {
      const winback = { activity: of.id, inactiveDays: WINBACK_DAYS };
      return { ...bare, occasions: { ...occasions, winback } };
    }
    case 'referrer':
      return { ...bare, referrals: { ...referrals, referrer: of.id } };
    case 'friend':
      // Without anybody who is rewarded for recommending there is nothing that a friend could come by.
      return referrals === undefined
        ? bare
        : { ...bare, referrals: { ...referrals, friend: of.id } };
    default:
      return bare;
  }
}
