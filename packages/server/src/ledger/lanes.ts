import type { Command, Program } from '@fealty/core';
import type { Foreseen, Foresight } from './foresight.ts';
import type { Answer, Submission } from './outcome.ts';

/** What a simulation takes for granted. */
export interface Supposed {
  /** In place of the program that runs. */
  readonly program?: Program;
  /** Carried out first, in this order; a refusal of one of them is the answer. */
  readonly before?: readonly Command[];
}

/** The write path of a process. See design of the lane in ARCHITECTURE.md. */
export interface Lanes {
  submit(submission: Submission): Promise<Answer>;
  /**
   * Decides on a read-only snapshot; writes nothing, masks ids and codes. It can be supposed that another
   * program ran, and that commands were carried out before.
   */
  simulate(submission: Submission, supposed?: Supposed): Promise<Answer>;
  /** What commands would come to, one after the other; nothing is written. */
  foresee(asked: Foresight): Promise<readonly Foreseen[]>;
  /** Commands accepted and not yet answered. */
  waiting(): number;
  /** Takes nothing new, finishes what was accepted. */
  drain(): Promise<void>;
}
