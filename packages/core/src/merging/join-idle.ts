import type { Member } from '../books/records.ts';
import type { Draft } from '../deciding.ts';
import type { Instant } from '../time/instant.ts';

/**
 * Lets the idle points of two members who become one, or of one who gets his own back, live to the
 * later of their dates: what either did, one person did. To be called before points go from `giver`
 * to `taker`, whose draft it is. Answers the date; null if neither holds such points.
 */
export function joinIdle(draft: Draft, giver: Member, taker: Member): Instant | null {
  const { at, memberId, changes } = draft;
  const [given, own] = [livesUntil(giver, at), livesUntil(taker, at)];
  const holds = giver.idle.points > 0 || (own !== null && taker.idle.points > 0);
  if (!holds) return null;
  if (given === null || (own !== null && own >= given)) return own;
  // Points that come behind the end of the taker's own stretch begin another one.
  changes.push({ kind: 'kept_alive', memberId, lapsesAt: given, from: at });
  return given;
}

function livesUntil({ idle }: Member, at: Instant): Instant | null {
  return idle.lapsesAt !== null && idle.lapsesAt > at ? idle.lapsesAt : null;
}
