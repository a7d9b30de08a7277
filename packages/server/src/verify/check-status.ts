import type { TransactionRow } from './rows.ts';

/** What one transaction moved: amounts by `source>target`. */
export type Moves = ReadonlyMap<string, number>;

/** What a status is judged by: what the transaction moved, and what its returns took from pending. */
export interface StatusFacts {
  readonly moves: Moves;
  /** Points that returns of this award took while it was pending. */
  readonly returnedPending: number;
  /** Points that moderators took from it while it was pending. */
  readonly takenBack: number;
}

const SETTLED: ReadonlySet<string> = new Set(['approved', 'auto_approved', 'rejected']);

/**
 * A status must be the one its postings begin with, or the one its last row explains; and an
 * award's must agree with whether its points still wait. Says what does not, or null.
 */
export function statusProblem(transaction: TransactionRow, facts: StatusFacts): string | null {
  const { status, last_status: explained } = transaction;
  if (explained === null) {
    if (status !== firstStatus(transaction.kind, facts.moves)) {
      return `it is ${status}, and nothing explains that`;
    }
  } else if (status !== explained) {
    return `it is ${status}; the last change made it ${explained}`;
  }
  if (transaction.kind === 'redeem') return redemptionProblem(transaction, facts.moves);
  return transaction.kind === 'award' ? pendingProblem(status, facts) : null;
}

/** Where the points of a redemption are must be where its status says. */
function redemptionProblem({ status, points }: TransactionRow, moves: Moves): string | null {
  let [held, spent] = [0, 0];
  for (const [way, amount] of moves) {
    const [source, target] = way.split('>');
    if (target === 'reserved') held += amount;
    if (source === 'reserved') held -= amount;
    if (target === 'redeemed') spent += amount;
    if (source === 'redeemed') spent -= amount;
  }
  const [toHold, toSpend] = [status === 'pending' ? points : 0, status === 'redeemed' ? points : 0];
  if (held === toHold && spent === toSpend) return null;
  return `it is ${status}, but ${String(held)} of its points are held and ${String(spent)} spent`;
}

/** What a correction gives is issued, or was deducted before. */
const GIVES = ['issued>available', 'issued>owed', 'deducted>available', 'deducted>owed'] as const;

/** The status that a transaction of this kind was recorded with. */
function firstStatus(kind: string, moves: Moves): string | null {
  switch (kind) {
    case 'award':
      return moves.has('issued>pending') ? 'pending' : 'auto_approved';
    case 'adjust':
      return GIVES.some((way) => moves.has(way)) ? 'approved' : 'deducted';
    case 'redeem':
      return moves.has('available>reserved') ? 'pending' : 'redeemed';
    case 'expire':
      return 'expired';
    case 'return':
      return moves.has('pending>deducted') ? 'pending_deduction' : 'deducted';
    case 'merge':
    case 'unmerge':
      return 'approved';
    case 'deduct':
    case 'reverse':
      return 'deducted';
    default:
      return null;
  }
}

function pendingProblem(
  status: string,
  { moves, returnedPending, takenBack }: StatusFacts,
): string | null {
  if (!moves.has('issued>pending')) return null;
  const amount = (way: string): number => moves.get(way) ?? 0;
  const settled = amount('pending>available') + amount('pending>owed') + amount('pending>issued');
  const waiting = amount('issued>pending') - settled - returnedPending;
  if (SETTLED.has(status)) {
    if (waiting === 0) return null;
    return `it is ${status}, but ${String(waiting)} of its points are pending still`;
  }
  return settled === takenBack ? null : `it is ${status}, but its points were settled`;
}
