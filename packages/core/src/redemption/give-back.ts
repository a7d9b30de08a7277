import type { Drawn, Member, MemberId, TransactionId } from '../books/records.ts';
import { hasLapsed } from '../books/spendable.ts';
import type { Draft, Scene } from '../deciding.ts';
import { post } from '../ledger/post.ts';
import type { Points } from '../points/points.ts';
import type { Instant } from '../time/instant.ts';
import { endOfLocalDay, localDay } from '../time/zone.ts';

/** What is given back of what a transaction took, and how it is posted. */
export interface GivenBack {
  /** The transaction that gives; a lot that must be opened has its id. */
  readonly transactionId: TransactionId;
  /** The member of the transaction that took. */
  readonly takerId: MemberId;
  readonly drawn: readonly Drawn[];
  readonly from: 'reserved' | 'redeemed' | 'deducted';
  readonly member: Member;
  /** What of the drawn points makes good a debt; all that is owed unless said. */
  readonly debt?: Points;
  /** Points that came out of no lot: what of them makes a debt good, and what opens one. */
  readonly loose?: {
    readonly debt: Points;
    readonly points: Points;
    readonly until: Instant | null;
  };
}

/**
 * Gives back what a redemption, or a correction, took. A debt is made good first, as by all points;
 * the rest goes into the lots it came from, with their dates. What lapsed meanwhile becomes a lot of
 * the transaction itself that lives to the end of the day: a posted lot keeps its date for ever, as
 * the chain covers it. So does what came from lots of a member who was parted from this one since,
 * with the last of their dates. Answers that date, or null.
 */
export function giveBack(scene: Scene, draft: Draft, given: GivenBack): Instant | null {
  const { from, drawn, member, transactionId, loose = NOTHING_LOOSE } = given;
  const pieces = drawn.reduce((sum, piece) => sum + piece.points, 0);
  const off = given.debt ?? Math.min(member.balances.owed, pieces);
  const debt = off + loose.debt;
  const points = pieces + loose.debt + loose.points;
  if (debt > 0 || points === 0) {
    post(draft, { transactionId, from, to: 'owed', amount: debt, lotId: null });
  }
  const { memberId, at } = draft;
  const own: (Instant | null)[] = loose.points > 0 ? [loose.until] : [];
  let extended = loose.points;
  for (const { lot, points: amount } of without(drawn, off)) {
    // Idle points live by what their own member does; of somebody else's it is not known any more.
    const strange = lot.idle && lot.memberId !== memberId;
    const isLapsed = strange || hasLapsed(lot, member.idle, at);
    if (isLapsed || !isHeldBy(lot, draft, given.takerId)) {
      extended += amount;
      own.push(isLapsed ? endOfToday(scene, draft) : lot.expiresAt);
      continue;
    }
    const moves = lot.memberId === memberId ? {} : ({ moves: true } as const);
    const refilled = { ...lot, memberId };
    draft.changes.push({ kind: 'lot_refilled', lot: refilled, points: amount, ...moves });
    post(draft, { transactionId, from, to: 'available', amount, lotId: lot.id });
  }
  const until = latestOf(own);
  draft.trace.push({ step: 'given_back', points, debt, extended, until });
  if (extended === 0) return null;
  const lot = {
    ...{ id: transactionId, memberId, points: extended, expiresAt: until },
    ...{ idle: false, openedAt: at },
  };
  draft.changes.push({ kind: 'lot_opened', lot, at });
  post(draft, { transactionId, from, to: 'available', amount: extended, lotId: transactionId });
  return until;
}

/** False once the lot went back to a member who was parted from this one. */
function isHeldBy(lot: Drawn['lot'], draft: Draft, takerId: MemberId): boolean {
  return lot.memberId === draft.memberId || lot.memberId === takerId;
}

const NOTHING_LOOSE = { debt: 0, points: 0, until: null } as const;

/** One lot has one date: the last of them, or none if one of them lives for ever. */
function latestOf(dates: readonly (Instant | null)[]): Instant | null {
  return dates.reduce<Instant | null>(
    (last, date) => (last === null || date === null ? null : Math.max(last, date)),
    dates[0] ?? null,
  );
}

/** What is left of the pieces once this much is taken off, from what lapses first on. */
function without(drawn: readonly Drawn[], amount: Points): readonly Drawn[] {
  let off = amount;
  return drawn.flatMap(({ lot, points }) => {
    const part = Math.min(off, points);
    off -= part;
    return part === points ? [] : [{ lot, points: points - part }];
  });
}

function endOfToday(scene: Scene, draft: Draft): Instant {
  const { timeZone } = scene.program;
  return endOfLocalDay(localDay(draft.at, timeZone), timeZone);
}
