import { BEFORE_THE_FIRST, linkHash } from './canonical.ts';
import { checkStanding } from './check-standing.ts';
import { checkIdle } from './check-idle.ts';
import { statusProblem, type Moves } from './check-status.ts';
import { compareLots, LotTallies } from './check-lots.ts';
import type {
  ExpirySumRow,
  ForeignMoveRow,
  HeadRow,
  LotRow,
  MergeRow,
  PostingRow,
  TransactionRow,
} from './rows.ts';

/** What is kept of one member. */
export interface MemberRecord {
  readonly merchantId: number;
  readonly head: HeadRow;
  readonly postings: readonly PostingRow[];
  readonly transactions: ReadonlyMap<string, TransactionRow>;
  /** Transactions that his postings may name too: of members who were merged into him. */
  readonly guests: ReadonlyMap<string, TransactionRow>;
  readonly merges: readonly MergeRow[];
  readonly foreign: readonly ForeignMoveRow[];
  readonly lots: ReadonlyMap<string, LotRow>;
  readonly sums: readonly ExpirySumRow[];
  readonly events: number;
  readonly lastEvent: number;
}

/**
 * Recomputes one member from his postings and says, in sentences, what does not fit. The first
 * sentence is about the first posting that is wrong; what follows from it is left out.
 */
export function checkMember(record: MemberRecord): readonly string[] {
  const chain = checkChain(record);
  if (chain !== null) return [chain];
  const tally = new Tally(record);
  for (const posting of record.postings) tally.add(posting);
  return [
    ...tally.problems,
    ...compareHead(record, tally),
    ...compareLots(record, tally.lots),
    ...compareSums(record),
    ...checkIdle(record),
    ...checkTransactions(record, tally),
    ...checkEvents(record),
    // Sums that were joined and parted again are not to be told from his own transactions alone.
    ...(record.merges.length === 0 ? checkStanding(record) : []),
  ];
}

/** Walks the chain; names the first posting that is missing, moved or altered. */
function checkChain({
  merchantId,
  head,
  postings,
  transactions,
  guests,
  lots,
}: MemberRecord): string | null {
  let previous = BEFORE_THE_FIRST;
  let number = 0;
  for (const posting of postings) {
    number += 1;
    const name = `posting ${String(number)} of member ${head.id}`;
    if (posting.version !== number) return `${name} is missing: it was removed`;
    const { transaction_id: id } = posting;
    const transaction = transactions.get(id) ?? guests.get(id);
    if (transaction === undefined) {
      return `${name}: its transaction ${posting.transaction_id} is missing or another member's`;
    }
    const lot = posting.target === 'available' ? lots.get(posting.lot_id ?? '') : undefined;
    if (posting.target === 'available' && lot === undefined) {
      return `${name}: its lot ${String(posting.lot_id)} is missing`;
    }
    const lapsesAt = lot?.idle === true ? 'idle' : (lot?.expires_at ?? null);
    if (linkHash(previous, linkOf(merchantId, posting, lapsesAt, transaction)) !== posting.hash) {
      return (
        `${name}: the hash differs; the row, its transaction ${transaction.id}, ` +
        'the date of its lot or their order was altered'
      );
    }
    previous = posting.hash;
  }
  if (head.version > number) {
    return `posting ${String(number + 1)} of member ${head.id} is missing: the head counts ${String(head.version)}`;
  }
  if (head.version < number || head.chain !== previous) {
    return `the head of member ${head.id} does not stand on his last posting ${String(number)}`;
  }
  return null;
}

function linkOf(
  merchantId: number,
  posting: PostingRow,
  lapsesAt: number | 'idle' | null,
  transaction: TransactionRow,
): readonly (string | number | boolean | null)[] {
  return [
    ...[merchantId, posting.member_id, posting.version, posting.transaction_id, posting.lot_id],
    ...[posting.source, posting.target, posting.amount, posting.at, lapsesAt],
    ...[transaction.kind, transaction.points, transaction.basis, transaction.activity_id],
    ...[transaction.reward_id, transaction.order_id, transaction.related_id],
    ...[transaction.qualifies, transaction.occurred_at, transaction.recorded_at],
    ...[transaction.approves_at, transaction.program_version, transaction.actor],
    transaction.details_digest,
    ...(posting.keeps_from === null ? [] : [posting.keeps_from, posting.keeps_until]),
  ];
}

/** Everything that follows from the postings alone. */
class Tally {
  readonly balances: Record<string, number> = { available: 0, pending: 0, reserved: 0, owed: 0 };
  readonly lifetime: Record<string, number> = { earned: 0, redeemed: 0, deducted: 0, expired: 0 };
  readonly lots = new LotTallies();
  readonly moves = new Map<string, Map<string, number>>();
  readonly problems: string[] = [];
  readonly #memberId: string;

  constructor(record: MemberRecord) {
    this.#memberId = record.head.id;
  }

  add(posting: PostingRow): void {
    const { source, target, amount } = posting;
    this.#move(source, -amount);
    this.#move(target, amount);
    const moves = this.moves.get(posting.transaction_id) ?? new Map<string, number>();
    const way = `${source}>${target}`;
    moves.set(way, (moves.get(way) ?? 0) + amount);
    this.moves.set(posting.transaction_id, moves);
    this.lots.add(posting);
    if (target === 'available' || target === 'owed') {
      if (source === 'issued' || source === 'pending' || source === 'deducted') {
        this.#sum('earned', amount);
      }
    } else if (source === 'available' || source === 'owed' || source === 'reserved') {
      this.#sum(target, amount);
    }
    if (source === 'redeemed') this.#sum('redeemed', -amount);
    for (const account of ['available', 'pending', 'reserved'] as const) {
      if ((this.balances[account] ?? 0) < 0) {
        this.problems.push(
          `posting ${String(posting.version)} of member ${this.#memberId} takes ${account} below 0`,
        );
      }
    }
  }

  #move(account: string, amount: number): void {
    const before = this.balances[account];
    if (before !== undefined) this.balances[account] = before + amount;
  }

  #sum(name: string, amount: number): void {
    const before = this.lifetime[name];
    if (before !== undefined) this.lifetime[name] = before + amount;
  }
}

/** While a merge stands, the sums of whoever was merged count for the survivor as well. */
function withMerged(
  { head, merges }: MemberRecord,
  lifetime: Readonly<Record<string, number>>,
): Record<string, number> {
  const sums = { ...lifetime };
  const add = (name: string, amount: number): void => {
    sums[name] = (sums[name] ?? 0) + amount;
  };
  for (const merge of merges) {
    const isInto = merge.into_id === head.id;
    if (merge.undone) add('redeemed', isInto ? merge.kept_redeemed : -merge.kept_redeemed);
    else if (isInto) {
      for (const name of ['earned', 'redeemed', 'deducted', 'expired'] as const) {
        add(name, merge[name]);
      }
    }
  }
  return sums;
}

function compareHead(record: MemberRecord, tally: Tally): string[] {
  const { head } = record;
  // A debt stands below zero in the ledger and is written positive on the head.
  const expected = {
    ...tally.balances,
    owed: -(tally.balances['owed'] ?? 0),
    ...withMerged(record, tally.lifetime),
  };
  const kept = head as unknown as Readonly<Record<string, unknown>>;
  return Object.entries(expected)
    .filter(([name, value]) => kept[name] !== (value === 0 ? 0 : value))
    .map(
      ([name, value]) =>
        `${name} of member ${head.id} is ${String(kept[name])}; his postings come to ${String(value)}`,
    );
}

/** The schedule of what lapses must be the sum of the lots by date. */
function compareSums({ head, lots, sums }: MemberRecord): string[] {
  const expected = new Map<number, number>();
  for (const { member_id: holder, expires_at: at, remaining } of lots.values()) {
    if (holder !== head.id || at === null || remaining === 0) continue;
    expected.set(at, (expected.get(at) ?? 0) + remaining);
  }
  const kept = new Map(sums.map((sum) => [sum.expires_at, sum.points]));
  return [...new Set([...expected.keys(), ...kept.keys()])]
    .filter((at) => (expected.get(at) ?? 0) !== (kept.get(at) ?? 0))
    .map(
      (at) =>
        `what lapses for member ${head.id} at ${new Date(at).toISOString()} is kept as ` +
        `${String(kept.get(at) ?? 0)}, his lots come to ${String(expected.get(at) ?? 0)}`,
    );
}

function checkTransactions(record: MemberRecord, tally: Tally): string[] {
  const { head, transactions } = record;
  const problems: string[] = [];
  const returned = returnedWhilePending(record, tally);
  for (const transaction of transactions.values()) {
    const name = `transaction ${transaction.id} of member ${head.id}`;
    const own = tally.moves.get(transaction.id);
    const moves = own === undefined ? undefined : withForeign(record, transaction.id, own);
    if (moves === undefined) {
      problems.push(`${name} has no posting`);
      continue;
    }
    const returnedPending = returned.get(transaction.id) ?? 0;
    const takenBack = modified(transaction).down;
    const status = statusProblem(transaction, { moves, returnedPending, takenBack });
    if (status !== null) problems.push(`${name}: ${status}`);
    if (!transaction.details_fit) problems.push(`${name}: its details were altered or are missing`);
    const moved = movedBy(transaction.kind, moves);
    const changed = modified(transaction);
    if ((transaction.modifications.at(-1) ?? null) !== transaction.modified_points) {
      problems.push(
        `${name} is worth ${String(transaction.modified_points)}, its notes say otherwise`,
      );
    }
    const said = transaction.points + changed.up;
    if (moved !== null && moved !== said) {
      problems.push(`${name} says ${String(said)} points, posted ${String(moved)}`);
    }
  }
  return problems;
}

/** How far moderators moved the worth of an award up and down, all in all. */
function modified({ points, modifications }: TransactionRow): { up: number; down: number } {
  const moved = { up: 0, down: 0 };
  let before = points;
  for (const after of modifications) {
    moved.up += Math.max(0, after - before);
    moved.down += Math.max(0, before - after);
    before = after;
  }
  return moved;
}

/** Points that the postings of a transaction come to, where the kind alone tells. */
function movedBy(kind: string, moves: Moves): number | null {
  const total = (test: (source: string, target: string) => boolean): number => {
    let sum = 0;
    for (const [way, amount] of moves) {
      const [source = '', target = ''] = way.split('>');
      if (test(source, target)) sum += amount;
    }
    return sum;
  };
  switch (kind) {
    case 'award':
      return total((source) => source === 'issued');
    case 'redeem':
      // Out of the balance, into a cart or at once; what came back of it is the status's to explain.
      return total((source) => source === 'available' || source === 'owed');
    case 'deduct':
      return total((_source, target) => target === 'deducted');
    case 'expire':
      return total((_source, target) => target === 'expired');
    default:
      // Returns may let go of what is not there, and corrections go both ways.
      return null;
  }
}

/** By award, the points that returns took from it while it was pending. */
function returnedWhilePending(
  { transactions, foreign }: MemberRecord,
  tally: Tally,
): Map<string, number> {
  const returned = new Map<string, number>();
  for (const { id, related_id: award } of transactions.values()) {
    const points = tally.moves.get(id)?.get('pending>deducted');
    if (award !== null && points !== undefined) {
      returned.set(award, (returned.get(award) ?? 0) + points);
    }
  }
  for (const { award_id: award, amount } of foreign) {
    if (award !== null) returned.set(award, (returned.get(award) ?? 0) + amount);
  }
  return returned;
}

/** What the transaction moved in all, also while another went on for its member. */
function withForeign({ foreign }: MemberRecord, id: string, own: Moves): Moves {
  const others = foreign.filter((row) => row.award_id === null && row.transaction_id === id);
  if (others.length === 0) return own;
  const all = new Map(own);
  for (const { source, target, amount } of others) {
    const way = `${source}>${target}`;
    all.set(way, (all.get(way) ?? 0) + amount);
  }
  return all;
}

function checkEvents({ head, events, lastEvent }: MemberRecord): string[] {
  if (events === head.event_seq && lastEvent === head.event_seq) return [];
  return [
    `member ${head.id} counts ${String(head.event_seq)} events; ` +
      `${String(events)} are kept, the last is number ${String(lastEvent)}`,
  ];
}
