import { parseDecimal, readPoints, type Instant, type Points } from '@fealty/core';
import type { SelectedMembers, SelectedTransactions } from '../store/select-lines.ts';
import { Fields, type CorrectionProblem } from './correction-fields.ts';

export type { CorrectionProblem } from './correction-fields.ts';

export type CorrectionSelect =
  | { readonly of: 'members'; readonly filter: SelectedMembers }
  | { readonly of: 'transactions'; readonly filter: SelectedTransactions };

/** By what awards are decided again. */
export type JudgedBy =
  | { readonly by: 'version'; readonly version: number }
  | { readonly by: 'draft'; readonly draft: string }
  | { readonly by: 'multiplier'; readonly times: string };

export type CorrectionDoes =
  | {
      readonly act: 'give';
      readonly points: Points;
      readonly expiresAt: Instant | null;
      readonly qualifies: boolean;
    }
  | {
      readonly act: 'take';
      readonly points: Points;
      readonly atMost: boolean;
      readonly qualifies: boolean;
    }
  | { readonly act: 'reverse' }
  | ({ readonly act: 'reaward' } & JudgedBy);

/** A correction as it was understood. */
export interface CorrectionDocument {
  readonly name: string;
  readonly reason: string;
  readonly select: CorrectionSelect;
  readonly does: CorrectionDoes;
}

const KINDS = ['award', 'redeem', 'deduct', 'return', 'reverse', 'expire', 'adjust'] as const;
const STATUSES = [
  ...['pending', 'approved', 'auto_approved', 'rejected', 'redeemed', 'deducted'],
  ...['pending_deduction', 'expired'],
];
/** Longer lists are files: those are selected by a tag or an attribute. */
const LIST_MAX = 10_000;

/** Understands a correction, or says what cannot be used: at which field, what came, what may. */
export function readCorrection(
  document: unknown,
  pointsDecimals: number,
): CorrectionDocument | readonly CorrectionProblem[] {
  const root = new Fields(document, '', { problems: [], pointsDecimals });
  const name = root.text('name', 100, true) ?? '';
  const reason = root.text('reason', 500, true) ?? '';
  const select = readSelect(root.object('select', true));
  const does = readAct(root.object('act', true));
  root.close();
  const awardsOnly = does.act === 'reverse' || does.act === 'reaward';
  if (awardsOnly && select.of === 'members') {
    root.problem('select', 'members', `transactions, as act ${does.act} is about awards`);
  }
  return root.problems.length > 0 ? root.problems : { name, reason, select, does };
}

function readSelect(fields: Fields): CorrectionSelect {
  const which = fields.oneOf(['members', 'transactions']);
  const inner = fields.object(which, true);
  const select: CorrectionSelect =
    which === 'members'
      ? { of: 'members', filter: readMembers(inner) }
      : { of: 'transactions', filter: readTransactions(inner) };
  inner.close();
  fields.close();
  return select;
}

function readMembers(fields: Fields): SelectedMembers {
  const attribute = fields.object('attribute', false);
  const named = attribute.isThere
    ? {
        name: attribute.text('name', 100, true) ?? '',
        value: attribute.text('value', 255, true) ?? '',
      }
    : null;
  attribute.close();
  return {
    ids: fields.list('ids', LIST_MAX),
    emails: fields.list('emails', LIST_MAX)?.map((email) => email.trim().toLowerCase()) ?? null,
    tag: fields.text('tag', 255, false),
    tier: fields.text('tier', 100, false),
    attribute: named,
    joinedFrom: fields.time('joined_from'),
    joinedUntil: fields.time('joined_until'),
    balanceMin: fields.points('balance_min'),
    balanceMax: fields.points('balance_max'),
  };
}

function readTransactions(fields: Fields): SelectedTransactions {
  const members = fields.object('members', false);
  const filter: SelectedTransactions = {
    ids: fields.list('ids', LIST_MAX),
    kinds: fields.list('kinds', KINDS.length, KINDS),
    statuses: fields.list('statuses', STATUSES.length, STATUSES),
    activity: fields.text('activity', 100, false),
    orderIds: fields.list('order_ids', LIST_MAX),
    tag: fields.text('tag', 255, false),
    actor: fields.text('actor', 255, false),
    programVersion: fields.whole('program_version', 999_999_999),
    occurredFrom: fields.time('occurred_from'),
    occurredUntil: fields.time('occurred_until'),
    recordedFrom: fields.time('recorded_from'),
    recordedUntil: fields.time('recorded_until'),
    members: readMembers(members),
  };
  members.close();
  return filter;
}

function readAct(fields: Fields): CorrectionDoes {
  const which = fields.oneOf(['give', 'take', 'reverse', 'reaward']);
  const inner = fields.object(which, true);
  const does = readDoes(which, inner);
  inner.close();
  fields.close();
  return does;
}

function readDoes(which: 'give' | 'take' | 'reverse' | 'reaward', fields: Fields): CorrectionDoes {
  switch (which) {
    case 'give': {
      const points = fields.points('points', true) ?? 0;
      const expiresAt = fields.time('expires_at');
      return { act: 'give', points, expiresAt, qualifies: fields.flag('qualifies') };
    }
    case 'take': {
      const name = fields.oneOf(['points', 'at_most']);
      const points = fields.points(name, true) ?? 0;
      const qualifies = fields.flag('qualifies');
      return { act: 'take', points, atMost: name === 'at_most', qualifies };
    }
    case 'reverse':
      return { act: 'reverse' };
    case 'reaward':
      return { act: 'reaward', ...readJudgedBy(fields) };
  }
}

function readJudgedBy(fields: Fields): JudgedBy {
  const which = fields.oneOf(['program_version', 'draft', 'multiplier']);
  if (which === 'program_version') {
    return { by: 'version', version: fields.whole(which, 999_999_999) ?? 0 };
  }
  const said = fields.text(which, 100, true) ?? '';
  if (which === 'draft') return { by: 'draft', draft: said };
  const factor = parseDecimal(said);
  if (factor === null || factor.numerator < 0n || readPoints(said, 6) === null) {
    fields.problem(which, said, 'a decimal from 0 on with at most 6 digits after the point');
  }
  return { by: 'multiplier', times: said };
}
