import type { listTiers, NextTier, Tier as V1Tier } from '@fealty/contract';
import { nextTier, type Program, type Tier } from '@fealty/core';
import type { Static } from 'typebox';
import { longTime } from '../dates.ts';
import { findUser } from './find-user.ts';
import { wireTierUnits } from '../wire-points.ts';
import { succeed, type V1Handler } from './surface.ts';

type Asked = Static<(typeof listTiers)['parameters']>;

export const handleListTiers: V1Handler<Asked> = async (context, request) => {
  const program = await context.programs.running(request.caller.merchantId);
  return succeed(tiersAsked(program, request.values).map((tier) => tierInFull(tier, program)));
};

/** Highest first. Without parameters the active ones that users may see. */
export function tiersAsked(program: Program, asked: Asked): readonly Tier[] {
  const { tier_ids: ids, hide_tier_from_user: hidden, fetch_all: all } = asked;
  return [...program.tiers.values()]
    .filter((tier) => {
      if (ids !== undefined && !ids.includes(tier.id)) return false;
      if (hidden !== undefined && tier.hidden !== hidden) return false;
      return all || ids !== undefined || (tier.active && (hidden !== undefined || !tier.hidden));
    })
    .sort((a, b) => b.threshold - a.threshold || (a.id < b.id ? -1 : 1));
}

export const handleReadNextTier: V1Handler<unknown> = async (context, request) => {
  const [found, program] = await Promise.all([
    findUser(context, request),
    context.programs.running(request.caller.merchantId),
  ]);
  if ('refusal' in found) return found.refusal;
  const next = nextTier(program, found.member);
  return succeed(next === null ? {} : tierWords(next, program));
};

function tierInFull(tier: Tier, program: Program): V1Tier {
  const { updated_time, created_time, is_active, ...words } = tierWords(tier, program);
  return { ...words, rules: rulesOf(tier, program), is_active, updated_time, created_time };
}

function tierWords(tier: Tier, program: Program): NextTier {
  return {
    id: tier.id,
    name: tier.name,
    description: tier.description,
    minimum_points: wireTierUnits(tier.threshold, program),
    bonus_multiplier: Number(tier.multiplierText),
    tier_rewards: [...tier.rewards],
    is_active: tier.active,
    is_default: tier.threshold === 0,
    hide_tier_from_user: tier.hidden,
    updated_time: longTime(tier.updatedAt),
    created_time: longTime(tier.createdAt),
  };
}

/** `{"2.0x": "Purchase on website, Write a Review"}`: names of activities by their multiplier. */
function rulesOf(tier: Tier, program: Program): Record<string, string> {
  const names = new Map<string, string[]>();
  for (const { id, name } of program.activities.values()) {
    const text = tier.activityMultipliers.get(id)?.text;
    if (text === undefined) continue;
    const multiplier = `${text.includes('.') ? text : `${text}.0`}x`;
    names.set(multiplier, [...(names.get(multiplier) ?? []), name]);
  }
  return Object.fromEntries([...names].map(([text, list]) => [text, list.join(', ')]));
}
