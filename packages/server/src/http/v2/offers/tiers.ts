import type { listTiers, TierData, V2Values } from '@fealty/contract/v2';
import type { Program, Tier } from '@fealty/core';
import { slashTime } from '../../dates.ts';
import { wireTierUnits } from '../../wire-points.ts';
import { cutPage, type AskedPage } from '../serving/page.ts';
import { stableId } from '../serving/stable-id.ts';
import { succeed, type V2Caller, type V2Context, type V2Handler } from '../surface.ts';

export const handleListTiers: V2Handler<V2Values<typeof listTiers>> = async (
  context,
  { caller, values },
) => succeed(await tiersPage(context, caller, { ...values, isShown: () => true }));

/** Tiers, the lowest first. */
export async function tiersPage(
  { programs }: Pick<V2Context, 'programs'>,
  { merchantId, partnerId }: Pick<V2Caller, 'merchantId' | 'partnerId'>,
  terms: AskedPage & { readonly isShown: (tier: Tier) => boolean },
): Promise<object> {
  const program = await programs.running(merchantId);
  const shown = [...program.tiers.values()]
    .filter(terms.isShown)
    .sort((a, b) => a.threshold - b.threshold || (a.id < b.id ? -1 : 1));
  const { rows, end } = cutPage(shown, terms);
  return { tiers: rows.map((tier) => tierData(tier, program, partnerId)), ...end };
}

function tierData(tier: Tier, program: Program, partnerId: string): TierData {
  const { measure, kind } = program.tierRules;
  return {
    id: stableId(partnerId, 'tier', tier.id),
    loyalty_tier_id: tier.id,
    loyalty_tier_name: tier.name,
    description: tier.description,
    minimum_points: wireTierUnits(tier.threshold, program),
    qualification_type: measure,
    tier_type: kind,
    bonus_multiplier: Number(tier.multiplierText),
    activity_multipliers: Object.fromEntries(
      [...tier.activityMultipliers].map(([id, { text }]) => [id, Number(text)]),
    ),
    tier_rewards: [...tier.rewards],
    is_active: tier.active,
    is_default: tier.threshold === 0,
    hide_tier_from_user: tier.hidden,
    created_date: slashTime(tier.createdAt),
    last_modified_date: slashTime(tier.updatedAt),
  };
}
