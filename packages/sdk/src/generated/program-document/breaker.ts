// Written by `npm run sdk:types` out of the contract. Do not edit.

/** From when on awards are held for somebody to look at */
export interface ProgramBreaker {
  /** By what was usual in the last weeks and the bounds below; by these alone; or not at all */
  readonly mode?: 'learnt' | 'fixed' | 'off' | undefined;
  /** Most points of one award */
  readonly pointsPerAwardMax?: string | undefined;
  /** Most points of an activity in an hour of the clock */
  readonly pointsPerHourMax?: string | undefined;
  /** Most awards of an activity in an hour of the clock */
  readonly awardsPerHourMax?: number | undefined;
  /** How many times the greatest of the last weeks may come; 5 if absent */
  readonly times?: number | undefined;
  /**
   * How long after a change awards are compared with the version before; 60 if absent, 0 for
   * not
   */
  readonly watchMinutes?: number | undefined;
  /** How many times as much as under that version an award may give; 3 if absent */
  readonly watchTimes?: number | undefined;
}
