import type { PassedFilter } from '@fealty/contract';
import type {
  listMemberTransactions,
  listTransactions,
  TransactionData,
  V2Values,
} from '@fealty/contract/v2';
import type { Program } from '@fealty/core';
import type { Static } from 'typebox';
import { pageTransactions, type TimeSpan } from '../../../queries/page-transactions.ts';
import { END_OF_TIME } from '../../dates.ts';
import { findPathMember } from '../members/find-member.ts';
import { listedData } from './listed-transaction.ts';
import { succeed, type V2Context, type V2Handler, type V2Request } from '../surface.ts';

type Asked = V2Values<typeof listTransactions>;

/** Awards that were ever approved, and redemptions that are final: both are called approved. */
const APPROVED = ['approved', 'auto_approved', 'exhausted', 'redeemed'];

export const handleListTransactions: V2Handler<Asked> = async (context, request) =>
  succeed(await transactionsPage(context, request, null));

export const handleListMemberTransactions: V2Handler<
  V2Values<typeof listMemberTransactions>
> = async (context, request) => {
  const found = await findPathMember(context, request);
  if ('refusal' in found) return found.refusal;
  return succeed(await transactionsPage(context, request, found.memberId));
};

/** A page of transactions; null for those of all members. */
export async function transactionsPage(
  context: V2Context,
  request: V2Request<Asked>,
  memberId: string | null,
): Promise<Static<(typeof listTransactions)['data']>> {
  const { merchantId } = request.caller;
  const { values } = request;
  const page = await pageTransactions(context.database, {
    merchantId,
    memberId,
    recorded: spanOf(values.created_date) ?? { from: 0, until: END_OF_TIME },
    approved: spanOf(values.approved_date),
    occurred: spanOf(values.transaction_date),
    statuses: statusesMeant(wordsOf(values.status)),
    types: wordsOf(values.transaction_type),
    activityIds: wordsOf(values.activity_id),
    rewardIds: wordsOf(values.reward_id),
    newestFirst: values.sort_by === '-created_date',
    offset: values.start_index,
    limit: values.count,
  });
  const versions = new Set(page.rows.map(({ programVersion }) => programVersion));
  const programs = await programsOf(context, merchantId, versions);
  const transactions: TransactionData[] = page.rows.flatMap((row) => {
    const program = programs.get(row.programVersion);
    return program === undefined ? [] : [listedData(row, program)];
  });
  const { total, more, rows } = page;
  return { transactions, total, more, next_start_index: values.start_index + rows.length };
}

function statusesMeant(asked: readonly string[] | null): readonly string[] | null {
  return asked?.includes('approved') === true ? [...new Set([...asked, ...APPROVED])] : asked;
}

function wordsOf(filter: PassedFilter | undefined): readonly string[] | null {
  return filter?.of === 'word' ? filter.among : null;
}

function spanOf(filter: PassedFilter | undefined): TimeSpan | null {
  return filter?.of === 'moment' ? { from: filter.from, until: filter.until } : null;
}

/** The programs that judged these rows: names are those of their time. */
async function programsOf(
  { programs }: V2Context,
  merchantId: number,
  versions: ReadonlySet<number>,
): Promise<ReadonlyMap<number, Program>> {
  const loaded = await Promise.all(
    [...versions].map((version) => programs.version(merchantId, version)),
  );
  return new Map(loaded.map((program) => [program.version, program]));
}
