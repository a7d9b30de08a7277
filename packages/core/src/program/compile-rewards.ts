import type { ProgramDocument } from './document.ts';
import type { Problems } from './problems.ts';
import type { Reward, Stamp } from './program.ts';

/** What was never stamped counts as there from the beginning. */
export const UNSTAMPED: Stamp = { createdAt: 0, updatedAt: 0 };

export function compileRewards(
  document: ProgramDocument,
  terms: {
    readonly pointsDecimals: number;
    readonly stamps: Readonly<Record<string, Stamp>>;
    readonly problems: Problems;
  },
): ReadonlyMap<string, Reward> {
  const { pointsDecimals, problems, stamps } = terms;
  const rewards = new Map<string, Reward>();
  const ids = new Set<string>();
  document.rewards.forEach((reward, index) => {
    const path = `rewards[${String(index)}]`;
    problems.id(`${path}.id`, reward.id, ids);
    ids.add(reward.id);
    problems.decimal(`${path}.value`, reward.value);
    const { createdAt, updatedAt } = stamps[`reward:${reward.id}`] ?? UNSTAMPED;
    rewards.set(reward.id, {
      id: reward.id,
      name: reward.name,
      description: reward.description ?? '',
      type: reward.type,
      value: reward.value,
      points: problems.points(`${path}.points`, reward.points, pointsDecimals),
      tiers: reward.tiers ?? null,
      productId: reward.productId ?? '',
      active: reward.active ?? true,
      visible: reward.visible ?? true,
      coupons: reward.coupons ?? 'pool',
      createdAt,
      updatedAt,
    });
  });
  return rewards;
}
