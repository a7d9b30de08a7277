import type { MemberBooks } from '../books/books.ts';
import { claimOf, findMember, refuseDeleted } from '../books/find.ts';
import { availablePoints, coverPoints, spendableNeeds } from '../books/spendable.ts';
import { correctionClaim, type Correct, type CorrectionAct } from '../commands.ts';
import type { Decision } from '../decision.ts';
import { lacking, refuse, type Draft, type Refused, type Scene } from '../deciding.ts';
import { draftFor } from '../draft.ts';
import { isAmount, type Points } from '../points/points.ts';
import { ZERO } from '../points/rational.ts';
import { correctAward } from './correct-award.ts';
import { recordCorrection } from './record-correction.ts';
import { correctionTerm } from './correction-term.ts';

type ActOf<Act extends CorrectionAct['act']> = Extract<CorrectionAct, { act: Act }>;

/**
 * One line of a correction of the past: gives points, takes them, or makes an award worth something
 * else. Nothing that was recorded is changed; the line is a transaction of its own.
 */
export function decideCorrect(scene: Scene, command: Correct): Decision {
  const { scope, key } = correctionClaim(command);
  const claim = claimOf(scene.books, scope, key);
  if (claim === undefined) return lacking({ claims: [{ scope, key }] });
  if (claim !== null) {
    const details = { seen: key, needed: 'a line that was not done' };
    return refuse('correction_line_taken', details, { memberId: claim.memberId });
  }
  const books = findMember(scene, command.member);
  if ('kind' in books) return books;
  const barred = refuseDeleted(books.member);
  if (barred !== null) return barred;
  const draft = draftFor(scene, books.member, command);
  const { change } = command;
  if (change.act === 'reaward') return correctAward(scene, draft, { books, command, change });
  const malformed = refuseAmount(change.points, draft);
  if (malformed !== null) return malformed;
  return change.act === 'give'
    ? giveLine(scene, draft, { books, command, change })
    : takeLine(scene, draft, { books, command, change });
}

function refuseAmount(points: Points, draft: Draft): Refused | null {
  if (isAmount(points) && points > 0) return null;
  const details = { field: 'points', seen: points, needed: 'a whole number above 0' };
  return refuse('amount_malformed', details, draft);
}

function giveLine(
  scene: Scene,
  draft: Draft,
  line: {
    readonly books: MemberBooks;
    readonly command: Correct;
    readonly change: ActOf<'give'>;
  },
): Decision {
  const { books, command, change } = line;
  const { points, qualifies = false, expiresAt } = change;
  const { at } = draft;
  if (expiresAt !== undefined && expiresAt <= at) {
    const details = { seen: 'points that have lapsed', needed: 'a date to come' };
    return refuse('correction_void', details, draft);
  }
  const tier = qualifies ? ({ points, at, cause: 'earned', spend: ZERO } as const) : null;
  const term = correctionTerm(scene, draft, books, expiresAt);
  const rest = { cover: null, award: null, occurredAt: at, qualifies };
  return recordCorrection(scene, draft, { books, command, plan: { points, term, tier, ...rest } });
}

function takeLine(
  scene: Scene,
  draft: Draft,
  line: {
    readonly books: MemberBooks;
    readonly command: Correct;
    readonly change: ActOf<'take'>;
  },
): Decision {
  const { books, command, change } = line;
  const { qualifies = false } = change;
  const needs = spendableNeeds(books, change.points);
  if (needs !== null) return lacking(needs);
  const available = availablePoints(books, draft.at);
  const points = change.atMost === true ? Math.min(change.points, available) : change.points;
  if (points <= 0) {
    const details = { seen: 'no points that can be spent', needed: 'some' };
    return refuse('correction_void', details, draft);
  }
  if (available < points) {
    return refuse('points_insufficient', { seen: available, needed: points }, draft);
  }
  const cover = coverPoints(books, points, { now: draft.at });
  if (cover === null) {
    return lacking({ lots: [{ member: { by: 'id', value: books.member.id }, points }] });
  }
  const { at } = draft;
  const moved = { points: qualifies ? -points : 0, at, cause: 'corrected', spend: ZERO } as const;
  const rest = { term: null, award: null, occurredAt: at, qualifies };
  const plan = { points: -points, cover, tier: moved, ...rest };
  return recordCorrection(scene, draft, { books, command, plan });
}
