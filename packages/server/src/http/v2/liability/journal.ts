import type { lockJournal, readJournal as readEndpoint, V2Values } from '@fealty/contract/v2';
import { balanceOf, pointsText, readMonth, type JournalMonth } from '@fealty/core';
import { amountText } from '../../../liability/currency.ts';
import { ACCOUNTS, JOURNAL_NOTE, journalCsv } from '../../../liability/journal-csv.ts';
import { lockMonths, readJournal, type KeptJournal } from '../../../liability/keep-journal.ts';
import { lastWholeMonth } from '../../../liability/month-ends.ts';
import { wirePoints } from '../../wire-points.ts';
import { refuse } from '../serving/refusal.ts';
import { succeed, type V2Context, type V2Handler, type V2Reply } from '../surface.ts';
import { readMonths, refuseMonth } from './month-parameter.ts';

type Span = V2Values<typeof readEndpoint>;

/** The journal, month by month. */
export const handleJournal: V2Handler<Span> = async (context, { caller, values }) => {
  const found = await journalBetween(context, caller.merchantId, values);
  if ('refusal' in found) return found.refusal;
  const { currency, currencyDecimals, months, locked } = found.journal;
  const program = await context.programs.running(caller.merchantId);
  const money = (amount: bigint): string => amountText(amount, currencyDecimals);
  const monthData = (made: JournalMonth): object => ({
    month: made.month,
    locked: locked.has(made.month),
    assumptions_version: made.version,
    breakage_share: made.share,
    entries: made.entries.map(({ amount, points, ...entry }) => ({
      ...entry,
      amount: money(amount),
      points: wirePoints(points, program),
    })),
    balances: Object.fromEntries(
      ACCOUNTS.map((account) => [account, money(balanceOf(account, made.standing))]),
    ),
    open_points: wirePoints(made.openPoints, program),
  });
  return succeed({ currency, months: months.map(monthData), note: JOURNAL_NOTE });
};

/** The same as a table. */
export const handleJournalCsv: V2Handler<Span> = async (context, { caller, values }) => {
  const found = await journalBetween(context, caller.merchantId, values);
  if ('refusal' in found) return found.refusal;
  const { pointsDecimals } = await context.programs.running(caller.merchantId);
  const lines = journalCsv(found.journal, (points) => pointsText(points, pointsDecimals));
  return {
    status: 200,
    body: '',
    bytes: Buffer.from(`${lines.join('\n')}\n`),
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': 'attachment; filename="deferred-revenue.csv"',
    },
  };
};

async function journalBetween(
  { database }: V2Context,
  merchantId: number,
  values: Span,
): Promise<{ readonly journal: KeptJournal } | { readonly refusal: V2Reply }> {
  const read = readMonths(values, ['from', 'to']);
  if ('refusal' in read) return read;
  const { from, to } = read.months;
  if (from !== null && to !== null && from > to) {
    return { refusal: refuseMonth('to', values.to ?? '', `no month before ${values.from ?? ''}`) };
  }
  const journal = await readJournal(database, merchantId);
  const isAsked = ({ month }: JournalMonth): boolean => {
    const number = readMonth(month) ?? 0;
    return number >= (from ?? number) && number <= (to ?? number);
  };
  return { journal: { ...journal, months: journal.months.filter(isAsked) } };
}

/** Closes months. */
export const handleLockJournal: V2Handler<V2Values<typeof lockJournal>> = async (
  { database },
  { caller, values, actor },
) => {
  const { merchantId } = caller;
  const read = readMonths(values, ['until']);
  if ('refusal' in read) return read.refusal;
  const until = read.months.until ?? (await lastWholeMonth(database, merchantId)).month;
  const ended = await lockMonths(database, { merchantId, until, actor });
  switch (ended.kind) {
    case 'locked':
      return succeed({ locked: ended.months });
    case 'not_over':
      return refuseMonth(
        'until',
        values.until ?? '',
        `no month after ${ended.last}, the last that is over`,
      );
    case 'no_assumptions':
      return refuse('NO_ASSUMPTIONS', 'Say what a point is worth before months are closed');
  }
};
