import type { foreseeTierEffect, V2Values } from '@fealty/contract/v2';
import type { TierWay } from '@fealty/core';
import { foreseeTiers, type TierForesight } from '../../../usecases/foresee-tiers.ts';
import { slashTime } from '../../dates.ts';
import { succeed, type V2Handler } from '../surface.ts';
import { answering } from './program-answer.ts';
import { findWanted } from './wanted-program.ts';

/** Pairs of tiers, those of most members first. */
const MOVES_MAX = 500;

/** How many members would stand in which tier under a document or a draft. */
export const handleTierEffect: V2Handler<V2Values<typeof foreseeTierEffect>> = (context, request) =>
  answering(async () => {
    const { merchantId } = request.caller;
    const wanted = await findWanted(context, merchantId, request.values);
    if ('refusal' in wanted) return wanted.refusal;
    return succeed(effectData(await foreseeTiers(context.database, merchantId, wanted.document)));
  });

function effectData(foreseen: TierForesight): object {
  const { at, members, isAnew, heldUntil, tiers, moves } = foreseen;
  const going = (wanted: TierWay): number =>
    moves.reduce((sum, move) => sum + (move.way === wanted ? move.members : 0), 0);
  return {
    now: slashTime(at),
    members,
    ...{ rise: going('rises'), fall: going('falls'), keep: going('keeps'), lose: going('lost') },
    counts_anew: isAnew,
    held_until: heldUntil === null ? null : slashTime(heldUntil),
    tiers: tiers.map(({ tierId, name, members: now, membersThen }) => ({
      ...{ tier_id: tierId, tier_name: name, members: now, members_then: membersThen },
    })),
    moves: moves.slice(0, MOVES_MAX).map(({ from, to, way, members: some }) => ({
      ...{ from_tier_id: from, to_tier_id: to, way, members: some },
    })),
  };
}
