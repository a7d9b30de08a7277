import { Heap } from '../../../packages/core/src/replay/heap.ts';
import type { Owner } from './owner.ts';

export interface Step {
  /** Microseconds since 1970. */
  readonly at: number;
  readonly owner: Owner;
  readonly action: () => void;
}

interface Entry extends Step {
  readonly number: number;
  struck: boolean;
}

/** Steps to come, the earliest first; of those of one moment the one that was put first. */
export class EventHeap {
  readonly #entries = new Heap<Entry>(comesBefore);
  #number = 0;

  /** Answers what strikes the step out again. */
  put(step: Step): () => void {
    this.#number += 1;
    const entry: Entry = { ...step, number: this.#number, struck: false };
    this.#entries.put(entry);
    return () => {
      entry.struck = true;
    };
  }

  take(): Step | null {
    for (;;) {
      const first = this.#entries.take();
      if (first === undefined || !first.struck) return first ?? null;
    }
  }
}

function comesBefore(one: Entry, other: Entry): boolean {
  return one.at < other.at || (one.at === other.at && one.number < other.number);
}
