/** Tries that are looked at. */
const WINDOW_MS = 5 * 60 * 1000;
const TRIES_MIN = 10;
const FAILED_SHARE = 0.5;
const FIRST_PAUSE_MS = 30_000;
const PAUSE_MAX_MS = 10 * 60_000;
/** The window is kept in so many parts, the oldest of which is dropped. */
const PARTS = 10;

interface Part {
  readonly begins: number;
  tries: number;
  failures: number;
}

/** Counts an endpoint's tries of the last five minutes, as one process saw them. Times are milliseconds. */
export class RecentTries {
  #parts: Part[] = [];

  /** Notes a try; whether enough of the recent ones failed for a pause. */
  note(failed: boolean, nowMs: number): boolean {
    const length = WINDOW_MS / PARTS;
    const begins = Math.floor(nowMs / length) * length;
    this.#parts = this.#parts.filter((part) => part.begins > nowMs - WINDOW_MS);
    let part = this.#parts.at(-1);
    if (part?.begins !== begins) {
      part = { begins, tries: 0, failures: 0 };
      this.#parts.push(part);
    }
    part.tries += 1;
    if (failed) part.failures += 1;
    const tries = this.#parts.reduce((sum, { tries: some }) => sum + some, 0);
    const failures = this.#parts.reduce((sum, { failures: some }) => sum + some, 0);
    return failed && tries >= TRIES_MIN && failures >= tries * FAILED_SHARE;
  }

  forget(): void {
    this.#parts = [];
  }
}

/** How long to leave an endpoint alone that failed so many probes before: 30 s, doubled up to ten minutes. */
export function breakerPause(probesFailed: number): number {
  return Math.min(FIRST_PAUSE_MS * 2 ** Math.min(probesFailed, 10), PAUSE_MAX_MS);
}
