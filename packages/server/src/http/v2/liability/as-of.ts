import type { readProgramAsOf, V2Values } from '@fealty/contract/v2';
import { readTotals } from '../../../liability/read-totals.ts';
import { readClock } from '../../../queries/clock.ts';
import { slashTime } from '../../dates.ts';
import { wirePoints } from '../../wire-points.ts';
import { succeed, type V2Handler } from '../surface.ts';
import { readMoments } from '../members/moments.ts';

/** Totals of the program at one moment, as far as they were known at another. */
export const handleProgramAsOf: V2Handler<V2Values<typeof readProgramAsOf>> = async (
  { database, programs },
  { caller, values },
) => {
  const { merchantId } = caller;
  const { now } = await readClock(database, merchantId);
  const moments = readMoments(values, now);
  if ('refusal' in moments) return moments.refusal;
  const totals = await readTotals(database, { merchantId, ...moments });
  const program = await programs.running(merchantId);
  const points = (amount: number): number => wirePoints(amount, program);
  const { available, pending, reserved, owed, issued, redeemed, deducted, expired } = totals;
  // A debt stands below zero: all accounts together come to nothing.
  const rest = available + pending + reserved - owed + redeemed + deducted + expired;
  return succeed({
    at: slashTime(moments.at),
    known_at: slashTime(moments.knownAt),
    time_zone: totals.zone,
    available_points: points(available),
    pending_points: points(pending),
    reserved_points: points(reserved),
    owed_points: points(owed),
    issued_points: points(issued),
    redeemed_points: points(redeemed),
    deducted_points: points(deducted),
    expired_points: points(expired),
    difference: points(issued - rest),
    members_by_tier:
      totals.tiers?.map(({ tierId, members }) => ({ loyalty_tier_id: tierId, members })) ?? null,
    program_version: totals.programVersion,
  });
};
