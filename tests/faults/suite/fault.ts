import type { Ground } from './ground.ts';

/** What a run is told. */
export interface Setting {
  /** Draws whatever is drawn: the same number, the same run, as far as processes allow. */
  readonly seed: number;
  /** Short: enough to see that the promise holds and that the fault strikes; a few seconds. */
  readonly form: 'short' | 'full';
  /** Asked for by who runs it; a fault that goes by time takes its own if null. */
  readonly minutes: number | null;
  /** Rounds of the same seed that an earlier run has done. */
  readonly skip: number;
  /** Of this run's own; kept if something went wrong. */
  readonly folder: string;
  /** A PostgreSQL that faults share which leave it as it was. Started when first asked for. */
  readonly ground: () => Promise<Ground>;
  readonly say: (line: string) => void;
}

/** What came of it. */
export interface Outcome {
  /** How much was tried, in a few words. */
  readonly volume: string;
  /** What was measured, with its unit in its name. */
  readonly figures: Readonly<Record<string, number | string>>;
  /** What does not hold, in sentences; none if the promise stands. */
  readonly problems: readonly string[];
}

/** One way to attack the program. */
export interface Fault {
  /** As the list of faults numbers it. */
  readonly id: string;
  readonly name: string;
  /** What must hold, and how it is attacked. */
  readonly promise: string;
  readonly attack: string;
  /** Only run when it is named: it takes very long. */
  readonly isLong?: true;
  run(setting: Setting): Promise<Outcome>;
}
