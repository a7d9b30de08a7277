/** An endpoint that would take more requests. */
export interface Taker {
  readonly merchantId: number;
  readonly id: string;
  /** Requests that it may begin. */
  readonly room: number;
  readonly isSlow: boolean;
}

export interface Share<T extends Taker> {
  readonly taker: T;
  readonly places: number;
}

/**
 * Divides free places among endpoints, one at a time: merchants take turns, and each merchant's
 * endpoints among themselves. Slow ones get no more than `slowPlaces` in all. `turn` is counted up
 * with each call, so that nobody is first for ever.
 */
export function sharePlaces<T extends Taker>(
  takers: readonly T[],
  { places, slowPlaces, turn }: { places: number; slowPlaces: number; turn: number },
): readonly Share<T>[] {
  const merchants = [...Map.groupBy(takers, ({ merchantId }) => merchantId).values()];
  const rings = rotated(merchants, turn).map((own) => rotated(own, turn).map(toOpen));
  let left = places;
  let leftForSlow = slowPlaces;
  let moved = true;
  while (left > 0 && moved) {
    moved = false;
    for (const ring of rings) {
      const next = ring.find(
        ({ taker, given }) => given < taker.room && (!taker.isSlow || leftForSlow > 0),
      );
      if (next === undefined || left === 0) continue;
      next.given += 1;
      left -= 1;
      if (next.taker.isSlow) leftForSlow -= 1;
      // Whoever got one goes to the end of his merchant's ring.
      ring.push(...ring.splice(ring.indexOf(next), 1));
      moved = true;
    }
  }
  return rings
    .flat()
    .filter(({ given }) => given > 0)
    .map(({ taker, given }) => ({ taker, places: given }));
}

function toOpen<T extends Taker>(taker: T): { readonly taker: T; given: number } {
  return { taker, given: 0 };
}

function rotated<T>(list: readonly T[], by: number): T[] {
  const from = list.length === 0 ? 0 : by % list.length;
  return [...list.slice(from), ...list.slice(0, from)];
}
