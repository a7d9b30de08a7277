import type { Needs } from '@fealty/core';
import type { Answer, Submission } from './outcome.ts';

/** A command that waits for its batch, and whoever waits for its answer. */
export interface Ticket {
  readonly submission: Submission;
  /** Whose books it is about, as far as it says: two of one subject are not decided at the same time. */
  readonly subject: string;
  readonly resolve: (answer: Answer) => void;
  readonly reject: (error: Error) => void;
  /** What the command turned out to need beside what it asked for first. */
  needs: Needs | null;
  /** How often it was taken into a batch without being decided. */
  rounds: number;
  /** When its member was first found locked, `performance.now()`; null while it was not. */
  lockedSince: number | null;
}

/**
 * The last part of a queue is kept for redemptions: a shopper stands at the counter for them, and what
 * is earned can be sent again.
 */
const KEPT_FOR_REDEMPTIONS = 0.2;
const REDEEMING: ReadonlySet<string> = new Set([
  'redeem',
  'confirm_redemption',
  'cancel_redemption',
]);

/** How far behind those that cannot go on others are looked for. */
const LOOKED_THROUGH = 256;

/**
 * What waits for the lanes that share it: bounded, first come first served per merchant, merchants in turn.
 * What is about a subject that a batch is about waits until that has ended.
 */
export class LaneQueue {
  readonly #bound: number;
  readonly #kept: number;
  readonly #byMerchant = new Map<number, Ticket[]>();
  readonly #busy = new Set<string>();
  #length = 0;

  constructor(bound: number) {
    this.#bound = bound;
    this.#kept = Math.floor(bound * KEPT_FOR_REDEMPTIONS);
  }

  get length(): number {
    return this.#length;
  }

  /** False when the queue is full for such a command: the caller is told to come back. */
  offer(ticket: Ticket): boolean {
    const kept = REDEEMING.has(ticket.submission.command.kind) ? 0 : this.#kept;
    if (this.#length >= this.#bound - kept) return false;
    this.#list(ticket.submission.merchantId).push(ticket);
    this.#length += 1;
    return true;
  }

  /** Puts tickets back to the front: they were accepted before what waits now. */
  giveBack(tickets: readonly Ticket[]): void {
    for (const ticket of tickets.toReversed()) {
      this.#list(ticket.submission.merchantId).unshift(ticket);
    }
    this.#length += tickets.length;
  }

  /** The next batch: up to `most` tickets of the first merchant who has some that can go on. */
  take(most: number): Ticket[] {
    let unasked = this.#byMerchant.size;
    for (const [merchantId, waiting] of this.#byMerchant) {
      // Whoever was asked stands behind the others by now, and would come again.
      if (unasked === 0) break;
      unasked -= 1;
      const taken = this.#takeFrom(waiting, most);
      // To the end of the turn, or out of it.
      this.#byMerchant.delete(merchantId);
      if (waiting.length > 0) this.#byMerchant.set(merchantId, waiting);
      if (taken.length > 0) return taken;
    }
    return [];
  }

  /** The batch of these has ended: what else is about their subjects may go on. */
  release(tickets: readonly Ticket[]): void {
    for (const { subject } of tickets) this.#busy.delete(subject);
  }

  #takeFrom(waiting: Ticket[], most: number): Ticket[] {
    const [taken, left]: [Ticket[], Ticket[]] = [[], []];
    for (const ticket of waiting) {
      if (taken.length === most || left.length === LOOKED_THROUGH) break;
      (this.#busy.has(ticket.subject) ? left : taken).push(ticket);
    }
    waiting.splice(0, taken.length + left.length, ...left);
    for (const { subject } of taken) this.#busy.add(subject);
    this.#length -= taken.length;
    return taken;
  }

  #list(merchantId: number): Ticket[] {
    const known = this.#byMerchant.get(merchantId);
    if (known !== undefined) return known;
    const list: Ticket[] = [];
    this.#byMerchant.set(merchantId, list);
    return list;
  }
}
