import { pointsText, type Points, type Program, type Reward } from '@fealty/core';
import { localeOf } from './languages.ts';
import type { TellableEvent } from './mail-event.ts';
import type { Friend } from './settings.ts';
import type { Variable } from './variables.ts';

/** The variables that an event gives values to. */
export type EventValues = Readonly<
  Record<
    Extract<
      Variable,
      | 'POINTS'
      | 'AVAILABLE_POINTS'
      | 'ACTIVITY_NAME'
      | 'ORDER_ID'
      | 'REWARD_NAME'
      | 'REWARD_POINTS'
      | 'COUPON_CODE'
      | 'TIER_NAME'
      | 'EXPIRY_DATE'
      | 'DAYS_LEFT'
    >,
    string
  >
>;

/** What an event says, in the way in which numbers and days are written in a language. */
export function eventValues(
  { data }: Pick<TellableEvent, 'data'>,
  {
    program,
    reward,
    language,
  }: {
    readonly program: Program;
    readonly reward: Reward | null;
    readonly language: string;
  },
): EventValues {
  const { member, transaction, expiring } = data;
  const locale = localeOf(language);
  const points = (amount: Points | undefined): string =>
    amount === undefined ? '' : pointsShown(amount, program, locale);
  const lapses = expiring?.date ?? transaction?.expiresAt ?? null;
  return {
    ...transactionValues(transaction),
    ...(reward === null ? {} : { REWARD_NAME: reward.name }),
    POINTS: points(expiring?.points ?? transaction?.points),
    AVAILABLE_POINTS: points(member.available),
    REWARD_POINTS: points(reward?.points),
    TIER_NAME: member.tierName ?? '',
    EXPIRY_DATE: lapses === null ? '' : dayShown(lapses, program, locale),
    DAYS_LEFT: expiring === undefined ? '' : String(expiring.days),
  };
}

function transactionValues(
  transaction: TellableEvent['data']['transaction'],
): Pick<EventValues, 'ACTIVITY_NAME' | 'ORDER_ID' | 'REWARD_NAME' | 'COUPON_CODE'> {
  if (transaction === null) {
    return { ACTIVITY_NAME: '', ORDER_ID: '', REWARD_NAME: '', COUPON_CODE: '' };
  }
  const { activityName, orderId, rewardName, couponCode } = transaction;
  return {
    ACTIVITY_NAME: activityName ?? '',
    ORDER_ID: orderId ?? '',
    REWARD_NAME: rewardName ?? '',
    COUPON_CODE: couponCode ?? '',
  };
}

/** What a friend is called in a mail to whoever recommended the shop to him. */
export function friendValues(
  friend: Friend | null,
): Readonly<Record<Extract<Variable, `FRIEND_${string}`>, string>> {
  return {
    FRIEND_EMAIL: friend?.email ?? '',
    FRIEND_FIRST_NAME: friend?.firstName ?? '',
    FRIEND_LAST_NAME: friend?.lastName ?? '',
    FRIEND_UID: friend?.uid ?? '',
  };
}

/** Groups digits as the language does; from decimal text, so that nothing passes through a float. */
function pointsShown(points: Points, { pointsDecimals }: Program, locale: string): string {
  const decimal = pointsText(points, pointsDecimals) as `${number}`;
  return new Intl.NumberFormat(locale, { maximumFractionDigits: 2 }).format(decimal);
}

/** The last day on which points are good, in the program's zone. */
function dayShown(at: number, { timeZone }: Program, locale: string): string {
  return new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone }).format(at);
}
