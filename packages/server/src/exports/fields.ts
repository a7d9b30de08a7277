import { pointsText } from '@fealty/core';
import type { ExportedMember } from '../queries/export-members.ts';
import type { ExportedTransaction } from '../queries/export-transactions.ts';

/** One line of an export: names that an import reads, and text. Empty values are left out. */
export type Fields = ReadonlyMap<string, string>;

/** A member without his points: those come as transactions. */
export function memberFields(member: ExportedMember): Fields {
  const { birthdate, anniversary_date, tags, custom, ...others } = member;
  const { enrolled_at: enrolledAt, tier_id: tierId, ...rest } = others;
  const fields = new Map<string, string>();
  const { id: _id, pending: _p, reserved: _r, owed: _o, version: _v, ...known } = rest;
  const { subscribed, ...words } = known;
  for (const [name, value] of Object.entries(words)) set(fields, name, value);
  set(fields, 'birthdate', birthdate ?? '');
  set(fields, 'anniversary_date', anniversary_date ?? '');
  set(fields, 'tags', tags.join('|'));
  set(fields, 'enrolled_at', new Date(enrolledAt).toISOString());
  set(fields, 'subscribed', String(subscribed));
  set(fields, 'tier_id', tierId ?? '');
  for (const [name, value] of Object.entries(custom)) set(fields, `custom.${name}`, textOf(value));
  return fields;
}

/** What a transaction did to what can be spent, as an award, a redemption, a deduction or an expiry. */
export function transactionFields(
  transaction: ExportedTransaction,
  member: Pick<ExportedMember, 'email' | 'uid'>,
  pointsDecimals: number,
): Fields {
  const { moved, expires_at: expiresAt, idle_since: idleSince } = transaction;
  const fields = new Map<string, string>();
  const type = typeOf(transaction);
  set(fields, 'email', member.email);
  set(fields, 'uid', member.uid);
  set(fields, 'type', type);
  set(fields, 'points', pointsText(Math.abs(moved), pointsDecimals));
  set(fields, 'occurred_at', new Date(transaction.occurred_at).toISOString());
  set(fields, 'activity_id', transaction.activity_id ?? '');
  set(fields, 'reward_id', type === 'redeem' ? (transaction.reward_id ?? '') : '');
  // What a redemption or a correction gave was earned by no order: that stands with its own award.
  const isGiven = isCancelled(transaction) || (transaction.kind === 'adjust' && type === 'award');
  set(fields, 'order_id', isGiven ? '' : (transaction.order_id ?? ''));
  set(fields, 'basis', transaction.basis ?? '');
  set(fields, 'reason', reasonOf(transaction));
  set(fields, 'expires_at', expiresAt === null ? '' : new Date(expiresAt).toISOString());
  set(fields, 'idle_since', idleSince === null ? '' : new Date(idleSince).toISOString());
  set(fields, 'coupon_code', type === 'redeem' ? (transaction.coupon_code ?? '') : '');
  if (type === 'award' || transaction.qualifies) {
    set(fields, 'counts_for_tier', String(transaction.qualifies));
  }
  return fields;
}

function reasonOf(transaction: ExportedTransaction): string {
  if (isCancelled(transaction)) return CANCELLED;
  if (transaction.kind === 'merge' || transaction.kind === 'unmerge') return MERGED;
  return transaction.reason ?? '';
}

const MERGED = 'Merge of two members';
const CANCELLED = 'Redemption that was cancelled';

function isCancelled({ kind, status }: ExportedTransaction): boolean {
  return kind === 'redeem' && status === 'rejected';
}

/** A cancelled redemption bought nothing: it took points for a while and gave them back. */
function typeOf(transaction: ExportedTransaction): string {
  const { kind, moved } = transaction;
  if ((kind === 'redeem' && !isCancelled(transaction)) || kind === 'expire') return kind;
  return moved < 0 ? 'deduct' : 'award';
}

function set(fields: Map<string, string>, name: string, value: string): void {
  if (value !== '') fields.set(name, value);
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : value == null ? '' : JSON.stringify(value);
}
