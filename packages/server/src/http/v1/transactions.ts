import {
  TRANSACTIONS_PAGE,
  type listTransactions as allEndpoint,
  type TransactionsData,
  type WhyData,
} from '@fealty/contract';
import { explainTrace, type Program } from '@fealty/core';
import type { Static } from 'typebox';
import { readDetails } from '../../ledger/details-text.ts';
import { listTransactions } from '../../queries/list-transactions.ts';
import { readTransaction } from '../../queries/read-transaction.ts';
import { startOfDay, startOfNextDay } from '../dates.ts';
import { findUser } from './find-user.ts';
import { isUnstorable } from '../reading/given-text.ts';
import { wirePoints } from '../wire-points.ts';
import { refuse } from './refusal-body.ts';
import {
  succeed,
  type V1Context,
  type V1Handler,
  type V1Reply,
  type V1Request,
} from './surface.ts';
import { rowFromTransaction } from './transaction-row.ts';

type Asked = Static<(typeof allEndpoint)['parameters']>;

export const handleListTransactions: V1Handler<Asked> = (context, request) =>
  answerPage(context, request, null);

export const handleListUserTransactions: V1Handler<Asked> = async (context, request) => {
  const found = await findUser(context, request);
  return 'refusal' in found ? found.refusal : answerPage(context, request, found.member.id);
};

async function answerPage(
  context: V1Context,
  request: V1Request<Asked>,
  memberId: string | null,
): Promise<V1Reply> {
  const { from_date, to_date, points_status, start_index } = request.values;
  const { merchantId, refusals } = request.caller;
  if (to_date < from_date) return refuse('dates_reversed', refusals);
  const page = await listTransactions(context.database, {
    merchantId,
    memberId,
    from: startOfDay(from_date),
    until: startOfNextDay(to_date),
    statuses: points_status === undefined ? null : statusesMeant(points_status),
    offset: start_index,
    limit: TRANSACTIONS_PAGE,
  });
  const programs = await programsOf(context, merchantId, page.rows);
  const next = start_index + page.rows.length;
  return succeed({
    total: page.total,
    next_start_index: next,
    transactions: page.rows.map((row) => rowFromTransaction(row, programs(row.programVersion))),
    more: next < page.total,
  } satisfies TransactionsData);
}

/** `approved` has meant every award that was ever approved since the platform's early days. */
export function statusesMeant(asked: readonly string[]): readonly string[] {
  return asked.includes('approved')
    ? [...new Set([...asked, 'auto_approved', 'exhausted'])]
    : asked;
}

/** The programs that judged these rows: names are those of their time. */
async function programsOf(
  context: V1Context,
  merchantId: number,
  rows: readonly { readonly programVersion: number }[],
): Promise<(version: number) => Program> {
  const versions = [...new Set(rows.map((row) => row.programVersion))];
  const loaded = await Promise.all(
    versions.map((version) => context.programs.version(merchantId, version)),
  );
  const byVersion = new Map(loaded.map((program) => [program.version, program]));
  return (version) => {
    const program = byVersion.get(version);
    if (program === undefined) throw new Error(`program version ${version} was not loaded`);
    return program;
  };
}

export const handleExplainTransaction: V1Handler<unknown> = async (context, request) => {
  const { merchantId, refusals } = request.caller;
  const id = request.path['id'] ?? '';
  const listed = isUnstorable(id) ? null : await readTransaction(context.database, merchantId, id);
  if (listed === null) return refuse('transaction_unknown', refusals);
  const program = await context.programs.version(merchantId, listed.programVersion);
  const trace = listed.details === null ? [] : readDetails(listed.details).trace;
  return succeed({
    id: listed.id,
    transaction_type: listed.kind,
    points_status: listed.status,
    points: wirePoints(listed.points, program),
    program_version: listed.programVersion,
    sentences: explainTrace(trace, program),
    trace: [...trace],
  } satisfies WhyData);
};
