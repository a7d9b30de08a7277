import { NO_ACTIVITY, pointsText, type Comparison, type Flow, type Points } from '@fealty/core';
import type { BacktestReport, Sample } from '../backtest/run-backtest.ts';
import type { SampleTransaction } from '../backtest/read-samples.ts';
import { tableLines, type Row } from './table-shown.ts';

/** What no figure of a back-test can tell. */
const HELD_FIXED =
  'Behaviour is held fixed: members are taken to have bought, asked and come back just as they did.';

/** The figures that a plan shows of a report. */
export function effectLines(report: BacktestReport): readonly string[] {
  const { winners, losers } = report;
  return [
    ...headLines(report),
    ...totals(report),
    '',
    `${String(winners.members)} members would have more, ${String(losers.members)} less.`,
    HELD_FIXED,
  ];
}

/** A report as a manager reads it. */
export function reportLines(report: BacktestReport): readonly string[] {
  return [
    ...headLines(report),
    ...totals(report),
    ...memberLines(report),
    ...groups(report),
    ...consequences(report),
    ...report.samples.flatMap((sample) => sampleLines(sample, report)),
    ...leftOutLines(report),
    '',
    HELD_FIXED,
  ];
}

function headLines({ from, to, until }: BacktestReport): readonly string[] {
  const start = from === null ? 'from the beginning' : `from ${timeText(from)}`;
  const end = to === null ? `to the end, ${timeText(until)}` : `to ${timeText(to)}`;
  return [`If this program had decided ${start} ${end}:`];
}

function totals({ total, pointsDecimals, worth }: BacktestReport): readonly string[] {
  const rows: Row[] = [
    ['issued', total.recorded.issued, total.changed.issued],
    ['redeemed', total.recorded.redeemed, total.changed.redeemed],
    ['expired', total.recorded.expired, total.changed.expired],
    ['taken back or deducted', total.recorded.deducted, total.changed.deducted],
    ['pending at the end', total.recorded.pending, total.changed.pending],
    ['owed by members', total.recorded.owed, total.changed.owed],
    ['outstanding: what is owed to members', total.recorded.outstanding, total.changed.outstanding],
  ];
  const money =
    worth === null
      ? []
      : [
          `  outstanding points are worth ${worth.recorded} and would be worth ${worth.changed} ` +
            `${worth.currency} at most, by ${worth.rewardId}`,
        ];
  return [...section('Points', rows, pointsDecimals), ...money];
}

function memberLines({ winners, losers, members, pointsDecimals }: BacktestReport): string[] {
  const text = (points: Points): string => pointsText(points, pointsDecimals);
  const same = members - winners.members - losers.members;
  const most = (what: Comparison['winners']): string[] =>
    what.most.map(
      ({ memberId, recorded, changed, difference }) =>
        `    ${memberId}  ${text(recorded)} -> ${text(changed)} (${signed(difference, text)})`,
    );
  return [
    '',
    'Members: what they had or have, less what lapsed or was taken',
    `  ${String(winners.members)} would have more, ${text(winners.points)} points in all`,
    ...most(winners),
    `  ${String(losers.members)} would have less, ${text(losers.points)} points in all`,
    ...most(losers),
    `  ${String(Math.max(0, same))} would have the same`,
  ];
}

function groups(report: BacktestReport): readonly string[] {
  const { pointsDecimals: decimals } = report;
  const issued = (
    title: string,
    parts: readonly { of: string; recorded: Flow; changed: Flow }[],
    none: string,
  ): readonly string[] => {
    const rows = parts.map(({ of, recorded, changed }): Row => [
      of === '' ? none : of,
      recorded.issued,
      changed.issued,
    ]);
    return section(title, rows, decimals);
  };
  const given = report.rewards.map(({ of, recorded, changed }): Row => [
    of === '' ? '(imported)' : of,
    recorded.points,
    changed.points,
  ]);
  return [
    ...issued('Points issued by tier, as members have it today', report.tiers, '(no tier)'),
    ...issued('Points issued by tag', report.segments, '(no tag)'),
    ...issued('Points issued by month', report.months, ''),
    ...issued(
      'Points issued by activity',
      report.activities.filter(({ of, recorded }) => of !== NO_ACTIVITY || recorded.issued > 0),
      '(by hand)',
    ),
    ...section('Points spent by reward', given, decimals),
  ];
}

function consequences(report: BacktestReport): readonly string[] {
  const { refusals, pointsDecimals } = report;
  const text = (points: Points): string => pointsText(points, pointsDecimals);
  const answer = ({ command, code, count, points }: (typeof refusals.added)[number]): string =>
    `  ${String(count)} x ${command}: ${code}${points > 0 ? ` (${text(points)} points)` : ''}`;
  const moves = report.tierMoves.map(
    ({ from, to, members }) =>
      `  ${String(members)} from ${from ?? 'no tier'} to ${to ?? 'no tier'}`,
  );
  const uses = report.budgets.map(({ of, recorded, changed }): Row => [
    `${of} (uses ${String(recorded.uses)} -> ${String(changed.uses)})`,
    recorded.points,
    changed.points,
  ]);
  const coupons = report.coupons.map(({ of, recorded, changed }): Row => [of, recorded, changed]);
  return [
    ...(moves.length === 0 ? [] : ['', 'Members who would be in another tier', ...moves]),
    ...section(
      'How often members came into a tier',
      report.arrivals.map(({ of, recorded, changed }): Row => [of, recorded, changed]),
      0,
    ),
    ...section('Drawn from budgets', uses, pointsDecimals),
    ...section('Coupons given out', coupons, 0),
    ...listed('Would be refused, and was not', refusals.added.map(answer)),
    ...listed('Was refused, and would not be', refusals.gone.map(answer)),
  ];
}

function sampleLines(sample: Sample, { pointsDecimals }: BacktestReport): readonly string[] {
  const text = (points: Points): string => pointsText(points, pointsDecimals);
  const { memberId, recorded, changed, difference, pairs, refused } = sample;
  const one = (mark: string, shown: SampleTransaction | null): readonly string[] => {
    if (shown === null) return [`      ${mark}: nothing`];
    const { status, points, why, expiresAt } = shown;
    const lives = expiresAt === null ? '' : `, until ${timeText(expiresAt)}`;
    return [
      `      ${mark}: ${text(points)} points, ${status}${lives}`,
      ...why.map((sentence) => `        ${sentence}`),
    ];
  };
  return [
    '',
    `Sample: member ${memberId}, ${text(recorded)} -> ${text(changed)} (${signed(difference, text)})`,
    ...pairs.flatMap((pair) => [
      `    ${whatOf(pair.recorded ?? pair.changed)}`,
      ...one('recorded', pair.recorded),
      ...one('changed', pair.changed),
    ]),
    ...refused.map(({ command, at, why }) => `    ${timeText(at)} ${command} refused: ${why}`),
  ];
}

function whatOf(shown: SampleTransaction | null): string {
  if (shown === null) return '';
  const { kind, activityId, rewardId, orderId, occurredAt } = shown;
  return [timeText(occurredAt), kind, activityId ?? rewardId, orderId]
    .filter((word) => word !== null)
    .join(' ');
}

function leftOutLines({ leftOut, shared, pointsDecimals }: BacktestReport): readonly string[] {
  const text = (points: Points): string => pointsText(points, pointsDecimals);
  const { members, issued, outstanding, refusals } = leftOut;
  const lines = [
    ...(members === 0
      ? []
      : [
          `  ${String(members)} members who were erased, with ${text(issued)} points issued and ` +
            `${text(outstanding)} outstanding`,
        ]),
    ...(refusals === 0
      ? []
      : [`  ${String(refusals)} refusals of which it is not kept when they were`]),
  ];
  const twice = shared.map(
    ({ attribute, memberIds: [one, other] }) => `  ${attribute}: members ${one} and ${other}`,
  );
  return [
    ...listed('Left out', lines),
    ...listed('Cannot be applied while members share what it makes unique', twice),
  ];
}

function section(title: string, rows: readonly Row[], decimals: number): readonly string[] {
  if (rows.length === 0) return [];
  return ['', ...tableLines(title, rows, (points) => pointsText(points, decimals))];
}

function listed(title: string, lines: readonly string[]): readonly string[] {
  return lines.length === 0 ? [] : ['', title, ...lines];
}

function signed(points: Points, text: (points: Points) => string): string {
  return points > 0 ? `+${text(points)}` : text(points);
}

function timeText(at: number): string {
  return `${new Date(at).toISOString().slice(0, 16).replace('T', ' ')} UTC`;
}
