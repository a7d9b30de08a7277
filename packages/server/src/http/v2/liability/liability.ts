import { readEstimate, type KeptEstimate } from '../../../liability/estimates.ts';
import { JOURNAL_NOTE } from '../../../liability/journal-csv.ts';
import { readOutstanding, type Outstanding } from '../../../liability/read-outstanding.ts';
import { slashTime } from '../../dates.ts';
import { wirePoints } from '../../wire-points.ts';
import { succeed, type V2Handler } from '../surface.ts';

/** What is outstanding by heads, and the last estimate of what is never redeemed. */
export const handleLiability: V2Handler<unknown> = async ({ database, programs }, { caller }) => {
  const { merchantId } = caller;
  const found = await readOutstanding(database, merchantId);
  const kept = await readEstimate(database, merchantId);
  const program = await programs.running(merchantId);
  const points = (amount: number): number => wirePoints(amount, program);
  const { available } = found;
  const head = (parts: readonly Outstanding[]): object => {
    const total = parts.reduce((sum, part) => sum + part.points, 0);
    return {
      total: points(total),
      difference: points(total - available),
      parts: parts.map(({ of, points: amount }) => ({ of, points: points(amount) })),
    };
  };
  return succeed({
    at: slashTime(found.at),
    ledger_version: found.ledgerVersion,
    time_zone: found.zone,
    available_points: points(available),
    pending_points: points(found.pending),
    reserved_points: points(found.reserved),
    owed_points: points(found.owed),
    by_month_earned: head(found.byMonthEarned),
    by_expiry: head(found.byExpiry),
    by_activity: head(found.byActivity),
    by_tier: head(found.byTier),
    estimate: kept === null ? null : estimateData(kept, points),
    note: JOURNAL_NOTE,
  });
};

function estimateData(
  { estimate, madeAt }: KeptEstimate,
  points: (amount: number) => number,
): object {
  const { redeemed, past } = estimate;
  const held = past.filter((one) => one.held).length;
  return {
    month: estimate.month,
    made_date: slashTime(madeAt),
    open_points: points(estimate.open),
    redeemed_points:
      redeemed === null
        ? null
        : {
            low: points(redeemed.low),
            middle: points(redeemed.middle),
            high: points(redeemed.high),
          },
    breakage_share: estimate.breakage,
    past_bands: {
      months: past.length,
      held,
      share: past.length === 0 ? null : Math.round((held / past.length) * 1000) / 1000,
    },
    cohorts: estimate.cohorts.map((cohort) => ({
      month: cohort.month,
      earned_points: points(cohort.earned),
      redeemed_points: points(cohort.used),
      expired_points: points(cohort.expired),
      deducted_points: points(cohort.deducted),
      open_points: points(cohort.open),
      redeemed_by_age: cohort.usedByAge,
      breakage_share: cohort.breakage,
    })),
    sentences: estimate.trace,
  };
}
