import {
  Rerun,
  type Command,
  type Instant,
  type ProgramDocument,
  type RerunStep,
} from '@fealty/core';
import { celebrating } from '../../scenarios/programs.ts';
import { START } from '../scenario/core-driver.ts';
import { asked, joins, stepLine, versionOf } from './asked.ts';

/* Reruns of histories that are told by days. */

type RerunTerms = ConstructorParameters<typeof Rerun>[0];

const DAY = 86_400_000;

/** Noon of a day of January 2026, and on from there. */
export function noon(day: number): Instant {
  return START + (day - 1) * DAY + DAY / 2;
}

/** A rerun of nothing yet, and the steps that it takes. */
export function begun(
  document: ProgramDocument,
  terms: Partial<RerunTerms> = {},
): { readonly rerun: Rerun; readonly steps: readonly RerunStep[] } {
  const steps: RerunStep[] = [];
  const program = versionOf(document, 1);
  const rerun = new Rerun({
    ...{ shelves: [], programs: new Map([[1, program]]), jobDraws: new Map() },
    shifts: [{ at: -Infinity, program }],
    watch: (step) => steps.push(step),
    ...terms,
  });
  return { rerun, steps };
}

/** On which day at noon something was asked for, and the ids that it drew. */
export type Asked = readonly [day: number, command: Command, ids?: readonly string[]];

/** Two who join on the first day. */
export const ann: Asked = [1, joins('ann'), ['ann']];
export const bob: Asked = [1, joins('bob'), ['bob']];

export function taken(rerun: Rerun, history: readonly Asked[]): void {
  for (const [day, command, ids] of history) rerun.take(asked(command, noon(day), ids));
}

/** True of a step that nobody asked for. */
export function isBrought({ command }: RerunStep): boolean {
  return command.actor === 'job:backtest';
}

/** What time brings to a history until the noon of a day. */
export function brought(
  document: ProgramDocument,
  history: readonly Asked[],
  until: number,
): readonly string[] {
  const { rerun, steps } = begun(document);
  taken(rerun, history);
  rerun.advance(noon(until));
  return steps.filter(isBrought).map(stepLine);
}

/** The program that celebrates, but only these. */
export function occasionally(
  names: readonly ('birthday' | 'anniversary' | 'winback')[],
  rest: Partial<ProgramDocument> = {},
): ProgramDocument {
  const all = Object.entries(celebrating.occasions ?? {});
  const occasions = Object.fromEntries(all.filter(([name]) => names.some((one) => one === name)));
  return { ...celebrating, occasions, ...rest };
}
