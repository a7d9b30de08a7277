import type { HeadRow, LotRow, PostingRow, TransactionRow } from './rows.ts';

/** What a lot comes to by the postings of one chain. */
interface LotTally {
  points: number;
  used: number;
  deducted: number;
  expired: number;
  /** What went to the chain of another member, less what came from there. */
  passed: number;
  /** It has been in another chain, so that this one does not tell all of it. */
  travelled: boolean;
}

/** Lots as the postings of one chain tell them. */
export class LotTallies {
  readonly byId = new Map<string, LotTally>();

  add(posting: PostingRow): void {
    const { source, target, amount, lot_id: id, transaction_id: transactionId } = posting;
    if (id === null) return;
    const lot = this.byId.get(id) ?? NOTHING();
    if (source === 'transfer' || target === 'transfer') {
      lot.passed += target === 'transfer' ? amount : -amount;
      lot.travelled = true;
    } else if (target === 'available') {
      // What another transaction than the lot's own puts in was taken out of it before.
      if (transactionId === id) lot.points += amount;
      else lot[source === 'deducted' ? 'deducted' : 'used'] -= amount;
    } else {
      lot[target === 'deducted' ? 'deducted' : target === 'expired' ? 'expired' : 'used'] += amount;
    }
    this.byId.set(id, lot);
  }
}

const NOTHING = (): LotTally => ({
  points: 0,
  used: 0,
  deducted: 0,
  expired: 0,
  passed: 0,
  travelled: false,
});

/** Compares the lots of one member, and those that were once his, with his postings. */
export function compareLots(
  record: {
    readonly head: HeadRow;
    readonly lots: ReadonlyMap<string, LotRow>;
    readonly transactions: ReadonlyMap<string, TransactionRow>;
  },
  tallies: LotTallies,
): string[] {
  const { head, lots, transactions } = record;
  const problems: string[] = [];
  for (const [id, expected] of tallies.byId) {
    const lot = lots.get(id);
    if (lot === undefined) {
      problems.push(`lot ${id} of member ${head.id} is missing`);
      continue;
    }
    if (!fits(lot, expected, head.id)) {
      problems.push(`lot ${id} of member ${head.id} is not what its postings come to`);
    }
    const opener = transactions.get(id);
    if (opener !== undefined && lot.expires_at !== opener.expires_at) {
      problems.push(
        `lot ${id} of member ${head.id} lapses at ${timeText(lot.expires_at)}, ` +
          `its transaction says ${timeText(opener.expires_at)}`,
      );
    }
  }
  const held = [...lots.values()].filter((lot) => lot.member_id === head.id);
  for (const { id } of held) {
    if (!tallies.byId.has(id)) problems.push(`lot ${id} of member ${head.id} has no posting`);
  }
  const open = held.reduce((sum, lot) => sum + lot.remaining, 0);
  if (open !== head.available) {
    problems.push(
      `the open lots of member ${head.id} hold ${String(open)}, available are ${String(head.available)}`,
    );
  }
  return problems;
}

/**
 * A lot that was always this member's is told wholly by his chain. Of one that has been elsewhere
 * the chain tells how much of it is here; a check over all chains tells the rest.
 */
function fits(lot: LotRow, expected: LotTally, memberId: string): boolean {
  const { points, used, deducted, expired, passed } = expected;
  const here = points - used - deducted - expired - passed;
  const isHere = lot.member_id === memberId;
  if (here !== (isHere ? lot.remaining : 0)) return false;
  if (expected.travelled || lot.member_id !== lot.opened_by) return true;
  return (
    isHere &&
    lot.points === points &&
    lot.used === used &&
    lot.deducted === deducted &&
    lot.expired === expired
  );
}

function timeText(at: number | null): string {
  return at === null ? 'no time' : new Date(at).toISOString();
}
