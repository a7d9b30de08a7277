import { emptyFlow, hourOf, type Flow } from '../books/flow.ts';
import type { Held } from '../books/held.ts';
import { lacking, type Lacking, type PastVersion, type Scene } from '../deciding.ts';
import type { TransactionId } from '../books/records.ts';
import type { Points } from '../points/points.ts';
import type { BreakerTerms } from '../program/breaker-terms.ts';
import type { Activity, Program } from '../program/program.ts';
import type { Instant } from '../time/instant.ts';
import { changesEarning } from './changes-earning.ts';

/**
 * A small shop's best hour says little: the newsletter of tomorrow brings a hundred orders. So an hour
 * may always bring as many points as some of its greatest awards, and as many awards as a person
 * would look through.
 */
const HOUR_OF_AWARDS = 20;
const AWARDS_AT_LEAST = 100;
/**
 * So often an activity must have been awarded in this hour, or its band be known, before a change of it
 * is watched: a program that is being set up changes by leaps, and hardly anybody earns by it yet.
 */
const IN_USE = 20;

/** An award whose points are known, as the breaker looks at it. */
export interface WatchedAward {
  readonly id: TransactionId;
  readonly activity: Activity;
  readonly points: Points;
  /** What the same would have earned under another version; null if nothing like it was there. */
  readonly under: (program: Program) => Points | null;
}

/** How much an activity may give: in one award, and in the hour that is running. */
export interface Bound {
  readonly allowed: number;
  readonly by: 'learnt' | 'program';
}

/** Whether an award is held, and why: the first reason of them all. A replay is told how it was. */
export function judgeBreaker(scene: Scene, award: WatchedAward, at: Instant): Held | null {
  if (scene.verdicts !== undefined) return scene.verdicts.get(award.id) ?? null;
  const { activity, points } = award;
  const { breaker } = activity;
  if (breaker.mode === 'off' || points === 0) return null;
  const hour = hourOf(at);
  const known = scene.books.flows.get(activity.id) ?? emptyFlow(hour);
  const flow = known.hour === hour ? known : { ...known, awards: 0, points: 0 };
  const changed = judgeChange(scene, award, flow);
  if (changed !== null) return changed;
  const bounds = boundsOf(breaker, flow);
  const over = (reason: Held['reason'], seen: number, bound: Bound | null): Held | null =>
    bound !== null && seen > bound.allowed ? { reason, seen, ...bound } : null;
  return (
    over('points_per_award', points, bounds.pointsPerAward) ??
    over('points_per_hour', flow.points + points, bounds.pointsPerHour) ??
    over('awards_per_hour', flow.awards + 1, bounds.awardsPerHour)
  );
}

/** The bounds of an activity: the lesser of what the program says and what was learnt. */
export function boundsOf(
  terms: BreakerTerms,
  { learnt, raised }: Pick<Flow, 'learnt' | 'raised'>,
): {
  readonly pointsPerAward: Bound | null;
  readonly pointsPerHour: Bound | null;
  readonly awardsPerHour: Bound | null;
} {
  const known = terms.mode === 'learnt' ? learnt : null;
  const usual = (greatest: number | undefined): number | null =>
    greatest === undefined ? null : capped(greatest * terms.times * raised);
  const least = (said: number | null, seen: number | null): Bound | null => {
    const most = said === null ? null : capped(said * raised);
    if (seen !== null && (most === null || seen < most)) return { allowed: seen, by: 'learnt' };
    return most === null ? null : { allowed: most, by: 'program' };
  };
  const hour = known && Math.max(known.pointsPerHour, HOUR_OF_AWARDS * known.pointsPerAward);
  const awards = known && Math.max(known.awardsPerHour, AWARDS_AT_LEAST);
  return {
    pointsPerAward: least(terms.pointsPerAwardMax, usual(known?.pointsPerAward)),
    pointsPerHour: least(terms.pointsPerHourMax, usual(hour ?? undefined)),
    awardsPerHour: least(terms.awardsPerHourMax, usual(awards ?? undefined)),
  };
}

/** Numbers beyond what points can be are all the same to a comparison. */
function capped(value: number): number {
  return Math.min(value, Number.MAX_SAFE_INTEGER);
}

/**
 * Soon after a change an award is compared with what the version before would have given for the
 * same: whatever the band has learnt, ten times as much as this morning is a slip of the keyboard.
 */
function judgeChange(scene: Scene, award: WatchedAward, flow: Flow): Held | null {
  const { activity, points } = award;
  if (flow.learnt === null && flow.awards < IN_USE) return null;
  const before = versionBefore(scene, activity.breaker.watchMs);
  if (before === null || !changesEarning(before, scene.program, activity.id)) return null;
  const gave = award.under(before);
  if (gave === null) return null;
  const same = inUnits(gave, before.pointsDecimals, scene.program.pointsDecimals);
  const allowed = capped(same * activity.breaker.watchTimes * flow.raised);
  // What earned nothing is new; the band judges it.
  if (same === 0 || points <= allowed) return null;
  const { version } = before;
  return { reason: 'changed_rules', seen: points, allowed, by: 'version', version, before: same };
}

/** The version that ran when the watch would have begun, if another runs now. */
function versionBefore({ past, program }: Scene, watchMs: number): Program | null {
  if (past === undefined || watchMs === 0) return null;
  const since = past.now - watchMs;
  const ran = (one: PastVersion): boolean => one.appliedAt <= since;
  const found = past.versions.find(ran) ?? past.versions.at(-1);
  return found === undefined || found.program.version === program.version ? null : found.program;
}

function inUnits(points: Points, from: number, to: number): Points {
  return from <= to ? capped(points * 10 ** (to - from)) : Math.floor(points / 10 ** (from - to));
}

/** Activities whose hour was not loaded, though awards of them are judged by it. */
export function lackingFlows(scene: Scene, activityIds: readonly string[]): Lacking | null {
  const { books, program, verdicts } = scene;
  if (books.whole || verdicts !== undefined) return null;
  const missing = watched(program, activityIds).filter((id) => !books.flows.has(id));
  return missing.length === 0 ? null : lacking({ flows: missing });
}

/** Those of the activities that the breaker looks at, each once. */
export function watched(program: Program, activityIds: readonly string[]): readonly string[] {
  return [...new Set(activityIds)].filter((id) => {
    const activity = program.activities.get(id);
    return activity !== undefined && activity.breaker.mode !== 'off';
  });
}
