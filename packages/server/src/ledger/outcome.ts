import type {
  Command,
  Instant,
  Lot,
  Member,
  Needs,
  Program,
  Refusal,
  Result,
  Trace,
} from '@fealty/core';

/** How a command ended, handed to its surface to be put into words. */
export type Outcome =
  | {
      readonly kind: 'done';
      readonly result: Result;
      /** The member as the command left him; null for a stranger's cached purchase. */
      readonly member: Member | null;
      /** His open lots where all of them were loaded, as of somebody who has just joined. */
      readonly lots: readonly Lot[] | null;
      readonly program: Program;
      readonly now: Instant;
      readonly trace: Trace;
      /** Nothing was written; ids and coupon codes are masked. */
      readonly simulated: boolean;
    }
  | {
      readonly kind: 'refused';
      readonly refusal: Refusal;
      readonly member: Member | null;
      readonly program: Program;
      readonly now: Instant;
      readonly trace: Trace;
      readonly simulated: boolean;
    }
  /** The Idempotency-Key was used before with another request. */
  | { readonly kind: 'key_reused' }
  /**
   * Try again: not decided and nothing written, or, with `outcome_unknown`, nobody can tell until
   * the same order or the same key is sent again. Never stored under a key.
   */
  | {
      readonly kind: 'busy';
      readonly why: 'queue_full' | 'member_locked' | 'too_late' | 'stopping' | 'outcome_unknown';
      readonly retryAfterSeconds: number;
    };

/** What goes back over the wire, byte for byte. */
export interface Answer {
  readonly status: number;
  readonly body: string;
  /** Given before under the same Idempotency-Key. */
  readonly replayed: boolean;
  readonly retryAfterSeconds: number | null;
}

/** Puts an outcome into a surface's words. Pure: the lane calls it before anything is committed. */
export type Respond = (outcome: Outcome) => Words;

/** An outcome in a surface's words. */
export interface Words {
  readonly status: number;
  readonly body: string;
  /** Of a refusal that can be mended: not kept under the request's key, which may be used again. */
  readonly passing?: true;
}

/** A request's claim to exactly-once: the key, and a digest of all that the request said. */
export interface RequestKey {
  readonly key: string;
  /** SHA-256 over method, path, query and raw body. */
  readonly fingerprint: Buffer;
}

/** A command on its way to a lane. */
export interface Submission {
  readonly merchantId: number;
  readonly command: Command;
  readonly respond: Respond;
  readonly key: RequestKey | null;
  /** `performance.now()` after which the command is dropped if it is not yet in a batch. */
  readonly deadlineMs: number;
  /** Jobs and imports go through the bulk lanes. */
  readonly bulk: boolean;
  /** What the command will need, where its sender knows more than it says; spares it rounds. */
  readonly needs?: Needs;
}
