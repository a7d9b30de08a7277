import { claimOf, findMember } from '../books/find.ts';
import type { MemberBooks } from '../books/books.ts';
import { reminderKey, type RemindExpiry } from '../commands.ts';
import type { Decision } from '../decision.ts';
import { done, lacking, raiseExpiring, type Scene } from '../deciding.ts';
import { draftFor } from '../draft.ts';
import type { Points } from '../points/points.ts';
import { dayNumber } from '../time/calendar.ts';
import type { Instant } from '../time/instant.ts';
import { localDay } from '../time/zone.ts';

/**
 * Tells a member what of his points lapses on a date, once for each distance. Nothing happens when
 * they were spent meanwhile, have lapsed, were kept alive, or when he may not spend them anyway.
 */
export function decideRemind(scene: Scene, command: RemindExpiry): Decision {
  const books = findMember(scene, command.member);
  if ('kind' in books) return books;
  const { member } = books;
  const { date } = command;
  const draft = draftFor(scene, member, command);
  const { scope, key } = reminderKey(member.id, command);
  const claim = claimOf(scene.books, scope, key);
  const points = pointsAt(scene, books, date);
  if (claim === undefined || points === undefined) {
    const dates = [{ member: { by: 'id', value: member.id } as const, at: date }];
    return lacking({ claims: [{ scope, key }], dates });
  }
  const days = daysLeft(draft.at, date, scene.program.timeZone);
  const late = date <= draft.at || days > command.days;
  if (claim !== null || late || points === 0 || member.status !== 'active') return done(draft);
  draft.changes.push({
    kind: 'claimed',
    // No transaction stands behind it: the claim is the member's.
    claim: { scope, key, memberId: member.id, transactionId: member.id },
  });
  draft.trace.push({ step: 'reminded', days, points, at: date });
  raiseExpiring(draft, { days, points, date });
  return done(draft);
}

/** What lapses at that very date, dated and idle points alike; undefined if it was not loaded. */
function pointsAt(scene: Scene, books: MemberBooks, date: Instant): Points | undefined {
  const { idle } = books.member;
  const ofIdle = idle.lapsesAt === date ? idle.points : 0;
  const known = books.sums.get(date);
  if (known !== undefined) return known + ofIdle;
  if (!scene.books.whole) return undefined;
  const dated = books.lots.filter((lot) => !lot.idle && lot.expiresAt === date);
  return dated.reduce((sum, lot) => sum + lot.remaining, ofIdle);
}

function daysLeft(from: Instant, to: Instant, zone: string): number {
  return dayNumber(localDay(to, zone)) - dayNumber(localDay(from, zone));
}
