import type {
  listShopperActivities,
  listShopperRewards,
  listShopperTiers,
  V2Values,
} from '@fealty/contract/v2';
import { offeredActivities } from '../v2/offers/activities.ts';
import { askedTransaction } from '../v2/transactions/asked-transaction.ts';
import { offeredRewards } from '../v2/offers/rewards.ts';
import { succeed } from '../v2/surface.ts';
import { tiersPage } from '../v2/offers/tiers.ts';
import type { ForAnyone } from './surface.ts';

export const handleListRewards: ForAnyone<V2Values<typeof listShopperRewards>> = async (
  context,
  { caller, values, query, memberId },
) => {
  const asked = askedTransaction(query, values.transaction_attributes);
  return succeed(await offeredRewards(context, caller, { ...values, asked, memberId }));
};

export const handleListActivities: ForAnyone<V2Values<typeof listShopperActivities>> = async (
  context,
  { caller, values, memberId },
) => succeed(await offeredActivities(context, caller, { ...values, memberId }));

export const handleListTiers: ForAnyone<V2Values<typeof listShopperTiers>> = async (
  context,
  { caller, values },
) => {
  const isShown = (tier: { readonly active: boolean; readonly hidden: boolean }): boolean =>
    tier.active && !tier.hidden;
  return succeed(await tiersPage(context, caller, { ...values, isShown }));
};
