import type { Instant } from '../time/instant.ts';
import { Heap } from './heap.ts';

/** Something that is to be done at a time; of those of one time, the lower rank first, then by name. */
export interface Appointment<T> {
  readonly name: string;
  readonly at: Instant;
  readonly rank: number;
  readonly what: T;
}

/** What is to be done when: one appointment for a name, the earliest first. */
export class Agenda<T> {
  readonly #current = new Map<string, Appointment<T>>();
  /** Holds those that were moved, struck out or taken too, until they come up. */
  readonly #heap = new Heap<Appointment<T>>(comesBefore);

  /** Makes an appointment, or moves the one of this name. */
  put(appointment: Appointment<T>): void {
    // Said again, which is often, it would only fill the heap: a name has one rank.
    if (this.#current.get(appointment.name)?.at === appointment.at) return;
    this.#current.set(appointment.name, appointment);
    this.#heap.put(appointment);
  }

  strike(name: string): void {
    this.#current.delete(name);
  }

  /** The next one, if it is due by then; it is taken off. */
  take(until: Instant): Appointment<T> | null {
    const next = this.#first();
    if (next === null || next.at > until) return null;
    this.strike(next.name);
    return next;
  }

  /** When the next one is due; infinity if nothing is. */
  nextAt(): Instant {
    return this.#first()?.at ?? Infinity;
  }

  #first(): Appointment<T> | null {
    for (;;) {
      const first = this.#heap.first();
      if (first === undefined) return null;
      if (this.#current.get(first.name) === first) return first;
      this.#heap.take();
    }
  }
}

function comesBefore<T>(one: Appointment<T>, other: Appointment<T>): boolean {
  if (one.at !== other.at) return one.at < other.at;
  if (one.rank !== other.rank) return one.rank < other.rank;
  return one.name < other.name;
}
