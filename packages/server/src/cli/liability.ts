import { parseArgs } from 'node:util';
import { pointsText, type Program } from '@fealty/core';
import { makeEstimate, readEstimate, type KeptEstimate } from '../liability/estimates.ts';
import { keepSums } from '../liability/keep-sums.ts';
import { readOutstanding, type Outstanding } from '../liability/read-outstanding.ts';
import { readTotals } from '../liability/read-totals.ts';
import { forgetSums } from '../liability/sum-places.ts';
import { readClock } from '../queries/clock.ts';
import { inTransaction } from '../runtime/transaction.ts';
import { UsageProblem, type CliCommand, type CommandIo } from './command.ts';
import { withLiability } from './with-liability.ts';

/** What all have together, in the order in which it is shown. */
const ACCOUNTS = [
  'available',
  'pending',
  'reserved',
  'owed',
  'issued',
  'redeemed',
  'deducted',
  'expired',
] as const;

const show: CliCommand = {
  name: 'liability show',
  summary:
    'show what members have to spend, by age, expiry, activity and tier, or totals at a moment',
  usage: '[--at TIME] [--known-at TIME] [--merchant PARTNER-ID]',
  run(args, io) {
    const text = { type: 'string' } as const;
    const options = { merchant: text, at: text, 'known-at': text };
    const { values } = parseArgs({ args: [...args], options });
    const at = readTime('--at', values.at);
    const knownAt = readTime('--known-at', values['known-at']);
    return withLiability(io, values.merchant, async ({ pool, merchant, program }) => {
      const { now } = await readClock(pool, merchant.id);
      for (const [name, moment] of [
        ['--at', at],
        ['--known-at', knownAt],
      ] as const) {
        if ((moment ?? 0) <= now) continue;
        throw new UsageProblem(`${name} lies after now, ${new Date(now).toISOString()}`);
      }
      const asked = { merchantId: merchant.id, at: at ?? now, knownAt: knownAt ?? now };
      const totals = await readTotals(pool, asked);
      for (const account of ACCOUNTS) {
        io.out(`${account.padEnd(10)} ${pointsText(totals[account], program.pointsDecimals)}`);
      }
      io.out(`program version ${String(totals.programVersion)}`);
      if (at !== null || knownAt !== null) return 0;
      return showOutstanding(io, await readOutstanding(pool, merchant.id), program);
    });
  },
};

/** Heads as they are shown; 1 if one of them does not tie. */
function showOutstanding(
  io: CommandIo,
  found: Awaited<ReturnType<typeof readOutstanding>>,
  program: Program,
): number {
  const heads: readonly (readonly [string, readonly Outstanding[]])[] = [
    ['month earned', found.byMonthEarned],
    ['lapses', found.byExpiry],
    ['activity', found.byActivity],
    ['tier', found.byTier],
  ];
  let off = 0;
  for (const [name, parts] of heads) {
    io.out(`available by ${name}`);
    for (const { of, points } of parts) {
      io.out(`  ${(of ?? 'none').padEnd(20)} ${pointsText(points, program.pointsDecimals)}`);
    }
    const difference = parts.reduce((sum, { points }) => sum + points, 0) - found.available;
    off += Math.abs(difference);
    io.out(`  differs from the balances by ${String(difference)}`);
  }
  io.out(`at posting ${String(found.ledgerVersion)}, ${new Date(found.at).toISOString()}`);
  return off === 0 ? 0 : 1;
}

const estimate: CliCommand = {
  name: 'liability estimate',
  summary: 'estimate what is never redeemed, or show the last estimate',
  usage: '[--again] [--json] [--merchant PARTNER-ID]',
  run(args, io) {
    const flag = { type: 'boolean', default: false } as const;
    const options = { merchant: { type: 'string' }, again: flag, json: flag } as const;
    const { values } = parseArgs({ args: [...args], options });
    return withLiability(io, values.merchant, async ({ pool, merchant, program }) => {
      const last = values.again ? null : await readEstimate(pool, merchant.id);
      const kept = last ?? (await makeEstimate(pool, merchant.id, 'cli'));
      if (values.json) io.out(JSON.stringify(kept, null, 2));
      else showEstimate(io, kept, program);
      return 0;
    });
  },
};

function showEstimate(io: CommandIo, { estimate: made }: KeptEstimate, program: Program): void {
  const points = (amount: number): string => pointsText(amount, program.pointsDecimals);
  const percent = (share: number): string => `${(share * 100).toFixed(1)} %`;
  io.out(`up to the end of ${made.month}: ${points(made.open)} points open`);
  const { redeemed, breakage, past } = made;
  if (redeemed !== null && breakage !== null) {
    io.out(
      `${points(redeemed.middle)} of them will be redeemed, four times out of five between ` +
        `${points(redeemed.low)} and ${points(redeemed.high)}`,
    );
    io.out(
      `never redeemed of all earned: ${percent(breakage.middle)}, between ` +
        `${percent(breakage.low)} and ${percent(breakage.high)}`,
    );
    const held = past.filter((one) => one.held).length;
    io.out(
      past.length === 0
        ? 'no past band can be held against what came yet'
        : `past bands held ${String(held)} of ${String(past.length)} times`,
    );
  }
  for (const sentence of made.trace) io.out(sentence);
}

const sums: CliCommand = {
  name: 'liability sums',
  summary: 'bring the daily sums up to now; --again makes them anew out of all postings',
  usage: '[--again] [--merchant PARTNER-ID]',
  run(args, io) {
    const options = {
      merchant: { type: 'string' },
      again: { type: 'boolean', default: false },
    } as const;
    const { values } = parseArgs({ args: [...args], options });
    return withLiability(io, values.merchant, async ({ pool, merchant }) => {
      if (values.again) await inTransaction(pool, (client) => forgetSums(client, merchant.id));
      while ((await keepSums(pool, merchant.id)).cutShort);
      io.out('the sums are up to now');
      return 0;
    });
  },
};

/** A time as ISO writes it; a date alone is its midnight, UTC. */
function readTime(name: string, given: string | undefined): number | null {
  if (given === undefined) return null;
  const at = /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d{1,3})?)?Z)?$/.test(given)
    ? Date.parse(given)
    : Number.NaN;
  if (Number.isFinite(at)) return at;
  throw new UsageProblem(
    `${name} is ${given}; allowed is a date or a time of UTC, such as 2025-12-31T23:59:59Z`,
  );
}

export const liabilityCommands: readonly CliCommand[] = [show, estimate, sums];
