import { eventNamed } from '@fealty/contract';
import type { NamedFault } from '../http/reading/read-parameters.ts';
import { UsageProblem } from './command.ts';

/** Names of events with commas between; each must be one. */
export function namesOf(events: string | undefined): readonly string[] {
  const names = (events ?? '').split(',').filter((name) => name !== '');
  if (names.length === 0) throw new UsageProblem('--events is missing: names with commas between');
  for (const name of names) if (eventNamed(name) === null) unknownEvent(name);
  return names;
}

/** Says what was wrong with an event's name. */
export function unknownEvent(name: string): never {
  throw new UsageProblem(`${name} is no event; event_points_earned and points.awarded are`);
}

/** What is wrong with arguments, a line each. */
export function problemOf(faults: readonly NamedFault[]): UsageProblem {
  const lines = faults.map(
    ({ name, seen, allowed }) => `${name} is ${seen}; allowed is ${allowed}`,
  );
  return new UsageProblem(lines.join('\n'));
}
