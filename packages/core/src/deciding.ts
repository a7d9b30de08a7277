import type { Books } from './books/books.ts';
import type { Held } from './books/held.ts';
import type { Change, MemberEventType } from './books/changes.ts';
import type { MemberId, TransactionId } from './books/records.ts';
import type { Decision, Fresh, Needs, Result } from './decision.ts';
import type { Notice } from './notices/notice.ts';
import type { Program } from './program/program.ts';
import type { RefusalCode } from './refusals.ts';
import type { Instant } from './time/instant.ts';
import type { Trace, TraceStep } from './trace.ts';

/** What every decision is made with. */
export interface Scene {
  readonly books: Books;
  readonly program: Program;
  readonly now: Instant;
  readonly fresh: Fresh;
  /** What ran lately, for the breaker; absent where nothing is compared with it. */
  readonly past?: RecentPast;
  /** Of a replay: why awards were held then, by id. Nothing else is held. */
  readonly verdicts?: ReadonlyMap<TransactionId, Held>;
}

/** The version that runs and those before it, as far back as a watch may last; the newest first. */
export interface RecentPast {
  /** By the real clock, as is when versions were applied: a test clock does not move them. */
  readonly now: Instant;
  readonly versions: readonly PastVersion[];
}

export interface PastVersion {
  readonly program: Program;
  readonly appliedAt: Instant;
}

export type Done = Extract<Decision, { kind: 'done' }>;
export type Refused = Extract<Decision, { kind: 'refused' }>;
export type Lacking = Extract<Decision, { kind: 'needs' }>;

/** A decision in the making: changes and trace, in the order in which they come about. */
export interface Draft {
  readonly memberId: MemberId;
  readonly at: Instant;
  readonly quiet: boolean;
  readonly changes: Change[];
  readonly trace: TraceStep[];
}

const NOTHING: Result = { memberId: null, transaction: null, coupon: null, cached: null };

export function done(draft: Draft, result: Partial<Result> = {}): Done {
  return {
    kind: 'done',
    changes: draft.changes,
    result: { ...NOTHING, memberId: draft.memberId, ...result },
    trace: draft.trace,
  };
}

/** Facts for a sentence about a refusal: `seen` and `needed` also go into the trace. */
export type RefusalDetails = Readonly<Record<string, string | number>>;

/** A refusal, with the steps that led to it and the refusal itself as the last of them. */
export function refuse(
  code: RefusalCode,
  details: RefusalDetails,
  context: { readonly memberId?: MemberId | null; readonly trace?: Trace } = {},
): Refused {
  const step: TraceStep = {
    step: 'refused',
    code,
    seen: String(details['seen'] ?? ''),
    needed: String(details['needed'] ?? ''),
  };
  const trace = context.trace === undefined ? [step] : [...context.trace, step];
  return {
    kind: 'refused',
    refusal: { code, details },
    memberId: context.memberId ?? null,
    trace,
  };
}

export function lacking(needs: Needs): Lacking {
  return { kind: 'needs', needs };
}

/** Tells a member's points that are about to lapse; no transaction is behind it. */
export function raiseExpiring(
  draft: Draft,
  expiring: { readonly days: number; readonly points: number; readonly date: Instant },
): void {
  const { memberId, at, quiet } = draft;
  const type = 'points.expiring';
  draft.changes.push({
    ...{ kind: 'event_raised', memberId, type, transactionId: null, at, quiet, expiring },
  });
}

/** Tells what was noticed about a member. */
export function raiseNotice(
  draft: Draft,
  notice: Notice,
  transactionId: TransactionId | null,
): void {
  const { memberId, at, quiet } = draft;
  const type = notice.what;
  draft.changes.push({ kind: 'event_raised', memberId, type, transactionId, at, quiet, notice });
}

/** Tells others. The store numbers events gaplessly for each member. */
export function raise(
  draft: Draft,
  type: MemberEventType,
  transactionId: TransactionId | null,
): void {
  const { memberId, at, quiet } = draft;
  draft.changes.push({ kind: 'event_raised', memberId, type, transactionId, at, quiet });
}
