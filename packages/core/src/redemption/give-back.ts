import type { Drawn, Member, Transaction } from '../books/records.ts';
import { hasLapsed } from '../books/spendable.ts';
import type { Draft, Scene } from '../deciding.ts';
import { post } from '../ledger/post.ts';
import type { Points } from '../points/points.ts';
import type { Instant } from '../time/instant.ts';
import { endOfLocalDay, localDay } from '../time/zone.ts';

/**
 * Gives the points of a redemption back. A debt is made good first, as by all points; the rest goes
 * into the lots it came from, with their dates. What lapsed meanwhile becomes a lot of the
 * redemption itself that lives to the end of the day: a posted lot keeps its date for ever, as the
 * chain covers it. Answers that date, or null.
 */
export function giveBack(
  scene: Scene,
  draft: Draft,
  given: {
    readonly redemption: Transaction;
    readonly drawn: readonly Drawn[];
    readonly from: 'reserved' | 'redeemed';
    readonly member: Member;
  },
): Instant | null {
  const { from, drawn, member } = given;
  const { id: transactionId } = given.redemption;
  const points = drawn.reduce((sum, piece) => sum + piece.points, 0);
  const debt = Math.min(member.balances.owed, points);
  if (debt > 0 || points === 0) {
    post(draft, { transactionId, from, to: 'owed', amount: debt, lotId: null });
  }
  let lapsed = 0;
  for (const { lot, points: amount } of without(drawn, debt)) {
    if (hasLapsed(lot, member.idle, draft.at)) {
      lapsed += amount;
      continue;
    }
    draft.changes.push({ kind: 'lot_refilled', lot, points: amount });
    post(draft, { transactionId, from, to: 'available', amount, lotId: lot.id });
  }
  const until = lapsed === 0 ? null : endOfToday(scene, draft);
  draft.trace.push({ step: 'given_back', points, debt, extended: lapsed, until });
  if (until === null) return null;
  const { memberId, at } = draft;
  const id = transactionId;
  const lot = { id, memberId, points: lapsed, expiresAt: until, idle: false, openedAt: at };
  draft.changes.push({ kind: 'lot_opened', lot, at });
  post(draft, { transactionId, from, to: 'available', amount: lapsed, lotId: transactionId });
  return until;
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
