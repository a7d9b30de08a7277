import { parseArgs } from 'node:util';
import { parseDecimal, pointsText, readMonth, writeMonth } from '@fealty/core';
import { addAssumption, listAssumptions } from '../liability/assumptions.ts';
import { journalCsv } from '../liability/journal-csv.ts';
import { lockMonths, readJournal } from '../liability/keep-journal.ts';
import { lastWholeMonth } from '../liability/month-ends.ts';
import { UsageProblem, type CliCommand } from './command.ts';
import { withLiability } from './with-liability.ts';

const text = { type: 'string' } as const;

const journal: CliCommand = {
  name: 'liability journal',
  summary: 'write the deferred-revenue journal as a table, for the accountant',
  usage: '[--from MONTH] [--to MONTH] [--format csv|json] [--merchant PARTNER-ID]',
  run(args, io) {
    const options = { merchant: text, from: text, to: text, format: { ...text, default: 'csv' } };
    const { values } = parseArgs({ args: [...args], options });
    const from = readMonthOption('--from', values.from);
    const to = readMonthOption('--to', values.to);
    if (values.format !== 'csv' && values.format !== 'json') {
      throw new UsageProblem(`--format is ${values.format}; allowed are csv and json`);
    }
    return withLiability(io, values.merchant, async ({ pool, merchant, program }) => {
      const whole = await readJournal(pool, merchant.id);
      const months = whole.months.filter(({ month }) => {
        const number = readMonth(month) ?? 0;
        return number >= (from ?? number) && number <= (to ?? number);
      });
      if ((await listAssumptions(pool, merchant.id)).length === 0) {
        io.err('nothing was said of what a point is worth: fealty liability assume');
      }
      const decimals = program.pointsDecimals;
      if (values.format === 'csv') {
        const told = (points: number): string => pointsText(points, decimals);
        for (const line of journalCsv({ ...whole, months }, told)) io.out(line);
      } else {
        const plain = (_: string, value: unknown): unknown =>
          typeof value === 'bigint' ? String(value) : value;
        io.out(JSON.stringify({ ...whole, months, locked: [...whole.locked] }, plain, 2));
      }
      return 0;
    });
  },
};

const assume: CliCommand = {
  name: 'liability assume',
  summary: 'say what a point is worth and what share is never redeemed, from a month on',
  usage:
    '--value DECIMAL --reason TEXT [--breakage DECIMAL] [--from MONTH] [--merchant PARTNER-ID]',
  run(args, io) {
    const options = { merchant: text, value: text, reason: text, breakage: text, from: text };
    const { values } = parseArgs({ args: [...args], options });
    const { value = '', reason = '', breakage = null } = values;
    if (!isDecimal(value)) {
      throw new UsageProblem(`--value is ${value}; allowed is a decimal from 0 on, such as 0.01`);
    }
    if (breakage !== null && (!isDecimal(breakage) || Number(breakage) >= 1)) {
      throw new UsageProblem(`--breakage is ${breakage}; allowed is a decimal from 0 to below 1`);
    }
    if (reason.trim() === '' || reason.length > 500) {
      throw new UsageProblem('--reason is missing or longer than 500 characters');
    }
    const from = readMonthOption('--from', values.from);
    return withLiability(io, values.merchant, async ({ pool, merchant, program }) => {
      const running = (await lastWholeMonth(pool, merchant.id)).month + 1;
      const ended = await addAssumption(pool, merchant.id, {
        effectiveFrom: writeMonth(from ?? running),
        ...{ pointValue: value, breakageShare: breakage, currency: program.currency },
        ...{ reason: reason.trim(), madeBy: 'cli' },
      });
      if (ended.kind === 'kept') {
        const { version, effectiveFrom } = ended.assumption;
        io.out(`version ${String(version)} of the assumptions holds from ${effectiveFrom} on`);
        return 0;
      }
      io.err(
        ended.kind === 'too_many'
          ? 'there are as many assumptions as may be'
          : `earlier assumptions are in ${ended.currency}, the program is in ${program.currency}`,
      );
      return 1;
    });
  },
};

const lock: CliCommand = {
  name: 'liability lock',
  summary: 'close months of the journal, so that they do not change any more',
  usage: '--until MONTH [--merchant PARTNER-ID]',
  run(args, io) {
    const options = { merchant: text, until: text };
    const { values } = parseArgs({ args: [...args], options });
    const until = readMonthOption('--until', values.until);
    if (until === null) throw new UsageProblem('--until is missing: the last month to close');
    return withLiability(io, values.merchant, async ({ pool, merchant }) => {
      const ended = await lockMonths(pool, { merchantId: merchant.id, until, actor: 'cli' });
      if (ended.kind === 'locked') {
        io.out(
          ended.months.length === 0 ? 'nothing to close' : `closed: ${ended.months.join(', ')}`,
        );
        return 0;
      }
      io.err(
        ended.kind === 'not_over'
          ? `${writeMonth(until)} is not over; the last month that is: ${ended.last}`
          : 'nothing was said of what a point is worth: fealty liability assume',
      );
      return 1;
    });
  },
};

function isDecimal(given: string): boolean {
  return /^\d/.test(given) && parseDecimal(given) !== null;
}

function readMonthOption(name: string, given: string | undefined): number | null {
  if (given === undefined) return null;
  const month = readMonth(given);
  if (month === null) throw new UsageProblem(`${name} is ${given}; allowed is a month: 2026-01`);
  return month;
}

export const journalCommands: readonly CliCommand[] = [journal, assume, lock];
