import { dayNumber } from '../../time/calendar.ts';
import type { Instant } from '../../time/instant.ts';
import { localDay } from '../../time/zone.ts';
import type { Program } from '../program.ts';
import { findDeadRules } from './dead-rules.ts';
import { findOutOfReach } from './out-of-reach.ts';
import type { ProgramWarning } from './program-warning.ts';
import { findEndless, findRulePairs } from './rule-pairs.ts';

/** Nobody reads more. */
const WARNINGS_MAX = 200;

/**
 * What a program says and hardly means, on a day: at most 200 warnings. Unlike the problems that
 * saving it finds, none of them keeps it from running.
 */
export function lintProgram(program: Program, now: Instant): readonly ProgramWarning[] {
  const { document, timeZone } = program;
  const today = dayNumber(localDay(now, timeZone));
  return [
    ...findDeadRules(document, today),
    ...findRulePairs(document, today),
    ...findOutOfReach(program, today),
    ...findEndless(document),
  ].slice(0, WARNINGS_MAX);
}
