import {
  barsOf,
  pointsText,
  standingTo,
  tierRate,
  type Activity,
  type Points,
  type Program,
  type Reward,
} from '@fealty/core';
import type { MemberDetails } from '../queries/member-details.ts';
import { spendablePoints, withIdle } from '../queries/member-view.ts';
import { stockOf, type Stocks } from '../queries/read-stocks.ts';
import type { AgentLimits } from '../store/help-desks.ts';

/** What an agent may do for a member now. */
export interface Offers {
  readonly awards: readonly Activity[];
  readonly rewards: readonly Reward[];
}

/** A drop-down with more is of no use to anybody. */
const OFFERS_MAX = 200;

/** What agents may award by hand, and what the member can afford and is in stock. */
export function offersFor(
  details: MemberDetails,
  terms: {
    readonly program: Program;
    readonly stocks: Stocks;
    readonly limits: AgentLimits;
  },
): Offers {
  const { member, readAt: at } = details;
  if (member.status !== 'active') return { awards: [], rewards: [] };
  const { program, stocks, limits } = terms;
  const seeker = { ...member, spendable: spendableOf(details), ruled: member };
  const awards = [...program.activities.values()].filter(
    (one) =>
      one.agents &&
      (one.agentPointsMax !== null || fits(one, limits.awardMax)) &&
      standingTo(one, program, { member, at }).isAvailable,
  );
  const rewards = [...program.rewards.values()].filter(
    (one) =>
      one.visible && barsOf(one, program, { seeker, stock: stockOf(stocks, one.id) }).length === 0,
  );
  return { awards: awards.slice(0, OFFERS_MAX), rewards: rewards.slice(0, OFFERS_MAX) };
}

function fits({ earn }: Activity, most: Points | null): boolean {
  return most === null || (earn.type === 'fixed' && earn.points <= most);
}

/** What of his points the member can spend now. */
export function spendableOf({ member, dated, readAt }: MemberDetails): Points {
  const { available } = member.balances;
  return spendablePoints({ available, lapses: withIdle(dated, member.idle), readAt });
}

/** `Birthday Bonus — 50 points`; bonuses of rules and of the tier come on top. */
export function awardText(
  activity: Activity,
  { program, tierId }: { readonly program: Program; readonly tierId: string | null },
): string {
  const points = activity.earn.type === 'fixed' ? activity.earn.points : 0;
  const hasMore =
    activity.bonuses.length > 0 || tierRate(program, tierId, activity.id).text !== '1';
  const more = hasMore ? ', before bonuses' : '';
  return `${activity.name} — ${pointsWords(points, program)}${more}`;
}

/** `$10 off coupon — 500 points`. */
export function rewardText({ name, points, range }: Reward, program: Program): string {
  if (range === null) return `${name} — ${pointsWords(points, program)}`;
  return `${name} — ${rangeText({ range }, program)}`;
}

/** What a member may choose: `100 to 500 points in steps of 50`. */
export function rangeText({ range }: Pick<Reward, 'range'>, program: Program): string {
  if (range === null) return '';
  const text = (points: Points): string => pointsText(points, program.pointsDecimals);
  const { minimum, maximum, step } = range;
  return `${text(minimum)} to ${text(maximum)} points in steps of ${text(step)}`;
}

export function pointsWords(points: Points, program: Program): string {
  const text = pointsText(points, program.pointsDecimals);
  return text === '1' ? '1 point' : `${text} points`;
}
