import type { Command, Instant, MemberId, Program, Trace } from '@fealty/core';

/** What is needed beside the changes to write them. */
export interface Origin {
  readonly command: Command;
  readonly trace: Trace;
  readonly program: Program;
  readonly now: Instant;
  /** When the batch was decided, microseconds since 1970, and the place in it. */
  readonly moment: number;
  readonly place: number;
}

/** New ids and salts, handed in. */
export interface Supply {
  readonly newId: () => string;
  readonly salt: () => string;
}

/** An answer to be given again under its key. */
export interface AnswerToKeep {
  readonly key: string;
  readonly fingerprint: string;
  readonly status: number;
  readonly body: string;
  readonly memberId: MemberId | null;
  readonly now: Instant;
}
