import type {
  reportActivities,
  reportRedemptions,
  reportTiers,
  V2Values,
} from '@fealty/contract/v2';
import { readActivities, readRewards } from '../../../reports/read-subjects.ts';
import { readTierMovement } from '../../../reports/read-tiers.ts';
import { wirePoints } from '../../wire-points.ts';
import type { V2Caller, V2Context } from '../surface.ts';
import { headData, readReport, type Reported } from './asked-days.ts';

type Names = ReadonlyMap<string, { readonly name: string }>;

/** Redemptions by reward. */
export function redemptionsOf(
  context: V2Context,
  caller: V2Caller,
  values: V2Values<typeof reportRedemptions>,
): Promise<Reported<typeof reportRedemptions>> {
  return readReport(context, caller, values, async (reads) => {
    const { program } = reads;
    const rows = await readRewards(reads.client, reads.terms, reads.span);
    return {
      ...headData(reads),
      redemptions: sumOf(rows, ({ redemptions }) => redemptions),
      redeemed_points: wirePoints(
        sumOf(rows, ({ points }) => points),
        program,
      ),
      rewards: rows.map(({ rewardId, redemptions, points }) => ({
        reward_id: rewardId,
        reward_name: nameIn(program.rewards, rewardId),
        redemptions,
        redeemed_points: wirePoints(points, program),
      })),
    };
  });
}

/** Points by activity. */
export function activitiesOf(
  context: V2Context,
  caller: V2Caller,
  values: V2Values<typeof reportActivities>,
): Promise<Reported<typeof reportActivities>> {
  return readReport(context, caller, values, async (reads) => {
    const { program } = reads;
    const rows = await readActivities(reads.client, reads.terms, reads.span);
    const data = ({ awards, issued, deducted, pending }: Omit<Earned, 'activityId'>) => ({
      awards,
      issued_points: wirePoints(issued, program),
      deducted_points: wirePoints(deducted, program),
      pending_points: wirePoints(pending, program),
    });
    return {
      ...headData(reads),
      ...data({
        awards: sumOf(rows, ({ awards }) => awards),
        issued: sumOf(rows, ({ issued }) => issued),
        deducted: sumOf(rows, ({ deducted }) => deducted),
        pending: sumOf(rows, ({ pending }) => pending),
      }),
      activities: rows.map((row) => ({
        activity_id: row.activityId,
        activity_name: nameIn(program.activities, row.activityId),
        ...data(row),
      })),
    };
  });
}

/** Members by tier, and who went from one to another. */
export function tiersOf(
  context: V2Context,
  caller: V2Caller,
  values: V2Values<typeof reportTiers>,
): Promise<Reported<typeof reportTiers>> {
  return readReport(context, caller, values, async (reads) => {
    const { tiers } = reads.program;
    const found = await readTierMovement(reads.client, reads.terms, reads.span);
    return {
      ...headData(reads),
      keeps_events: found !== null,
      tiers: (found?.tiers ?? []).map(({ tierId, opening, closing }) => ({
        loyalty_tier_id: tierId,
        loyalty_tier_name: nameIn(tiers, tierId),
        opening_members: opening,
        closing_members: closing,
      })),
      moves: (found?.moves ?? []).map(({ from, to, members }) => ({
        from_tier_id: from,
        from_tier_name: nameIn(tiers, from),
        to_tier_id: to,
        to_tier_name: nameIn(tiers, to),
        members,
      })),
    };
  });
}

type Earned = Awaited<ReturnType<typeof readActivities>>[number];

function nameIn(names: Names, id: string | null): string | null {
  return id === null ? null : (names.get(id)?.name ?? null);
}

function sumOf<R>(rows: readonly R[], of: (row: R) => number): number {
  return rows.reduce((sum, row) => sum + of(row), 0);
}
