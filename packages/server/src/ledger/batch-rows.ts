import type {
  BudgetUse,
  IdentityKey,
  Due,
  Instant,
  Lot,
  MemberId,
  OrderReturns,
} from '@fealty/core';
import { FlowRows } from './collect-flows.ts';
import { TableRows, type ColumnKind } from './table-rows.ts';

const KINDS: Readonly<Record<string, ColumnKind>> = {
  r: 'raw',
  t: 'text',
  m: 'time',
  j: 'json',
};

/** Columns by letters, in the order of their statement: r raw, t text, m time, j JSON (never null). */
function columns(letters: string): TableRows {
  return new TableRows(letters.split(' ').map((letter) => KINDS[letter] ?? 'text'));
}

/** How much of a lot was taken, by what became of it. */
export interface Draw {
  used: number;
  deducted: number;
  expired: number;
}

/** Who has an identity in the end: a batch may take one, free it and take it again. */
export interface MovedIdentity {
  readonly key: IdentityKey;
  readonly holder: MemberId | null;
  readonly wasFreed: boolean;
}

/** The rows of a batch, table by table, as its set-based statements will send them. */
export class BatchRows {
  readonly heads = columns('r m t m');
  readonly transactions = columns('r r r r r r t t t r r m m m m t m r t r');
  readonly details = columns('r r r j');
  readonly postings = columns('r r r r r r r m m m r');
  readonly statuses = columns('r r r m t r m');
  readonly lots = columns('r r r m m r');
  readonly notes = columns('r r r r m t t t');
  readonly claims = columns('t t r r');
  readonly assignedClaims = columns('t t r r');
  readonly coupons = columns('t r r r m m r r');
  readonly generatedCoupons = columns('t t m r r m');
  readonly burnedCoupons = columns('t t r m');
  readonly presentedCoupons = columns('t t m');
  readonly stockAlerts = columns('r r t r r m');
  readonly budgetMoves = columns('t r r r r r m r r');
  readonly cached = columns('t r t m t');
  readonly settledCached = columns('t r r r');
  readonly events = columns('r r r r r m r j');
  readonly audit = columns('r m t r r r t t');
  readonly refusals = columns('r r m r r t t r r');
  readonly journal = columns('r r r r m r t r');
  readonly erased = columns('r');
  readonly merges = columns('r r r m t j r j t t');
  readonly undoneMerges = columns('r m t r');
  readonly keys = columns('t r r t r m');
  readonly flows = new FlowRows();

  /** By the identity's text. */
  readonly identities = new Map<string, MovedIdentity>();
  /** Members whose rows are written as the books leave them. */
  readonly enrolled = new Set<MemberId>();
  readonly changedPersons = new Set<MemberId>();
  readonly changedHeads = new Set<MemberId>();
  /** Who goes on for whom, as the batch leaves it, and which lots have another holder. */
  readonly mergedInto = new Map<MemberId, MemberId | null>();
  readonly lotHolders = new Map<string, Pick<Lot, 'memberId' | 'openedAt'>>();
  readonly draws = new Map<string, Draw>();
  readonly expirySums = new Map<
    string,
    { memberId: MemberId; expiresAt: Instant; points: number }
  >();
  readonly returns = new Map<string, { memberId: MemberId; returns: OrderReturns }>();
  /** What is due, or with no time what is due no more. */
  readonly dues = new Map<string, Omit<Due, 'at'> & { readonly at: Instant | null }>();
  readonly issuedStocks = new Set<string>();
  readonly budgetSums = new Map<string, { points: number; uses: number }>();

  due(due: Omit<Due, 'at'>, at: Instant | null): void {
    const { memberId, kind, key } = due;
    this.dues.set(`${memberId}:${kind}:${key}`, { memberId, kind, key, at });
  }

  draw(lotId: string, target: string, amount: number): void {
    const draw = this.draws.get(lotId) ?? { used: 0, deducted: 0, expired: 0 };
    if (target === 'deducted') draw.deducted += amount;
    else if (target === 'expired') draw.expired += amount;
    else draw.used += amount;
    this.draws.set(lotId, draw);
  }

  /** Moves what a budget has given out, up or down. */
  drawOn({ budgetId, points, uses }: BudgetUse, sign: 1 | -1): void {
    const sum = this.budgetSums.get(budgetId) ?? { points: 0, uses: 0 };
    sum.points += sign * points;
    sum.uses += sign * uses;
    this.budgetSums.set(budgetId, sum);
  }

  /** Points that were used, or deducted, and that came back. */
  refill(lotId: string, source: string, amount: number): void {
    this.draw(lotId, source === 'deducted' ? source : 'redeemed', -amount);
  }

  /** Moves the sum of what lapses at a date. */
  lapse(memberId: MemberId, expiresAt: Instant | null, points: number): void {
    if (expiresAt === null || points === 0) return;
    const key = `${memberId}:${String(expiresAt)}`;
    const sum = this.expirySums.get(key);
    if (sum === undefined) this.expirySums.set(key, { memberId, expiresAt, points });
    else sum.points += points;
  }
}
