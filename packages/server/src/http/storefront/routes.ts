import * as v2 from '@fealty/contract/v2';
import { handleReadShownDesign } from './design.ts';
import { handleReadMember, handleUpdateMember } from './member.ts';
import { handlePerformActivity, handleRedeem } from './move-points.ts';
import { handleListActivities, handleListRewards, handleListTiers } from './offers.ts';
import { forAnyone, forMembers } from './serve.ts';
import { handleListTransactions } from './transactions.ts';
import type { StorefrontRoute } from './surface.ts';

/** Every endpoint with what answers it. */
export const STOREFRONT_ROUTES: readonly StorefrontRoute[] = [
  forMembers(v2.readShopper, handleReadMember),
  forMembers(v2.updateShopper, handleUpdateMember),
  forAnyone(v2.listShopperRewards, handleListRewards),
  forMembers(v2.redeemAsShopper, handleRedeem),
  forMembers(v2.listShopperTransactions, handleListTransactions),
  forMembers(v2.performActivity, handlePerformActivity),
  forAnyone(v2.listShopperActivities, handleListActivities),
  forAnyone(v2.listShopperTiers, handleListTiers),
  forAnyone(v2.readShownDesign, handleReadShownDesign),
];
