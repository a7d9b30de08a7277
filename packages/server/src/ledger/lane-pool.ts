import { Lane, type Connect, type LaneWatcher } from './lane.ts';
import type { BatchTools } from './batch.ts';
import { LaneQueue, type Ticket } from './queue.ts';

export interface PoolSettings {
  readonly lanes: number;
  readonly batchMax: number;
  readonly queueMax: number;
  /** So many that wait are worth a batch of their own beside one under way. */
  readonly enough: number;
}

/** A batch that has been under way for longer may be stuck: what waits is not left to it. */
const PATIENCE_MS = 20;

/**
 * Lanes that share a queue. A batch has a price of its own, however little it holds: so what waits beside a
 * batch under way is left to the next one, unless it is much. When there is little to do one lane does it,
 * and the more there is, the more of them and the larger their batches.
 */
export class LanePool {
  readonly #settings: PoolSettings;
  readonly #queue: LaneQueue;
  readonly #lanes: readonly Lane[];
  /** Batches under way, by when they began. */
  readonly #underWay = new Map<readonly Ticket[], number>();
  #isCalled = false;
  #looksAgain = false;
  /** Tickets that wait for a lock of somebody else. */
  #later = 0;
  #drained: (() => void)[] = [];

  constructor(
    connect: Connect,
    { tools, watcher }: { readonly tools: BatchTools; readonly watcher: LaneWatcher },
    settings: PoolSettings,
  ) {
    this.#settings = settings;
    this.#queue = new LaneQueue(settings.queueMax);
    this.#lanes = Array.from(
      { length: settings.lanes },
      () => new Lane(connect, tools, this, watcher),
    );
  }

  /** Whether anything waits to be taken. */
  get hasMore(): boolean {
    return this.#queue.length > 0;
  }

  /** Commands accepted and not yet answered. */
  get waiting(): number {
    let underWay = 0;
    for (const { length } of this.#underWay.keys()) underWay += length;
    return this.#queue.length + this.#later + underWay;
  }

  /** False when the queue is full. */
  offer(ticket: Ticket): boolean {
    if (!this.#queue.offer(ticket)) return false;
    this.#call();
    return true;
  }

  /** The next batch for a lane; none while those that wait are better left to a batch under way. */
  take(): readonly Ticket[] {
    this.#isCalled = false;
    if (!this.#isWorthIt()) return [];
    const { lanes, batchMax, enough } = this.#settings;
    const { length } = this.#queue;
    const resting = lanes - this.#underWay.size;
    const share = length < 2 * enough ? length : Math.ceil(length / resting);
    const taken = this.#queue.take(Math.min(share, batchMax));
    if (taken.length > 0) {
      this.#underWay.set(taken, performance.now());
      this.#call();
    }
    return taken;
  }

  /** A batch has ended, and each of its tickets is answered or given back. */
  ended(batch: readonly Ticket[]): void {
    this.#underWay.delete(batch);
    this.#queue.release(batch);
    if (this.waiting > 0) return;
    for (const resolve of this.#drained.splice(0)) resolve();
  }

  /** Tickets go on before all others. */
  giveBack(tickets: readonly Ticket[]): void {
    this.#queue.giveBack(tickets);
    this.#call();
  }

  /** The same after a while. */
  giveBackLater(ticket: Ticket, ms: number): void {
    this.#later += 1;
    setTimeout(() => {
      this.#later -= 1;
      this.giveBack([ticket]);
    }, ms);
  }

  /** Resolves once everything that was accepted is answered; then lets the connections go. */
  async drain(): Promise<void> {
    if (this.waiting > 0) {
      await new Promise<void>((resolve) => this.#drained.push(resolve));
    }
    await Promise.all(this.#lanes.map((lane) => lane.close()));
  }

  /** Wakes a lane that rests, if what waits is worth its batch: one at a time. */
  #call(): void {
    if (this.#isCalled || this.#queue.length === 0) return;
    const resting = this.#lanes.find((lane) => !lane.isRunning);
    if (resting === undefined) return;
    if (this.#isWorthIt()) {
      this.#isCalled = true;
      resting.wake();
    } else this.#lookAgain();
  }

  #isWorthIt(): boolean {
    if (this.#queue.length >= this.#settings.enough) return true;
    const patientSince = performance.now() - PATIENCE_MS;
    return [...this.#underWay.values()].every((begun) => begun < patientSince);
  }

  #lookAgain(): void {
    if (this.#looksAgain) return;
    this.#looksAgain = true;
    setTimeout(() => {
      this.#looksAgain = false;
      this.#call();
    }, PATIENCE_MS);
  }
}
