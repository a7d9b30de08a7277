import type { ImportTransaction, MemberRef } from '@fealty/core';
import { FieldReader } from './field-reader.ts';
import type { ImportLine, MappedLine, MapTerms } from './lines.ts';

/** Columns of a transaction file. */
export const TRANSACTION_FIELDS = [
  'email',
  'uid',
  'type',
  'points',
  'occurred_at',
  'activity_id',
  'reward_id',
  'order_id',
  'basis',
  'reason',
  'expires_at',
  'idle_since',
  'coupon_code',
  'counts_for_tier',
  'status',
] as const;

const TYPES = {
  award: 'award',
  redeem: 'redeem',
  deduct: 'deduct',
  expire: 'expire',
} as const;

/** What never became anybody's points, or lapses here by itself. */
const NOTHING: ReadonlySet<string> = new Set(['rejected', 'auto_rejected', 'cached']);
const WAITING: ReadonlySet<string> = new Set(['pending', 'pending_deduction']);

/** A line of history: points are kept as given. Points that lapsed lapse here by their date. */
export function mapTransaction(line: ImportLine, terms: MapTerms): MappedLine {
  const fields = new FieldReader(line);
  const type = fields.oneOf('type', TYPES);
  const status = line.fields.get('status')?.toLowerCase() ?? '';
  if (type === 'expire' || NOTHING.has(status)) return { kind: 'nothing' };
  if (WAITING.has(status)) {
    const allowed = 'a transaction that was approved or rejected before it is carried over';
    fields.problems.push({ field: 'status', found: status, allowed });
  }
  const member = readMember(fields);
  const points = fields.points('points', terms.pointsDecimals);
  const occurredAt = fields.time('occurred_at');
  const details = {
    activityId: fields.id('activity_id'),
    rewardId: fields.id('reward_id'),
    orderId: fields.text('order_id'),
    basis: fields.decimal('basis'),
    reason: fields.text('reason', 2000),
    expiresAt: fields.time('expires_at'),
    idleSince: fields.time('idle_since'),
    couponCode: fields.text('coupon_code'),
    qualifies: fields.flag('counts_for_tier'),
  };
  const { expiresAt, idleSince } = details;
  if (idleSince !== undefined && !(expiresAt !== undefined && idleSince < expiresAt)) {
    const allowed = 'a time before `expires_at`, which must be given';
    fields.problems.push({
      field: 'idle_since',
      found: new Date(idleSince).toISOString(),
      allowed,
    });
  }
  fields.missing('type', `one of ${Object.values(TYPES).join(', ')}`);
  fields.missing('points', 'points');
  fields.missing('occurred_at', 'a time');
  if (member === null) fields.missing('email', 'an e-mail address, or a uid');
  const whole =
    member !== null && type !== undefined && points !== undefined && occurredAt !== undefined;
  if (!whole || fields.problems.length > 0) return { kind: 'problems', problems: fields.problems };
  const command: ImportTransaction = {
    kind: 'import_transaction',
    actor: `import:${terms.importId}`,
    quiet: true,
    key: { importId: terms.importId, line: line.line },
    member,
    transaction: type,
    points,
    occurredAt,
    ...withoutAbsent(details),
  };
  return {
    kind: 'command',
    command,
    member: `${member.by}:${member.value}`,
    spends: type !== 'award',
  };
}

function readMember(fields: FieldReader): MemberRef | null {
  const email = fields.email('email');
  const uid = fields.text('uid');
  if (email !== undefined) return { by: 'email', value: email };
  return uid === undefined ? null : { by: 'uid', value: uid };
}

/** Leaves out what a line does not say. */
function withoutAbsent<T extends object>(
  values: T,
): { [Name in keyof T]?: Exclude<T[Name], undefined> } {
  const said = Object.entries(values).filter(([, value]) => value !== undefined);
  return Object.fromEntries(said) as { [Name in keyof T]?: Exclude<T[Name], undefined> };
}
