import { balanceOf, type JournalAccount } from '@fealty/core';
import { csvLines } from './csv-lines.ts';
import { amountText } from './currency.ts';
import type { KeptJournal } from './keep-journal.ts';

const COLUMNS = [
  'entry',
  'month',
  'status',
  'movement',
  'cause',
  'account',
  'debit',
  'credit',
  'currency',
  'points',
  'balance',
  'assumptions_version',
  'breakage_share',
];

/** A line of the journal. */
type Cells = readonly (string | number)[];

export const JOURNAL_NOTE =
  'Input for the accountant, made of the points ledger and of the assumptions that were given; not accounting advice.';

/**
 * The journal as a table: two lines for each entry, the debit first, and behind each month what stands on
 * each account. Amounts in the currency, points in the program's.
 */
export function journalCsv(
  journal: KeptJournal,
  pointsText: (points: number) => string,
): readonly string[] {
  const { currency, currencyDecimals } = journal;
  const money = (amount: bigint): string => amountText(amount, currencyDecimals);
  const lines: Cells[] = [COLUMNS];
  for (const made of journal.months) {
    const status = journal.locked.has(made.month) ? 'locked' : 'open';
    made.entries.forEach(({ movement, cause, debit, credit, amount, points }, place) => {
      const entry = `${made.month}-${String(place + 1).padStart(3, '0')}`;
      const head = [entry, made.month, status, movement, cause];
      const tail = [made.version, made.share];
      lines.push([...head, debit, money(amount), '', currency, pointsText(points), '', ...tail]);
      lines.push([...head, credit, '', money(amount), currency, pointsText(points), '', ...tail]);
    });
    for (const account of ACCOUNTS) {
      const balance = money(balanceOf(account, made.standing));
      const points = account === 'deferred_revenue' ? pointsText(made.openPoints) : '';
      const head = ['', made.month, status, 'balance', ''];
      lines.push([...head, account, '', '', currency, points, balance, made.version, made.share]);
    }
  }
  return csvLines(lines);
}

export const ACCOUNTS: readonly JournalAccount[] = [
  'revenue_set_aside',
  'deferred_revenue',
  'redemption_revenue',
  'breakage_revenue',
];
