import {
  assumptionFor,
  multiply,
  parseDecimal,
  powerOfTen,
  readMonth,
  toDecimal,
  type Points,
  type Program,
} from '@fealty/core';
import type { reportBalance, reportOverview, V2Values } from '@fealty/contract/v2';
import { listAssumptions } from '../../../liability/assumptions.ts';
import { spanBefore, type DaySpan } from '../../../reports/days.ts';
import { readMembers, type MembersCounted } from '../../../reports/read-members.ts';
import { readPoints, totalOf, type PointsMoved } from '../../../reports/read-points.ts';
import { readClosingByBalances } from '../../../reports/read-tie.ts';
import { wirePoints } from '../../wire-points.ts';
import type { V2Caller, V2Context } from '../surface.ts';
import { headData, readReport, spanData, type ReportReads, type Reported } from './asked-days.ts';

type Moved = Omit<PointsMoved, keyof DaySpan>;

/** How the program did: by period, in all, and over as many days before. */
export function overviewOf(
  context: V2Context,
  caller: V2Caller,
  values: V2Values<typeof reportOverview>,
): Promise<Reported<typeof reportOverview>> {
  return readReport(context, caller, values, async (reads) => {
    const { program } = reads;
    const now = await readBoth(reads, reads.span);
    const before = await readBoth(reads, spanBefore(reads.span));
    return {
      ...headData(reads),
      group_by: reads.grouping,
      periods: now.moved.map((moved, place) => ({
        ...spanData(moved),
        ...standData(moved, now.members.periods[place], program),
      })),
      totals: totalsData(now, program),
      before: totalsData(before, program),
      liability: await worthOf(reads, totalOf(now.moved).closing, program),
    };
  });
}

/** Points from one balance to the next, and whether members' balances say the same. */
export function balanceOf(
  context: V2Context,
  caller: V2Caller,
  values: V2Values<typeof reportBalance>,
): Promise<Reported<typeof reportBalance>> {
  return readReport(context, caller, values, async (reads) => {
    const { program } = reads;
    const { client, terms, span } = reads;
    const moved = await readPoints(client, terms, reads);
    const total = totalOf(moved);
    const byBalances = await readClosingByBalances(client, terms, span.to);
    const points = (amount: Points): number => wirePoints(amount, program);
    return {
      ...headData(reads),
      group_by: reads.grouping,
      periods: moved.map((period) => balanceData(period, period, program)),
      totals: balanceData(span, total, program),
      closing_by_balances: byBalances === null ? null : points(byBalances),
      difference: byBalances === null ? null : points(total.closing - byBalances),
    };
  });
}

interface Both {
  readonly span: DaySpan;
  readonly moved: readonly PointsMoved[];
  readonly members: Awaited<ReturnType<typeof readMembers>>;
}

async function readBoth({ client, terms, grouping }: ReportReads, span: DaySpan): Promise<Both> {
  const asked = { span, grouping };
  const moved = await readPoints(client, terms, asked);
  return { span, moved, members: await readMembers(client, terms, asked) };
}

function movedData(moved: Moved, program: Program) {
  return {
    issued_points: wirePoints(moved.issued, program),
    redeemed_points: wirePoints(moved.redeemed, program),
    expired_points: wirePoints(moved.expired, program),
    deducted_points: wirePoints(moved.deducted, program),
  };
}

function standData(moved: Moved, members: MembersCounted | undefined, program: Program) {
  return {
    ...movedData(moved, program),
    outstanding_points: wirePoints(moved.closing, program),
    enrolled_members: members?.enrolled ?? 0,
    active_members: members?.active ?? 0,
  };
}

function totalsData({ span, moved, members }: Both, program: Program) {
  const total = totalOf(moved);
  return {
    ...spanData(span),
    ...standData(total, members.total, program),
    // A share of two counts, and no amount.
    redemption_rate:
      total.issued > 0 ? Math.round((total.redeemed / total.issued) * 10_000) / 10_000 : null,
  };
}

function balanceData(span: DaySpan, moved: Moved, program: Program) {
  return {
    ...spanData(span),
    opening_points: wirePoints(moved.opening, program),
    ...movedData(moved, program),
    closing_points: wirePoints(moved.closing, program),
  };
}

/** What points come to by what was assumed of the month of the last day; exact. */
async function worthOf({ client, terms, span }: ReportReads, points: Points, program: Program) {
  const assumptions = await listAssumptions(client, terms.merchantId);
  const assumption = assumptionFor(assumptions, readMonth(span.to.slice(0, 7)) ?? 0);
  const value = assumption === null ? null : parseDecimal(assumption.pointValue);
  if (assumption === null || value === null) return null;
  const count = { numerator: BigInt(points), denominator: powerOfTen(program.pointsDecimals) };
  return {
    currency: assumptions.find(({ version }) => version === assumption.version)?.currency ?? '',
    point_value: assumption.pointValue,
    amount: toDecimal(multiply(count, value)),
  };
}
