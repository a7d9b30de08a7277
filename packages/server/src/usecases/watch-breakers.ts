import type pg from 'pg';
import { findMerchantsWithHours, learnFromHours } from '../store/award-hours.ts';
import { closeQuietOpenings } from '../store/breaker-openings.ts';

const PAGE = 100;

/** Learns what is usual for every activity of every merchant; see `learnFromHours`. */
export async function learnBands(pool: pg.Pool): Promise<void> {
  let last = 0;
  for (;;) {
    const found = await findMerchantsWithHours(pool, last, PAGE);
    for (const merchant of found) await learnFromHours(pool, merchant);
    if (found.length < PAGE) return;
    last = found.at(-1)?.id ?? last;
  }
}

/** Closes what stands open where nothing is held any more. */
export function watchBreakers(pool: pg.Pool): Promise<void> {
  return closeQuietOpenings(pool);
}
