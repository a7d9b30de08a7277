import type { reportRetention, V2Values } from '@fealty/contract/v2';
import { readRetention } from '../../../reports/read-retention.ts';
import type { V2Caller, V2Context } from '../surface.ts';
import { asOf, readReport, type Reported } from './asked-days.ts';

/** Members by the month in which they enrolled, and in which they were active since. */
export function retentionOf(
  context: V2Context,
  caller: V2Caller,
  { months }: V2Values<typeof reportRetention>,
): Promise<Reported<typeof reportRetention>> {
  return readReport(context, caller, {}, async ({ client, terms }) => {
    const cohorts = await readRetention(client, terms, months);
    return {
      time_zone: terms.zone,
      as_of: asOf(terms),
      cohorts: cohorts.map(({ month, enrolled, active }) => ({
        month,
        enrolled_members: enrolled,
        months: active.map((one) => ({ month: one.month, active_members: one.members })),
      })),
    };
  });
}
