import type { V2Endpoint } from '@fealty/contract/v2';
import type { Program } from '@fealty/core';
import type pg from 'pg';
import type { Static } from 'typebox';
import {
  DAYS_MAX,
  dayAt,
  daysUpTo,
  lengthOf,
  type DaySpan,
  type Grouping,
} from '../../../reports/days.ts';
import { readReportTerms, type ReportTerms } from '../../../reports/report-terms.ts';
import { inSnapshot } from '../../../liability/moments.ts';
import { slashBirthdate, slashTime } from '../../dates.ts';
import { refuseFor } from '../serving/caller.ts';
import { refuseParameters } from '../serving/refusal.ts';
import type { V2Caller, V2Context, V2Handler, V2Reply } from '../surface.ts';

/** Which days a report is asked for. */
export interface AskedDays {
  readonly from_date?: string;
  readonly to_date?: string;
  readonly days?: number;
  readonly group_by?: Grouping;
}

/** What a report is made with: one snapshot, the merchant's program and terms, and the days. */
export interface ReportReads {
  readonly client: pg.ClientBase;
  readonly program: Program;
  readonly terms: ReportTerms;
  readonly span: DaySpan;
  readonly grouping: Grouping;
}

/** A report as the contract has it, or what is wrong with what was asked. */
export type Reported<E extends V2Endpoint> =
  { readonly report: Static<E['data']> } | { readonly refusal: V2Reply };

/** Lets in whom reports are for. */
export function forReaders<T>(handle: V2Handler<T>): V2Handler<T> {
  return (context, request) => {
    const { scope } = request.caller;
    return scope === 'support'
      ? Promise.resolve(refuseFor(request.caller, 'sees no reports'))
      : handle(context, request);
  };
}

/** Reads in one snapshot, or says what is wrong with the days. */
export async function readReport<R extends object>(
  { database, programs }: V2Context,
  { merchantId }: V2Caller,
  asked: AskedDays,
  read: (reads: ReportReads) => Promise<R>,
): Promise<{ readonly report: R } | { readonly refusal: V2Reply }> {
  const program = await programs.running(merchantId);
  return inSnapshot(database, async (client) => {
    const terms = await readReportTerms(client, merchantId);
    const { from_date: from, group_by: grouping = 'day', days = 1 } = asked;
    const to = asked.to_date ?? dayAt(terms.now, terms.zone);
    const span = from === undefined ? daysUpTo(to, days) : { from, to };
    const allowed = wrongWith(span, grouping);
    if (allowed !== null) {
      const seen = slashBirthdate(span.from);
      const faults = [{ name: 'from_date', seen, allowed }];
      return { refusal: refuseParameters({ kind: 'malformed', faults }) };
    }
    return { report: await read({ client, program, terms, span, grouping }) };
  });
}

/** What a first day may be, if this one may not. */
function wrongWith(span: DaySpan, grouping: Grouping): string | null {
  const length = lengthOf(span);
  if (length < 1) return `a day up to ${slashBirthdate(span.to)}, the last one`;
  const most = DAYS_MAX[grouping];
  return length > most ? `at most ${String(most)} days up to the last one, by ${grouping}` : null;
}

/** Days of an answer. */
export function spanData({ from, to }: DaySpan): { from_date: string; to_date: string } {
  return { from_date: slashBirthdate(from), to_date: slashBirthdate(to) };
}

/** What every report says of its days. */
export function headData({ terms, span }: Pick<ReportReads, 'terms' | 'span'>): {
  from_date: string;
  to_date: string;
  time_zone: string;
  as_of: string | null;
} {
  return { ...spanData(span), time_zone: terms.zone, as_of: asOf(terms) };
}

/** Up to when postings are counted. */
export function asOf({ reachedAt }: ReportTerms): string | null {
  return reachedAt === null ? null : slashTime(reachedAt);
}
