import { ONE, type Rational } from '../points/rational.ts';
import { listed } from './changes/wordings.ts';
import { UNSTAMPED } from './compile-rewards.ts';
import type { ProgramDocument, TierDocument } from './document.ts';
import type { Problems } from './problems.ts';
import type { Stamp, Tier } from './program.ts';
import { tierRulesOf } from './tier-rules.ts';

interface Terms {
  readonly pointsDecimals: number;
  readonly stamps: Readonly<Record<string, Stamp>>;
  readonly problems: Problems;
}

export function compileTiers(document: ProgramDocument, terms: Terms): ReadonlyMap<string, Tier> {
  const { problems } = terms;
  const { decimals } = tierRulesOf(document);
  const tiers = new Map<string, Tier>();
  const ids = new Set<string>();
  const thresholds = new Map<number, string>();
  document.tiers.forEach((tier, index) => {
    const path = `tiers[${String(index)}]`;
    problems.id(`${path}.id`, tier.id, ids);
    ids.add(tier.id);
    const compiled = compileTier(tier, path, { ...terms, pointsDecimals: decimals });
    tiers.set(tier.id, compiled);
    if (!compiled.active) return;
    const other = thresholds.get(compiled.threshold);
    if (other !== undefined) {
      problems.add(`${path}.threshold`, tier.threshold, `another threshold than that of ${other}`);
    }
    thresholds.set(compiled.threshold, tier.id);
  });
  if (!thresholds.has(0)) {
    const open = document.tiers.filter(({ active }) => active !== false);
    const found = open.map(({ threshold }) => threshold);
    problems.add('tiers', listed(found, 'no active tier'), 'one active tier at 0');
  }
  return tiers;
}

/** Active tiers, lowest threshold first. */
export function ladderOf(tiers: ReadonlyMap<string, Tier>): readonly Tier[] {
  return [...tiers.values()]
    .filter((tier) => tier.active)
    .sort((a, b) => a.threshold - b.threshold);
}

function compileTier(document: TierDocument, path: string, terms: Terms): Tier {
  const { problems, pointsDecimals, stamps } = terms;
  const { createdAt, updatedAt } = stamps[`tier:${document.id}`] ?? UNSTAMPED;
  const activityMultipliers = new Map<string, { value: Rational; text: string }>();
  for (const [id, text] of Object.entries(document.activityMultipliers ?? {})) {
    const value = problems.decimal(`${path}.activityMultipliers.${id}`, text);
    activityMultipliers.set(id, { value, text });
  }
  const { multiplier } = document;
  return {
    id: document.id,
    name: document.name,
    description: document.description ?? '',
    threshold: problems.points(`${path}.threshold`, document.threshold, pointsDecimals),
    multiplier: multiplier === undefined ? ONE : problems.decimal(`${path}.multiplier`, multiplier),
    multiplierText: multiplier ?? '1',
    activityMultipliers,
    rewards: document.rewards ?? [],
    active: document.active ?? true,
    hidden: document.hidden ?? false,
    createdAt,
    updatedAt,
  };
}
