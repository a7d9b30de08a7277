/*
 * A row that went stays in its index for as long as any session might still see it. A session that somebody
 * left open for an hour would make each look pass over all that was told within that hour. So a look goes
 * back no further than it must: to where the last one left nothing behind.
 */

/** From setting a time to its commit, milliseconds: looks go so much further back. */
const MARGIN_MS = 5000;
/** So often a look goes over everything: for what took longer, or was locked by somebody else just then. */
const ALL_EVERY_MS = 60_000;

/** A look, as far as it tells how far the next one has to go. */
export interface Look {
  /** How far back it went, milliseconds; null: over everything. */
  readonly reachMs: number | null;
  /** Whether it asked for all that was due, and not for some kinds of it. */
  readonly wasForAll: boolean;
  /** How long ago the time of the last that it took came, milliseconds; null if it took all that was due. */
  readonly lastMs: number | null;
}

/** How far back looks for one endpoint have to go. Times are milliseconds of one clock. */
export class Reach {
  /** What was due before was taken. */
  #takenUntil = -Infinity;
  #allAt = -Infinity;

  /** How far back a look that begins now goes, milliseconds; null: over everything. */
  at(now: number): number | null {
    if (now - this.#allAt >= ALL_EVERY_MS || this.#takenUntil === -Infinity) return null;
    return now - this.#takenUntil + MARGIN_MS;
  }

  /** What a look that began at `now` came to. */
  note({ reachMs, wasForAll, lastMs }: Look, now: number): void {
    if (!wasForAll) return;
    if (reachMs === null) this.#allAt = now;
    this.#takenUntil = Math.max(this.#takenUntil, now - (lastMs ?? 0));
  }
}
