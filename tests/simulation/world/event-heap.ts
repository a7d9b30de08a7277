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
  readonly #entries: Entry[] = [];
  #number = 0;

  /** Answers what strikes the step out again. */
  put(step: Step): () => void {
    this.#number += 1;
    const entry: Entry = { ...step, number: this.#number, struck: false };
    this.#entries.push(entry);
    this.#rise(this.#entries.length - 1);
    return () => {
      entry.struck = true;
    };
  }

  take(): Step | null {
    for (;;) {
      const first = this.#first();
      if (first === null || !first.struck) return first;
    }
  }

  #first(): Entry | null {
    const [first] = this.#entries;
    const last = this.#entries.pop();
    if (first === undefined || last === undefined) return null;
    if (this.#entries.length > 0) {
      this.#entries[0] = last;
      this.#sink(0);
    }
    return first;
  }

  #rise(from: number): void {
    let place = from;
    while (place > 0) {
      const above = (place - 1) >>> 1;
      if (!this.#swapIfBefore(place, above)) return;
      place = above;
    }
  }

  #sink(from: number): void {
    let place = from;
    for (;;) {
      const left = 2 * place + 1;
      const child = this.#isBefore(left + 1, left) ? left + 1 : left;
      if (!this.#swapIfBefore(child, place)) return;
      place = child;
    }
  }

  #isBefore(a: number, b: number): boolean {
    const [one, other] = [this.#entries[a], this.#entries[b]];
    if (one === undefined || other === undefined) return false;
    return one.at < other.at || (one.at === other.at && one.number < other.number);
  }

  #swapIfBefore(a: number, b: number): boolean {
    if (!this.#isBefore(a, b)) return false;
    const [one, other] = [this.#entries[a], this.#entries[b]];
    if (one === undefined || other === undefined) return false;
    this.#entries[a] = other;
    this.#entries[b] = one;
    return true;
  }
}
