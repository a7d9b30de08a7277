import type { listMemberRewards, listRewards, RewardData, V2Values } from '@fealty/contract/v2';
import {
  barsOf,
  closedBy,
  isForTransaction,
  type Program,
  type Reward,
  type RewardSeeker,
} from '@fealty/core';
import type { DetailedMember, MemberDetails } from '../../../queries/member-details.ts';
import { spendablePoints, withIdle } from '../../../queries/member-view.ts';
import { readStocks, stockOf, type Stocks } from '../../../queries/read-stocks.ts';
import { askedTransaction, type AskedTransaction } from '../transactions/asked-transaction.ts';
import type { V2Code } from '../serving/codes.ts';
import { findPathMember } from '../members/find-member.ts';
import { cutPage, type AskedPage } from '../serving/page.ts';
import { REFUSALS } from '../serving/refusal-table.ts';
import { rewardData } from './reward-answer.ts';
import { inRewardOrder, REWARD_ORDERS } from './reward-order.ts';
import { succeed, type V2Caller, type V2Context, type V2Handler } from '../surface.ts';

/** Every reward, the last modified first unless told otherwise. */
export const handleListRewards: V2Handler<V2Values<typeof listRewards>> = async (
  { database, programs },
  { caller, values, query },
) => {
  const { merchantId, partnerId } = caller;
  const [program, stocks] = await Promise.all([
    programs.running(merchantId),
    readStocks(database, merchantId),
  ]);
  const asked = askedTransaction(query, values.transaction_attributes);
  const fitting = [...program.rewards.values()].filter((one) => isForTransaction(one, asked));
  const sorted = inRewardOrder(fitting, values.sort_by, REWARD_ORDERS.modified);
  const { rows, end } = cutPage(sorted, values);
  const rewards = rows.map((reward) =>
    rewardData(reward, program, { partnerId, stock: stockOf(stocks, reward.id) }),
  );
  return succeed({ rewards, ...end });
};

/** What the member may redeem now. */
export const handleListMemberRewards: V2Handler<V2Values<typeof listMemberRewards>> = async (
  context,
  request,
) => {
  const found = await findPathMember(context, request);
  if ('refusal' in found) return found.refusal;
  const { caller, values, query } = request;
  const asked = askedTransaction(query, values.transaction_attributes);
  return succeed(
    await offeredRewards(context, caller, { ...values, asked, memberId: found.memberId }),
  );
};

/** Which rewards are asked for, and for whom. */
export interface AskedRewards extends AskedPage {
  /** Null for a guest: what is open at all. */
  readonly memberId: string | null;
  readonly asked: AskedTransaction;
  readonly sort_by?: readonly string[];
  readonly include_ineligible: boolean;
}

/** Rewards for somebody, by rank and then the cheapest first unless told otherwise. */
export async function offeredRewards(
  { database, people, programs }: Pick<V2Context, 'database' | 'people' | 'programs'>,
  { merchantId, partnerId }: Pick<V2Caller, 'merchantId' | 'partnerId'>,
  terms: AskedRewards,
): Promise<object> {
  const { memberId, include_ineligible: all } = terms;
  const [program, stocks, details] = await Promise.all([
    programs.running(merchantId),
    readStocks(database, merchantId),
    memberId === null ? null : people.read(merchantId, memberId),
  ]);
  const shown = [...program.rewards.values()].filter(
    (reward) => reward.visible && isForTransaction(reward, terms.asked),
  );
  const seeker = details === null ? null : seekerFrom(details);
  const codes = new Map(
    shown.map((reward) => [reward.id, whyNot(reward, program, { seeker, stocks })]),
  );
  const fitting = all ? shown : shown.filter(({ id }) => codes.get(id) === null);
  const { rows, end } = cutPage(inRewardOrder(fitting, terms.sort_by, REWARD_ORDERS.ranked), terms);
  const rewards = rows.map((reward): RewardData => {
    const stock = stockOf(stocks, reward.id);
    const data = rewardData(reward, program, { partnerId, stock });
    const code = codes.get(reward.id) ?? null;
    return all ? { ...data, is_eligible: code === null, ineligible_reason: code } : data;
  });
  return { rewards, ...end };
}

type Seeker = RewardSeeker & Pick<DetailedMember, 'status'>;

function seekerFrom({ member, dated, readAt }: MemberDetails): Seeker {
  const { available } = member.balances;
  const lapses = withIdle(dated, member.idle);
  return { ...member, spendable: spendablePoints({ available, lapses, readAt }), ruled: member };
}

/** The code that redeeming the reward would be refused with at present, or null. */
function whyNot(
  reward: Reward,
  program: Program,
  {
    seeker,
    stocks,
  }: {
    readonly seeker: Seeker | null;
    readonly stocks: Stocks;
  },
): V2Code | null {
  const stock = stockOf(stocks, reward.id);
  if (seeker === null) {
    const [closed] = closedBy(reward, program, stock);
    return closed === undefined ? null : REFUSALS[closed];
  }
  if (seeker.status !== 'active') return REFUSALS[`member_${seeker.status}`];
  const [bar] = barsOf(reward, program, { seeker, stock });
  return bar === undefined ? null : REFUSALS[bar];
}
