import { Agenda } from '../../../packages/core/src/replay/agenda.ts';
import type { Owner } from './owner.ts';

export interface Step {
  /** Microseconds since 1970. */
  readonly at: number;
  readonly owner: Owner;
  readonly action: () => void;
}

/** Steps to come, the earliest first; of those of one moment the one that was put first. */
export class EventHeap {
  readonly #agenda = new Agenda<Step>();
  #number = 0;

  /** Answers what strikes the step out again. */
  put(step: Step): () => void {
    this.#number += 1;
    const name = String(this.#number);
    this.#agenda.put({ name, at: step.at, rank: this.#number, what: step });
    return () => {
      this.#agenda.strike(name);
    };
  }

  take(): Step | null {
    return this.#agenda.take(Infinity)?.what ?? null;
  }
}
