import type { Program } from '@fealty/core';
import type { Foreseen, Foresight } from './foresight.ts';
import type { Answer, Submission } from './outcome.ts';

/** The write path of a process. See design of the lane in ARCHITECTURE.md. */
export interface Lanes {
  submit(submission: Submission): Promise<Answer>;
  /**
   * Decides on a read-only snapshot; writes nothing, masks ids and codes. Under another program than
   * the one that runs, if one is given.
   */
  simulate(submission: Submission, under?: Program): Promise<Answer>;
  /** What commands would come to, one after the other; nothing is written. */
  foresee(asked: Foresight): Promise<readonly Foreseen[]>;
  /** Commands accepted and not yet answered. */
  waiting(): number;
  /** Takes nothing new, finishes what was accepted. */
  drain(): Promise<void>;
}
