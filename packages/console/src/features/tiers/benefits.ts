import type { ProgramDocument } from '../../api/document-parts.ts';
import type { Tier } from './ladder-part.ts';

/** Of longer lists the rest is counted. */
const NAMES_MAX = 3;
const NUMBERS = new Intl.NumberFormat(undefined, { maximumFractionDigits: 6 });

/** `From 1,000 points on`; what somebody is typing, as it stands. */
export function thresholdText(
  { threshold }: Pick<Tier, 'threshold'>,
  document: ProgramDocument,
): string {
  const isMoney = document.tierRules?.measure === 'spend';
  const size = Number(threshold);
  if (threshold.trim() === '' || Number.isNaN(size)) return 'No threshold yet';
  if (size === 0) return 'Everybody begins here';
  const amount = NUMBERS.format(threshold as Intl.StringNumericLiteral);
  return isMoney
    ? `From ${amount} ${document.currency} spent on`
    : `From ${amount} ${size === 1 ? 'point' : 'points'} on`;
}

/** What the tier gives, as the document says it: one line for each thing. */
export function benefitsOf(
  tier: Tier,
  { activities, rewards }: ProgramDocument,
): readonly string[] {
  const {
    multiplier = '1',
    activityMultipliers = {},
    rewards: shown = [],
    description = '',
  } = tier;
  const activityName = (id: string): string => activities.find((one) => one.id === id)?.name ?? id;
  const rewardName = (id: string): string => rewards.find((one) => one.id === id)?.name ?? id;
  const own = rewards.filter(({ tiers }) => tiers?.includes(tier.id) === true);
  return [
    ...(description === '' ? [] : [description]),
    ...(multiplier === '1' ? [] : [`${multiplier} times the points`]),
    ...Object.entries(activityMultipliers).map(
      ([id, times]) => `${times} times the points of ${activityName(id)}`,
    ),
    ...(own.length === 0 ? [] : [`May redeem ${listed(own.map(({ name }) => name))}`]),
    ...(shown.length === 0 ? [] : [`Shown with it: ${listed(shown.map(rewardName))}`]),
  ];
}

function listed(names: readonly string[]): string {
  const more = names.length - NAMES_MAX;
  const first = names.slice(0, NAMES_MAX).join(', ');
  return more > 0 ? `${first} and ${String(more)} more` : first;
}
