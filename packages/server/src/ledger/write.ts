import type { Member, MemberId } from '@fealty/core';
import type { Statement } from '../runtime/statement.ts';
import type { BatchRows } from './batch-rows.ts';
import type { Collected } from './collect.ts';
import type { Request } from './flight.ts';
import * as flows from './flow-statements.ts';
import { TableRows } from './table-rows.ts';
import * as coupons from './write-coupons.ts';
import * as merges from './write-merges.ts';
import * as people from './write-people.ts';
import * as sql from './write-statements.ts';

/**
 * The second send of a batch, all but its COMMIT: what was collected as set-based statements.
 * Only tables that something was collected for are written.
 */
export function writeRequests(collected: Collected): Request[] {
  const requests: Request[] = [];
  const { merchantId, rows: batch } = collected;
  const rows = (statement: Statement, table: TableRows, checked = false): void => {
    if (table.count === 0) return;
    const values = [merchantId, ...table.values()];
    requests.push({ statement, values: checked ? [...values, table.count] : values });
  };
  const json = (statement: Statement, list: readonly unknown[]): void => {
    if (list.length > 0) requests.push({ statement, values: [merchantId, JSON.stringify(list)] });
  };

  json(people.insertMembers, persons(collected, batch.enrolled));
  rows(people.releaseIdentities, identityRows(batch.identities, 'freed'));
  rows(people.takeIdentities, identityRows(batch.identities, 'taken'), true);
  rows(sql.insertHeads, batch.heads);
  json(people.updateMembers, persons(collected, batch.changedPersons));
  // Who is merged has nothing, so he is set free before his balances are written, or bound behind.
  const [freed, bound] = mergedRows(batch.mergedInto);
  rows(merges.setMergedInto, freed, true);
  rows(sql.updateHeads, headRows(collected), true);
  rows(merges.setMergedInto, bound, true);
  rows(sql.insertTransactions, batch.transactions);
  rows(sql.insertDetails, batch.details);
  rows(sql.changeStatuses, batch.statuses, true);
  rows(sql.noteTransactions, batch.notes);
  rows(sql.insertLots, batch.lots);
  rows(sql.drawLots, drawRows(collected), true);
  rows(sql.insertPostings, batch.postings);
  expiryRows(collected, rows);
  rows(merges.passLots, passedRows(batch.lotHolders), true);
  rows(merges.insertMerges, batch.merges);
  rows(merges.undoMerges, batch.undoneMerges, true);
  json(sql.keepReturns, returnRows(collected));
  rows(coupons.issueCoupons, batch.coupons, true);
  rows(coupons.lowerStocks, stockRows(collected), true);
  rows(coupons.insertGeneratedCoupons, batch.generatedCoupons);
  rows(coupons.burnCoupons, batch.burnedCoupons);
  rows(coupons.presentCoupons, batch.presentedCoupons);
  rows(coupons.insertStockAlerts, batch.stockAlerts);
  rows(sql.moveBudgets, budgetRows(collected), true);
  rows(sql.insertBudgetMoves, batch.budgetMoves);
  rows(sql.insertCached, batch.cached);
  rows(sql.settleCached, batch.settledCached, true);
  const dues = dueRows(collected);
  rows(sql.insertDues, dues.set);
  rows(sql.deleteDues, dues.cleared);
  rows(sql.endDues, batch.erased);
  rows(sql.insertEvents, batch.events);
  rows(sql.insertAudit, batch.audit);
  rows(sql.insertRefusals, batch.refusals);
  rows(sql.insertJournal, batch.journal);
  rows(sql.insertClaims, batch.claims);
  rows(sql.assignClaims, batch.assignedClaims, true);
  rows(sql.insertKeys, batch.keys);
  rows(flows.insertHeldAwards, batch.flows.held);
  rows(flows.settleHeldAwards, batch.flows.settled);
  rows(
    flows.openBreakers,
    batch.flows.openings(() => collected.newId()),
  );
  rows(flows.addFlows, batch.flows.sums());
  return requests;
}

/** One that changed hands within the batch is freed first, then taken. */
function identityRows(identities: BatchRows['identities'], which: 'freed' | 'taken'): TableRows {
  const table = new TableRows(which === 'taken' ? ['text', 'text', 'raw'] : ['text', 'text']);
  for (const { key, holder, wasFreed } of identities.values()) {
    if (which === 'taken') {
      if (holder !== null) table.push(key.kind, key.value, holder);
    } else if (wasFreed) table.push(key.kind, key.value);
  }
  return table;
}

function memberOf(collected: Collected, id: MemberId): Member {
  const books = collected.books.members.get(id);
  if (books === undefined) throw new Error(`member ${id} is not in the books`);
  return books.member;
}

function headRows(collected: Collected): TableRows {
  const table = new TableRows([
    'raw',
    'raw',
    'raw',
    'time',
    'raw',
    'raw',
    'raw',
    'raw',
    'raw',
    'raw',
    'raw',
    'raw',
    'raw',
    'raw',
    'text',
    'time',
    'raw',
    'raw',
    'raw',
    'raw',
    'time',
    'time',
    'time',
    'text',
    'raw',
    'raw',
    'time',
    'time',
    'text',
  ]);
  for (const id of collected.rows.changedHeads) {
    const member = memberOf(collected, id);
    const { balances, lifetime } = member;
    table.push(
      id,
      member.version,
      collected.chains.get(id) ?? null,
      member.postedAt,
      member.eventSequence,
      balances.available,
      balances.pending,
      balances.reserved,
      balances.owed,
      lifetime.earned,
      lifetime.redeemed,
      lifetime.deducted,
      lifetime.expired,
      member.qualified,
      member.tierId,
      member.tierSince,
      lifetime.purchases,
      lifetime.redemptions,
      lifetime.activities,
      lifetime.revenue,
      lifetime.firstPurchaseAt,
      lifetime.lastPurchaseAt,
      lifetime.lastActivityAt,
      JSON.stringify(member.counts),
      member.idle.points,
      member.idle.lapsed,
      member.idle.since,
      member.idle.lapsesAt,
      member.standing === null ? null : JSON.stringify(member.standing),
    );
  }
  return table;
}

/** Each due as the batch leaves it: one may be set, cleared and set again by turns. */
function dueRows({ rows }: Collected): { readonly set: TableRows; readonly cleared: TableRows } {
  const set = new TableRows(['raw', 'raw', 'text', 'time']);
  const cleared = new TableRows(['raw', 'raw', 'text']);
  for (const { memberId, kind, key, at } of rows.dues.values()) {
    if (at === null) cleared.push(memberId, kind, key);
    else set.push(memberId, kind, key, at);
  }
  return { set, cleared };
}

function mergedRows(
  mergedInto: ReadonlyMap<MemberId, MemberId | null>,
): readonly [TableRows, TableRows] {
  const pairs = [...mergedInto];
  const some = (isFree: boolean): TableRows =>
    pairRows(pairs.filter(([, into]) => (into === null) === isFree));
  return [some(true), some(false)];
}

function pairRows(pairs: readonly (readonly [MemberId, MemberId | null])[]): TableRows {
  const table = new TableRows(['raw', 'raw']);
  for (const [id, other] of pairs) table.push(id, other);
  return table;
}

function passedRows(holders: BatchRows['lotHolders']): TableRows {
  const table = new TableRows(['raw', 'raw', 'time']);
  for (const [lotId, { memberId, openedAt }] of holders) table.push(lotId, memberId, openedAt);
  return table;
}

function drawRows(collected: Collected): TableRows {
  const table = new TableRows(['raw', 'raw', 'raw', 'raw']);
  for (const [lotId, draw] of collected.rows.draws) {
    table.push(lotId, draw.used, draw.deducted, draw.expired);
  }
  return table;
}

function expiryRows(
  collected: Collected,
  rows: (statement: Statement, table: TableRows, checked?: boolean) => void,
): void {
  const raised = new TableRows(['raw', 'time', 'raw']);
  const lowered = new TableRows(['raw', 'time', 'raw']);
  for (const { memberId, expiresAt, points } of collected.rows.expirySums.values()) {
    if (points > 0) raised.push(memberId, expiresAt, points);
    else if (points < 0) lowered.push(memberId, expiresAt, -points);
  }
  rows(sql.raiseExpirySums, raised);
  rows(sql.lowerExpirySums, lowered, true);
}

function stockRows(collected: Collected): TableRows {
  const table = new TableRows(['text', 'raw', 'raw']);
  for (const rewardId of [...collected.rows.issuedStocks].sort()) {
    const shelf = collected.books.shelves.get(rewardId);
    if (shelf != null) table.push(rewardId, shelf.issued, shelf.toldLowAt);
  }
  return table;
}

function budgetRows(collected: Collected): TableRows {
  const table = new TableRows(['text', 'raw', 'raw']);
  const sums = [...collected.rows.budgetSums].sort(([a], [b]) => (a < b ? -1 : 1));
  for (const [budgetId, { points, uses }] of sums) table.push(budgetId, points, uses);
  return table;
}

function returnRows(collected: Collected): unknown[] {
  return [...collected.rows.returns.values()].map(({ memberId, returns }) => ({
    transaction_id: returns.transactionId,
    member_id: memberId,
    points: returns.points,
    amount: returns.amount,
    quantities: returns.quantities,
    pending_ids: returns.pendingIds,
    budgets: returns.budgets,
  }));
}

function persons(collected: Collected, ids: ReadonlySet<MemberId>): unknown[] {
  return [...ids].map((id) => personRow(memberOf(collected, id)));
}

function personRow(member: Member): Record<string, unknown> {
  const { profile } = member;
  const iso = (instant: number | null): string | null =>
    instant === null ? null : new Date(instant).toISOString();
  return {
    id: member.id,
    email: profile.email,
    uid: profile.uid,
    first_name: profile.firstName,
    last_name: profile.lastName,
    birthdate: profile.birthdate === '' ? null : profile.birthdate,
    phone: profile.phone,
    phone_country_code: profile.phoneCountryCode,
    address_line1: profile.addressLine1,
    address_line2: profile.addressLine2,
    city: profile.city,
    state: profile.state,
    postal_code: profile.postalCode,
    country: profile.country,
    language: profile.language,
    anniversary_date: profile.anniversaryDate === '' ? null : profile.anniversaryDate,
    gender: profile.gender,
    twitter_handle: profile.twitterHandle,
    instagram_handle: profile.instagramHandle,
    tags: profile.tags,
    custom: profile.custom,
    referral_code: member.referralCode,
    referrer_id: member.referrerId,
    status: member.status,
    subscribed: member.subscribed,
    unsubscribed_at: iso(member.unsubscribedAt),
    enrolled_at: iso(member.enrolledAt),
    modified_at: iso(member.modifiedAt),
    deleted_at: iso(member.deletedAt),
    erased_at: iso(member.erasedAt),
    profile_version: member.profileVersion,
  };
}
