import type { Drawn } from '../books/records.ts';
import type { Draft, Scene } from '../deciding.ts';
import { idleUntil, programTerm } from '../earning/expiry.ts';
import type { Points } from '../points/points.ts';
import { giveBack } from '../redemption/give-back.ts';
import type { Instant } from '../time/instant.ts';
import type { UndoneLine, UndoneMove } from './undone-line.ts';

/**
 * Gives back what a line took: the debt that it made is forgiven, the points go into the lots they
 * came from. Where the debt was paid meanwhile, by points of other lots, new ones take their place.
 */
export function returnTaken(
  scene: Scene,
  draft: Draft,
  line: UndoneLine,
  transactionId: string,
): UndoneMove {
  const { books, correction, note, points } = line;
  const { owed } = books.member.balances;
  const all = scene.books.draws.get(correction.id) ?? [];
  const taken = sumOf(all);
  // Of an order that came back since, the line had taken less; its debt is the first to be that.
  const moved = Math.min(points, taken + note.indebted);
  const drawn = firstOf(all, Math.min(taken, moved));
  const indebted = moved - sumOf(drawn);
  const forgiven = Math.min(owed, indebted);
  const since = Math.max(0, owed - note.before.owed - indebted);
  const own: Draft = { ...draft, changes: [] };
  const expiresAt = giveBack(scene, own, {
    transactionId,
    takerId: correction.memberId,
    drawn,
    from: 'deducted',
    member: books.member,
    debt: Math.min(since, sumOf(drawn)),
    loose: { debt: forgiven, points: indebted - forgiven, until: newDate(scene, draft) },
  });
  const debt = forgiven + Math.min(since, sumOf(drawn));
  return { moves: own.changes, expiresAt, debt, letGo: points - moved, lapsed: 0 };
}

function sumOf(drawn: readonly Drawn[]): Points {
  return drawn.reduce((sum, piece) => sum + piece.points, 0);
}

/** The pieces that come to so much, from the last that was taken on backwards out of the sum. */
function firstOf(drawn: readonly Drawn[], points: Points): readonly Drawn[] {
  let left = points;
  return drawn.flatMap((piece) => {
    const part = Math.min(left, piece.points);
    left -= part;
    return part === 0 ? [] : [{ ...piece, points: part }];
  });
}

/** When new points lapse that begin now, with a date of their own. */
function newDate(scene: Scene, draft: Draft): Instant | null {
  const { program } = scene;
  const { expiry, timeZone } = program;
  if (expiry.mode === 'inactivity') return idleUntil(expiry, draft.at, timeZone);
  return programTerm(program, undefined, draft.at).expiresAt;
}
