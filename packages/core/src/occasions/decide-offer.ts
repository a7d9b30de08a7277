import { findMember, namedId } from '../books/find.ts';
import type { Member } from '../books/records.ts';
import type { OfferWinback } from '../commands.ts';
import type { Decision } from '../decision.ts';
import { done, raise, type Scene } from '../deciding.ts';
import { draftFor } from '../draft.ts';
import type { Program } from '../program/program.ts';
import { DAY, type Instant } from '../time/instant.ts';

/** A member has one due row for his offer; every purchase moves it on. */
export const OFFER_DUE = { kind: 'offer_winback', key: 'winback' } as const;
/** Where the head keeps which absence was told last: an offer for each is enough. */
const COUNTED_AS = 'offer:winback';

/** From when on somebody who last bought then has been away for a long time. */
export function awayFrom(
  { inactiveDays }: { readonly inactiveDays: number },
  lastPurchaseAt: Instant,
): Instant {
  return lastPurchaseAt + inactiveDays * DAY;
}

/** When a member who last bought then has been away for too long; null if nobody asks. */
function offerTime(program: Program, lastPurchaseAt: Instant | null): Instant | null {
  const winback = program.document.occasions?.winback;
  if (winback === undefined || lastPurchaseAt === null) return null;
  return awayFrom(winback, lastPurchaseAt);
}

/**
 * Tells that somebody has not bought for a long time, once for each absence, so that others may send
 * him an offer. Harmless if he has bought since: it is due again, so long after that.
 */
export function decideOfferWinback(scene: Scene, command: OfferWinback): Decision {
  const books = findMember(scene, command.member);
  if ('kind' in books) return books;
  const { member } = books;
  const draft = draftFor(scene, member, command);
  const due = { memberId: member.id, ...OFFER_DUE };
  const named = namedId(scene, command.member, member);
  // Who was merged is not away by himself: what is due for him goes on with the survivor.
  if (named !== member.id) {
    draft.changes.push({ kind: 'due_cleared', due: { memberId: named, ...OFFER_DUE } });
  }
  const at = offerTime(scene.program, member.lifetime.lastPurchaseAt);
  if (at !== null && at > draft.at) {
    draft.changes.push({ kind: 'due_set', due: { ...due, at } });
    return done(draft);
  }
  draft.changes.push({ kind: 'due_cleared', due });
  const bucket = String(member.lifetime.lastPurchaseAt);
  if (at === null || member.status !== 'active' || toldOf(member) === bucket) return done(draft);
  draft.changes.push({
    kind: 'activity_counted',
    memberId: member.id,
    activityId: COUNTED_AS,
    counts: [{ range: 'lifetime', bucket, count: 1 }],
  });
  raise(draft, 'winback.offered', null);
  return done(draft);
}

function toldOf(member: Member): string | null {
  return member.counts[COUNTED_AS]?.['lifetime']?.bucket ?? null;
}
