import { nextTier, tierProgress, type Program } from '@fealty/core';
import { offersFor, spendableOf } from '../../help-desks/offers.ts';
import { readLastTransactions } from '../../queries/last-transactions.ts';
import type { MemberDetails } from '../../queries/member-details.ts';
import type { PersonKey } from '../../queries/people.ts';
import { readStocks } from '../../queries/read-stocks.ts';
import type { ListedTransaction } from '../../queries/transaction-rows.ts';
import { memberIdOf } from '../v2/transactions/transaction-answer.ts';
import { wirePoints, wireTierUnits } from '../wire-points.ts';
import { actionsOf } from './desk-actions.ts';
import {
  problem,
  reply,
  type DeskReply,
  type DeskRequest,
  type HelpDeskContext,
} from './surface.ts';
import { transactionText } from './transaction-text.ts';

const TRANSACTIONS = 10;
const TEXT_LENGTH_MAX = 255;

/** The member of an e-mail address or of the merchant's own id, as our app for Zendesk shows him. */
export async function showMembers(
  context: HelpDeskContext,
  { desk, query }: DeskRequest,
): Promise<DeskReply> {
  const key = askedKey(query);
  if ('status' in key) return key;
  const { merchantId } = desk;
  const found = await context.people.find(merchantId, [key]);
  if (found === null) return reply(200, { results: [] });
  const { memberId } = found;
  const [details, program, stocks, last] = await Promise.all([
    context.people.read(merchantId, memberId),
    context.programs.running(merchantId),
    readStocks(context.database, merchantId),
    readLastTransactions(context.database, merchantId, { memberId, most: TRANSACTIONS }),
  ]);
  if (details === null || details.member.status === 'deleted') return reply(200, { results: [] });
  const shown = memberData(details, program, last);
  const actions = actionsOf(context.baseUrl, desk, {
    memberId,
    offers: offersFor(details, { program, stocks, limits: desk.limits }),
  });
  const named = actions.map(({ name, url }) => ({ name, form_url: url }));
  return reply(200, { results: [{ ...shown, actions: named }] });
}

function askedKey({ email, external_id: uid }: DeskRequest['query']): PersonKey | DeskReply {
  const [attr, given] = email === undefined ? ['external_id', uid] : ['email', email];
  const text = typeof given === 'string' ? given.trim() : '';
  if (email !== undefined && uid !== undefined) {
    const detail = 'email and external_id both came; allowed is one of them';
    return problem(400, { attr: 'email', code: 'malformed', detail });
  }
  if (text === '' || text.length > TEXT_LENGTH_MAX || text.includes('\0')) {
    const seen =
      typeof given === 'string' ? `${String(given.length)} characters` : 'nothing usable';
    const detail = `${attr} is ${seen}; allowed is email=… or external_id=… with 1 to ${String(TEXT_LENGTH_MAX)} characters`;
    return problem(400, { attr, code: 'malformed', detail });
  }
  return attr === 'email'
    ? { kind: 'email', value: text.toLowerCase() }
    : { kind: 'uid', value: text };
}

function memberData(
  details: MemberDetails,
  program: Program,
  last: readonly ListedTransaction[],
): object {
  const { member } = details;
  const { profile } = member;
  const tier = member.tierId === null ? undefined : program.tiers.get(member.tierId);
  return {
    id: member.id,
    member_id: memberIdOf(member),
    name: `${profile.firstName} ${profile.lastName}`.trim(),
    email: profile.email,
    status: member.status,
    available_points: wirePoints(spendableOf(details), program),
    pending_points: wirePoints(member.balances.pending, program),
    tier: tier === undefined ? null : { id: tier.id, name: tier.name },
    next_tier: nextTierData(details, program),
    enrolled_at: new Date(member.enrolledAt).toISOString(),
    last_transactions: last.map((one) => transactionData(one, program)),
  };
}

/** What it takes: points, or spend where the program counts that. */
function nextTierData({ member, readAt }: MemberDetails, program: Program): object | null {
  const next = nextTier(program, member);
  if (next === null) return null;
  const { counted } = tierProgress(program, member, readAt);
  const needed = Math.max(0, next.threshold - counted);
  return {
    name: next.name,
    points_needed: wireTierUnits(needed, program),
    unit: program.tierRules.measure === 'points' ? 'points' : program.currency,
  };
}

function transactionData(one: ListedTransaction, program: Program): object {
  const { sign, text } = transactionText(one, program);
  return {
    id: one.id,
    type: one.kind,
    text,
    points: wirePoints(one.points, program) * sign,
    status: one.status,
    date: new Date(one.occurredAt).toISOString(),
  };
}
