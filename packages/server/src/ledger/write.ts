import type { Member, MemberId } from '@fealty/core';
import type { Statement } from '../runtime/statement.ts';
import type { Collected } from './collect.ts';
import type { Request } from './flight.ts';
import { TableRows } from './table-rows.ts';
import * as sql from './write-statements.ts';

/**
 * The second send of a batch, all but its COMMIT: what was collected as set-based statements.
 * Only tables that something was collected for are written.
 */
export function writeRequests(collected: Collected): Request[] {
  const requests: Request[] = [];
  const { merchantId } = collected;
  const rows = (statement: Statement, table: TableRows, checked = false): void => {
    if (table.count === 0) return;
    const values = [merchantId, ...table.values()];
    requests.push({ statement, values: checked ? [...values, table.count] : values });
  };
  const json = (statement: Statement, list: readonly unknown[]): void => {
    if (list.length > 0) requests.push({ statement, values: [merchantId, JSON.stringify(list)] });
  };

  json(sql.insertMembers, persons(collected, collected.enrolled));
  rows(sql.releaseIdentities, collected.releasedIdentities);
  rows(sql.takeIdentities, collected.takenIdentities, true);
  rows(sql.insertHeads, collected.heads);
  json(sql.updateMembers, persons(collected, collected.changedPersons));
  rows(sql.updateHeads, headRows(collected), true);
  rows(sql.insertTransactions, collected.transactions);
  rows(sql.insertDetails, collected.details);
  rows(sql.changeStatuses, collected.statuses, true);
  rows(sql.insertLots, collected.lots);
  rows(sql.drawLots, drawRows(collected), true);
  rows(sql.insertPostings, collected.postings);
  expiryRows(collected, rows);
  json(sql.keepReturns, returnRows(collected));
  rows(sql.issueCoupons, collected.coupons, true);
  rows(sql.lowerStocks, stockRows(collected), true);
  rows(sql.insertCached, collected.cached);
  rows(sql.settleCached, collected.settledCached, true);
  rows(sql.insertDues, collected.dues);
  rows(sql.deleteDues, collected.clearedDues);
  rows(sql.insertEvents, collected.events);
  rows(sql.insertAudit, collected.audit);
  rows(sql.insertRefusals, collected.refusals);
  rows(sql.insertClaims, collected.claims);
  rows(sql.assignClaims, collected.assignedClaims, true);
  rows(sql.insertKeys, collected.keys);
  return requests;
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
  ]);
  for (const id of collected.changedHeads) {
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
    );
  }
  return table;
}

function drawRows(collected: Collected): TableRows {
  const table = new TableRows(['raw', 'raw', 'raw', 'raw']);
  for (const [lotId, draw] of collected.draws) {
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
  for (const { memberId, expiresAt, points } of collected.expirySums.values()) {
    if (points > 0) raised.push(memberId, expiresAt, points);
    else if (points < 0) lowered.push(memberId, expiresAt, -points);
  }
  rows(sql.raiseExpirySums, raised);
  rows(sql.lowerExpirySums, lowered, true);
}

function stockRows(collected: Collected): TableRows {
  const table = new TableRows(['text', 'raw']);
  for (const rewardId of [...collected.issuedStocks].sort()) {
    const shelf = collected.books.shelves.get(rewardId);
    if (shelf != null) table.push(rewardId, shelf.issued);
  }
  return table;
}

function returnRows(collected: Collected): unknown[] {
  return [...collected.returns.values()].map(({ memberId, returns }) => ({
    transaction_id: returns.transactionId,
    member_id: memberId,
    points: returns.points,
    amount: returns.amount,
    quantities: returns.quantities,
    pending_ids: returns.pendingIds,
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
    tags: profile.tags,
    custom: profile.custom,
    referral_code: member.referralCode,
    referrer_id: member.referrerId,
    status: member.status,
    subscribed: member.subscribed,
    unsubscribed_at: iso(member.unsubscribedAt),
    enrolled_at: iso(member.enrolledAt),
    modified_at: iso(member.modifiedAt),
    profile_version: member.profileVersion,
  };
}
