import * as v2 from '@fealty/contract/v2';
import { handleCancelReward, handleConfirmReward } from './cart.ts';
import { handleReadShownDesign } from './design.ts';
import { handleReadMember, handleUpdateMember } from './member.ts';
import { handlePerformActivity, handleRedeem } from './move-points.ts';
import { handleListActivities, handleListRewards, handleListTiers } from './offers.ts';
import { createPotentialPoints } from './potential-points.ts';
import { forAnyone, forMembers } from './serve.ts';
import { handleSignIn } from './sign-in.ts';
import { handleTrackOrder } from './track-order.ts';
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
  forAnyone(v2.signInShopper, handleSignIn),
  forAnyone(v2.potentialPoints, createPotentialPoints()),
  forMembers(v2.trackOrder, handleTrackOrder),
  forMembers(v2.confirmReward, handleConfirmReward),
  forMembers(v2.cancelReward, handleCancelReward),
  forAnyone(v2.readShownDesign, handleReadShownDesign),
];
