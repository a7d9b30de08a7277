import type { MemberBooks } from '../books/books.ts';
import { coverPoints, hasLapsed, lapsedIdle } from '../books/spendable.ts';
import type { Lot, Transaction } from '../books/records.ts';
import {
  lacking,
  refuse,
  type Draft,
  type Lacking,
  type Refused,
  type Scene,
} from '../deciding.ts';
import { post, takePoints } from '../ledger/post.ts';
import type { Points } from '../points/points.ts';
import type { UndoneLine, UndoneMove } from './undone-line.ts';

/**
 * Takes back what a line gave: out of the lot that it opened, then out of others if it was spent,
 * then as debt. What had made a debt good is owed again, unless there are points that came since.
 * What of its lot has lapsed is gone by itself and taken from nobody.
 */
export function takeGiven(
  scene: Scene,
  draft: Draft,
  line: UndoneLine,
  transactionId: string,
): UndoneMove | Refused | Lacking {
  const { books, correction, note } = line;
  const whole = -line.points;
  if (books.lapsed === null && mayHaveLapsed(draft, books, correction)) {
    return lacking({ lapsed: [{ by: 'id', value: books.member.id }] });
  }
  const paid = Math.min(note.paid, whole);
  const lapsed = Math.min(lapsedOf(scene, draft, books, correction.id), whole - paid);
  const opened = whole - paid - lapsed;
  const since = books.member.balances.available - note.before.available - (whole - paid);
  const met = Math.min(paid, Math.max(0, since));
  const cover = coverPoints(books, opened + met, { now: draft.at, first: correction.id });
  if (cover === null) {
    const member = { by: 'id', value: books.member.id } as const;
    return lacking({ lots: [{ member, points: whole }] });
  }
  const { debt: policy } = scene.program;
  const { uncovered } = cover;
  if (uncovered > 0 && policy === 'refuse') {
    const seen = opened + met - uncovered;
    return refuse('points_insufficient', { seen, needed: opened + met }, draft);
  }
  const owes = policy === 'owe';
  const own: Draft = { ...draft, changes: [] };
  const again = paid - met + (owes ? uncovered : 0);
  if (cover.pieces.length > 0) {
    takePoints(own, cover, { transactionId, to: 'deducted', owe: false });
  }
  if (again > 0 || cover.pieces.length === 0) {
    const move = { transactionId, from: 'owed', to: 'deducted', lotId: null } as const;
    post(own, { ...move, amount: again });
  }
  const letGo = owes ? 0 : uncovered;
  return { moves: own.changes, expiresAt: null, debt: again, letGo, lapsed };
}

/** Lots that have lapsed are not loaded with the others. */
function mayHaveLapsed(draft: Draft, { member }: MemberBooks, { expiresAt }: Transaction): boolean {
  if (expiresAt !== null) return expiresAt <= draft.at;
  return lapsedIdle(member.idle, draft.at) > 0;
}

/** What of the lot that the line opened has lapsed, whether that was written down yet or not. */
function lapsedOf(scene: Scene, draft: Draft, books: MemberBooks, lotId: string): Points {
  const isIt = ({ id }: Lot): boolean => id === lotId;
  const open =
    books.lots.find(isIt) ?? books.ownLots.find(isIt) ?? books.lapsed?.find(isIt) ?? null;
  const still = open !== null && hasLapsed(open, books.member.idle, draft.at) ? open.remaining : 0;
  return still + (scene.books.expired.get(lotId) ?? 0);
}
