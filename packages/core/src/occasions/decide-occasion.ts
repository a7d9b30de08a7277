import type { Member } from '../books/records.ts';
import { claimOf, findMember, namedId } from '../books/find.ts';
import type { AwardOccasion, Occasion } from '../commands.ts';
import type { Decision } from '../decision.ts';
import { done, lacking, type Scene } from '../deciding.ts';
import { draftFor } from '../draft.ts';
import { decideAward } from '../earning/decide-award.ts';
import { anniversaryOf, readDay } from '../rules/attributes.ts';
import { returnIn } from '../rules/operators.ts';
import { dayNumber, type CalendarDay } from '../time/calendar.ts';

/** The activity that celebrates an occasion, if the program does. */
export function occasionActivity(program: Scene['program'], { occasion }: Occasion): string | null {
  return program.document.occasions?.[occasion]?.activity ?? null;
}

/** The claim by which an occasion is celebrated once: once a year, or once for a purchase. */
export function occasionClaim(
  memberId: string,
  occasion: Occasion,
): { readonly scope: string; readonly key: string } {
  const scope = `occasion:${occasion.occasion}`;
  if (occasion.occasion === 'winback') return { scope, key: occasion.purchaseId };
  return { scope, key: `${memberId}:${occasion.day.slice(0, 4)}` };
}

/**
 * Celebrates a birthday, an anniversary, or a return after a long time: an award, once by its
 * claim. Whoever has no such day, or has celebrated it this year, gets nothing.
 */
export function decideOccasion(scene: Scene, command: AwardOccasion): Decision {
  const books = findMember(scene, command.member);
  if ('kind' in books) return books;
  const { member } = books;
  const { occasion } = command;
  const { scope, key } = occasionClaim(member.id, occasion);
  const claimed = claimOf(scene.books, scope, key);
  if (claimed === undefined) return lacking({ claims: [{ scope, key }] });
  const draft = draftFor(scene, member, command);
  if (occasion.occasion === 'winback') {
    const memberId = namedId(scene, command.member, member);
    const due = { memberId, kind: 'award_winback', key: occasion.purchaseId } as const;
    draft.changes.push({ kind: 'due_cleared', due });
  }
  const activityId = occasionActivity(scene.program, occasion);
  const celebrates = activityId !== null && claimed === null && isTheDay(scene, member, occasion);
  if (!celebrates || member.status !== 'active') return done(draft);
  const { actor } = command;
  const custom = { occasion: occasion.occasion };
  const award = decideAward(scene, {
    kind: 'award',
    ...{ actor, member: command.member, activityId, custom, quiet: draft.quiet },
  });
  if (award.kind === 'needs') return award;
  draft.trace.push(...award.trace);
  if (award.kind === 'refused') return done(draft);
  const { id: transactionId } = award.result.transaction;
  draft.changes.push(
    { kind: 'claimed', claim: { scope, key, memberId: member.id, transactionId } },
    ...award.changes,
  );
  return done(draft, award.result);
}

/** February 29 comes round on the 28th of other years. */
function isTheDay({ program }: Scene, member: Member, occasion: Occasion): boolean {
  if (occasion.occasion === 'winback') return true;
  const day = readDay(occasion.day);
  const date: CalendarDay | null =
    occasion.occasion === 'birthday'
      ? readDay(member.profile.birthdate)
      : anniversaryOf(member, program.timeZone);
  if (day === null || date === null) return false;
  // Joining the program, or marrying, is no anniversary yet.
  if (occasion.occasion === 'anniversary' && day.year <= date.year) return false;
  return dayNumber(returnIn(date, day.year)) === dayNumber(day);
}
