import type { Member, Standing } from '../books/records.ts';
import { findMember, namedId } from '../books/find.ts';
import type { JudgeTier } from '../commands.ts';
import type { Decision } from '../decision.ts';
import { done, type Scene } from '../deciding.ts';
import { draftFor } from '../draft.ts';
import type { Program, Tier } from '../program/program.ts';
import { addMonths } from '../time/calendar.ts';
import type { Instant } from '../time/instant.ts';
import { localDay } from '../time/zone.ts';
import { higherOf, moveToTier } from './count-towards-tier.ts';
import { thresholdOf, tierReached } from './ladder.ts';
import { keepStanding, putTierDue, TIER_DUE } from './plan-due.ts';
import { countedAt, standingOf } from './standing.ts';
import { addDays, startOfLocalDay } from './windows.ts';

/** What happens to the tier, and the standing after it. */
interface Verdict {
  readonly tier: Tier | null;
  readonly counted: number;
  readonly standing: Standing;
}

/**
 * Judges a tier as of the time of its due row: the end of a period or of a grace, or a day on which
 * something left the rolling window. Late ones are judged one after the other, each as of its own
 * time; what was earned meanwhile counts for the member.
 */
export function decideJudgeTier(scene: Scene, command: JudgeTier): Decision {
  const books = findMember(scene, command.member);
  if ('kind' in books) return books;
  const { member } = books;
  const { program } = scene;
  const draft = draftFor(scene, member, command);
  const { dueAt } = command;
  const named = namedId(scene, command.member, member);
  if (named !== member.id) {
    // Whoever was merged has no tier of his own to be judged.
    const due = { memberId: named, kind: 'judge_tier', key: TIER_DUE } as const;
    draft.changes.push({ kind: 'due_cleared', due });
    return done(draft);
  }
  const { standing } = member;
  const { tierId } = member;
  if (member.status === 'deleted') {
    const gone = standing === null ? null : { ...standing, dueAt: null };
    draft.changes.push({ kind: 'standing_changed', memberId: member.id, standing: gone });
    putTierDue(draft, null);
  } else if (standing?.basis !== program.tierRules.basis) {
    // The rules have changed since: under new ones a tier is held for a while.
    const begun = standingOf(program, member, draft.at);
    keepStanding(draft, program, member, { standing: begun, tierId, at: draft.at, asked: true });
  } else if (standing.dueAt !== dueAt || dueAt > draft.at) {
    // Somebody else was faster, or asks because the rules changed: the row goes where it belongs.
    keepStanding(draft, program, member, { standing, tierId, at: draft.at, asked: true });
  } else {
    const verdict = judge(program, member, { ...standing, dueAt: null }, dueAt);
    const { tier, counted } = verdict;
    const { fallsAt: until } = verdict.standing;
    if (until !== null) draft.trace.push({ step: 'tier_grace', tier: tierId, until });
    if (tier !== null) moveToTier(draft, program, member, { tier, counted });
    const moved = tier?.id ?? tierId;
    const next = { standing: verdict.standing, tierId: moved, at: dueAt };
    keepStanding(draft, program, member, next);
  }
  return done(draft);
}

function judge(program: Program, member: Member, before: Standing, at: Instant): Verdict {
  const { tierRules: rules } = program;
  const counted = countedAt(program, member, at);
  const reached = tierReached(program, counted);
  const own = thresholdOf(program, member.tierId);
  const heldUntil = before.heldUntil !== null && before.heldUntil > at ? before.heldUntil : null;
  // A period's end looks again at what was given by hand.
  const assigned = rules.kind === 'period' ? null : before.assigned;
  // A grace that runs is what was due, so it ends with this judgement.
  const inGrace = before.fallsAt !== null;
  const standing = { ...before, heldUntil, assigned, fallsAt: null };
  const stays: Verdict = { tier: null, counted, standing };
  if (reached === null || heldUntil !== null || assigned?.way === 'above') return stays;
  if (reached.threshold >= own) {
    // Days that leave a window do not raise who was put below what he earned; his next earning does.
    if (assigned !== null) return stays;
    const tier = reached.id === member.tierId ? null : reached;
    return { tier, counted, standing };
  }
  if (rules.downgrade === 'never') {
    if (before.assigned?.way !== 'above') return stays;
    const tier = higherOf(program, reached, before.assigned.from);
    return { tier: tier.id === member.tierId ? null : tier, counted, standing };
  }
  if (rules.graceDays > 0 && !inGrace) {
    return { ...stays, standing: { ...standing, fallsAt: graceEnd(program, at) } };
  }
  return fall(program, { own, reached, counted, at }, { ...standing, assigned: null });
}

function graceEnd({ tierRules, timeZone }: Program, at: Instant): Instant {
  return startOfLocalDay(addDays(localDay(at, timeZone), tierRules.graceDays), timeZone);
}

/** Down to what was reached, or by one tier. The next step of a rolling tier waits for a month. */
function fall(
  program: Program,
  place: {
    readonly own: number;
    readonly reached: Tier;
    readonly counted: number;
    readonly at: Instant;
  },
  standing: Standing,
): Verdict {
  const { own, reached, counted, at } = place;
  const { tierRules: rules, timeZone } = program;
  const below = program.ladder.findLast((tier) => tier.threshold < own) ?? reached;
  if (!rules.oneStep || below.threshold <= reached.threshold) {
    return { tier: reached, counted, standing };
  }
  const heldUntil =
    rules.kind === 'rolling'
      ? startOfLocalDay(addMonths(localDay(at, timeZone), 1), timeZone)
      : null;
  return { tier: below, counted, standing: { ...standing, heldUntil } };
}
