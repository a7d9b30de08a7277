import { parseArgs } from 'node:util';
import { pointsText, signalSentence } from '@fealty/core';
import { openInstallation } from '../open-installation.ts';
import { listFraudSignals, readFraudSignal, type FraudSignal } from '../queries/fraud-signals.ts';
import type { Database } from '../runtime/database.ts';
import { Programs } from '../store/programs.ts';
import { dismissSignal } from '../usecases/settle-signal.ts';
import { UsageProblem, type CliCommand, type CommandIo } from './command.ts';
import { merchantOf } from './find-merchant.ts';

const ACTOR = 'cli';
const LISTED_MAX = 1000;
const ID = /^[0-9a-f]{24}$/;

interface Desk {
  readonly database: Database;
  readonly merchantId: number;
  readonly decimals: number;
}

async function atDesk(
  io: CommandIo,
  partnerId: string | undefined,
  work: (desk: Desk) => Promise<number>,
): Promise<number> {
  const installation = await openInstallation(io.config(), 'fealty signals');
  try {
    const { database } = installation;
    const { id: merchantId } = await merchantOf(database.pool, partnerId);
    const { pointsDecimals } = await new Programs(database.pool).running(merchantId);
    return await work({ database, merchantId, decimals: pointsDecimals });
  } finally {
    await installation.close();
  }
}

function lineOf(signal: FraudSignal, decimals: number): string {
  const { id, kind, severity, facts, memberId, lastSeenAt, state, reason } = signal;
  const when = new Date(lastSeenAt).toISOString().slice(0, 16).replace('T', ' ');
  const text = signalSentence(facts, (points) => pointsText(points, decimals));
  const about = memberId === null ? '' : `, member ${memberId}`;
  const settled = state === 'open' ? '' : ` (${state.replace('_', ' ')}: ${reason ?? ''})`;
  return `${id}  ${when}  ${severity} ${kind}${about}: ${text}${settled}`;
}

const list: CliCommand = {
  name: 'signals list',
  summary: 'list what looks like somebody games the program, and why',
  usage: '[--all] [--merchant PARTNER-ID]',
  async run(args, io) {
    const { values } = parseArgs({
      args: [...args],
      options: { merchant: { type: 'string' }, all: { type: 'boolean' } },
    });
    return atDesk(io, values.merchant, async ({ database, merchantId, decimals }) => {
      const states =
        values.all === true ? (['open', 'dismissed', 'acted_on'] as const) : (['open'] as const);
      const { signals, total } = await listFraudSignals(database.pool, {
        ...{
          merchantId,
          states,
          kind: null,
          severity: null,
          memberId: null,
          offset: 0,
          limit: LISTED_MAX,
        },
      });
      for (const signal of signals) io.out(lineOf(signal, decimals));
      if (signals.length === 0) io.out('nothing looks like fraud');
      if (total > signals.length) io.out(`… and ${String(total - signals.length)} more`);
      return 0;
    });
  },
};

const dismiss: CliCommand = {
  name: 'signals dismiss',
  summary: 'say that nothing is wrong about a signal, and why',
  usage: 'ID REASON [--merchant PARTNER-ID]',
  async run(args, io) {
    const { values, positionals } = parseArgs({
      ...{ args: [...args], options: { merchant: { type: 'string' } }, allowPositionals: true },
    });
    const [id = '', ...words] = positionals;
    const reason = words.join(' ').trim();
    if (!ID.test(id) || reason === '') throw new UsageProblem('a signal and a reason are needed');
    return atDesk(io, values.merchant, async ({ database, merchantId, decimals }) => {
      const { pool } = database;
      const settled = await dismissSignal(pool, { merchantId, id, actor: ACTOR }, reason);
      const signal = await readFraudSignal(pool, merchantId, id);
      if (signal === null) throw new UsageProblem(`there is no signal ${id}`);
      io.out(lineOf(signal, decimals));
      return settled.kind === 'done' ? 0 : 1;
    });
  },
};

export const SIGNAL_COMMANDS: readonly CliCommand[] = [list, dismiss];
