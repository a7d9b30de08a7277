import {
  REPORTS,
  type exportReport,
  type reportActivities,
  type reportBalance,
  type reportOverview,
  type reportRedemptions,
  type reportRetention,
  type reportTiers,
  type V2Values,
} from '@fealty/contract/v2';
import { csvLines } from '../../../liability/csv-lines.ts';
import { refuseParameters } from '../serving/refusal.ts';
import {
  succeed,
  type V2Caller,
  type V2Context,
  type V2Handler,
  type V2Reply,
} from '../surface.ts';
import { forReaders } from './asked-days.ts';
import { balanceOf, overviewOf } from './points-reports.ts';
import { retentionOf } from './retention-report.ts';
import { activitiesOf, redemptionsOf, tiersOf } from './subject-reports.ts';

type Made = Promise<{ readonly report: object } | { readonly refusal: V2Reply }>;

/** Makes a handler out of what makes a report. */
function reporting<T>(
  make: (context: V2Context, caller: V2Caller, values: T) => Made,
): V2Handler<T> {
  return forReaders(async (context, { caller, values }) => {
    const made = await make(context, caller, values);
    return 'refusal' in made ? made.refusal : succeed(made.report);
  });
}

export const handleOverview = reporting<V2Values<typeof reportOverview>>(overviewOf);
export const handleBalance = reporting<V2Values<typeof reportBalance>>(balanceOf);
export const handleRedemptions = reporting<V2Values<typeof reportRedemptions>>(redemptionsOf);
export const handleActivities = reporting<V2Values<typeof reportActivities>>(activitiesOf);
export const handleRetention = reporting<V2Values<typeof reportRetention>>(retentionOf);
export const handleTiers = reporting<V2Values<typeof reportTiers>>(tiersOf);

type Row = Readonly<Record<string, string | number | null>>;
type Rows = { readonly rows: readonly Row[] } | { readonly refusal: V2Reply };
type Asked = V2Values<typeof exportReport>;

/** The rows of each report that can be had as a table. */
const TABLES: Readonly<
  Record<string, (context: V2Context, caller: V2Caller, values: Asked) => Promise<Rows>>
> = {
  overview: async (...asked) => rowsOf(await overviewOf(...asked), ({ periods }) => periods),
  balance: async (...asked) => rowsOf(await balanceOf(...asked), ({ periods }) => periods),
  redemptions: async (...asked) => rowsOf(await redemptionsOf(...asked), ({ rewards }) => rewards),
  activities: async (...asked) =>
    rowsOf(await activitiesOf(...asked), ({ activities }) => activities),
  retention: async (...asked) =>
    rowsOf(await retentionOf(...asked), ({ cohorts }) =>
      cohorts.flatMap(({ month, enrolled_members, months }) =>
        months.map((one) => ({
          ...{ cohort: month, enrolled_members, month: one.month },
          active_members: one.active_members,
        })),
      ),
    ),
  tiers: async (...asked) => rowsOf(await tiersOf(...asked), ({ moves }) => moves),
};

function rowsOf<R extends object>(
  made: { readonly report: R } | { readonly refusal: V2Reply },
  pick: (report: R) => readonly Row[],
): Rows {
  return 'refusal' in made ? made : { rows: pick(made.report) };
}

const MOVED = ['issued_points', 'redeemed_points', 'expired_points', 'deducted_points'];
const COLUMNS: Readonly<Record<string, readonly string[]>> = {
  overview: [
    ...['from_date', 'to_date', ...MOVED],
    ...['outstanding_points', 'enrolled_members', 'active_members'],
  ],
  balance: ['from_date', 'to_date', 'opening_points', ...MOVED, 'closing_points'],
  redemptions: ['reward_id', 'reward_name', 'redemptions', 'redeemed_points'],
  activities: [
    ...['activity_id', 'activity_name', 'awards'],
    ...['issued_points', 'deducted_points', 'pending_points'],
  ],
  retention: ['cohort', 'enrolled_members', 'month', 'active_members'],
  tiers: ['from_tier_id', 'from_tier_name', 'to_tier_id', 'to_tier_name', 'members'],
};

/** A report as a table under a head. */
export const handleExportReport: V2Handler<Asked> = forReaders(
  async (context, { caller, values, path }) => {
    const name = path['report'] ?? '';
    // What every object has, such as a constructor, is no report.
    const table = Object.hasOwn(TABLES, name) ? TABLES[name] : undefined;
    if (table === undefined) {
      const allowed = `one of ${REPORTS.join(', ')}`;
      return refuseParameters({
        kind: 'malformed',
        faults: [{ name: 'report', seen: name, allowed }],
      });
    }
    const found = await table(context, caller, values);
    if ('refusal' in found) return found.refusal;
    const columns = COLUMNS[name] ?? [];
    const lines = [columns, ...found.rows.map((row) => columns.map((column) => row[column] ?? ''))];
    return {
      status: 200,
      body: '',
      bytes: Buffer.from(`${csvLines(lines).join('\n')}\n`),
      headers: {
        'content-type': 'text/csv; charset=utf-8',
        'content-disposition': `attachment; filename="${name}.csv"`,
      },
    };
  },
);
