import type { Instant } from '../time/instant.ts';

/** Something that is to be done at a time; of those of one time, the lower rank first, then by name. */
export interface Appointment<T> {
  readonly name: string;
  readonly at: Instant;
  readonly rank: number;
  readonly what: T;
}

/** What is to be done when: one appointment for a name, the earliest first. A binary heap. */
export class Agenda<T> {
  readonly #current = new Map<string, Appointment<T>>();
  /** Holds those that were moved or struck out too, until they come up. */
  readonly #heap: Appointment<T>[] = [];

  /** Makes an appointment, or moves the one of this name. */
  put(appointment: Appointment<T>): void {
    const known = this.#current.get(appointment.name);
    if (known?.at === appointment.at && known.rank === appointment.rank) return;
    this.#current.set(appointment.name, appointment);
    this.#heap.push(appointment);
    this.#rise(this.#heap.length - 1);
  }

  strike(name: string): void {
    this.#current.delete(name);
  }

  /** The next one, if it is due by then; it is taken off. */
  take(until: Instant): Appointment<T> | null {
    const next = this.#first();
    if (next === null || next.at > until) return null;
    this.#current.delete(next.name);
    this.#dropFirst();
    return next;
  }

  /** When the next one is due; infinity if nothing is. */
  nextAt(): Instant {
    return this.#first()?.at ?? Infinity;
  }

  #first(): Appointment<T> | null {
    for (;;) {
      const [first] = this.#heap;
      if (first === undefined) return null;
      if (this.#current.get(first.name) === first) return first;
      this.#dropFirst();
    }
  }

  #dropFirst(): void {
    const last = this.#heap.pop();
    if (last === undefined || this.#heap.length === 0) return;
    this.#heap[0] = last;
    this.#sink(0);
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
    const [one, other] = [this.#heap[a], this.#heap[b]];
    return one !== undefined && other !== undefined && comesBefore(one, other);
  }

  #swapIfBefore(a: number, b: number): boolean {
    const [one, other] = [this.#heap[a], this.#heap[b]];
    if (one === undefined || other === undefined || !comesBefore(one, other)) return false;
    this.#heap[a] = other;
    this.#heap[b] = one;
    return true;
  }
}

function comesBefore<T>(one: Appointment<T>, other: Appointment<T>): boolean {
  if (one.at !== other.at) return one.at < other.at;
  if (one.rank !== other.rank) return one.rank < other.rank;
  return one.name < other.name;
}
