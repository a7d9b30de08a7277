import type { MemberBooks } from '../books/books.ts';
import type { Draft, Scene } from '../deciding.ts';
import { idleUntil, programTerm, type LotTerm } from '../earning/expiry.ts';
import { expiryStep } from '../earning/record-award.ts';
import type { Instant } from '../time/instant.ts';

/**
 * How long points of a correction live: to the date that is named, else as the program says. Where it
 * says "without activity", they join what is alive of the member's. If nothing is, they get the date
 * that would have been theirs: a correction is no activity, and begins no stretch that nobody could
 * take back.
 */
export function correctionTerm(
  scene: Scene,
  draft: Draft,
  { member }: MemberBooks,
  given: Instant | undefined,
): LotTerm {
  const { program } = scene;
  const { at } = draft;
  const { lapsesAt } = member.idle;
  const term = programTerm(program, given, at);
  const { expiry, timeZone } = program;
  const lives = lapsesAt !== null && lapsesAt > at;
  if (!term.idle || lives || expiry.mode !== 'inactivity') {
    draft.trace.push(expiryStep(term, lapsesAt));
    return term;
  }
  const dated = { ...term, idle: false, expiresAt: idleUntil(expiry, at, timeZone) };
  draft.trace.push(expiryStep(dated, null));
  return dated;
}
