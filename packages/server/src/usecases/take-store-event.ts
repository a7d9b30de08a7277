import type pg from 'pg';
import {
  noteStoreEvent,
  settleStoreEvent,
  type EventFate,
  type ToldEvent,
} from '../store/store-events.ts';

export type { EventFate } from '../store/store-events.ts';

/**
 * Carries out what a shop told, once: it is written down before, and what became of it after. Null
 * if the same message came before. If the process dies in between, the message may come again as it
 * was after a minute, under the same id; commands have business keys, so nothing happens twice.
 */
export async function takeStoreEvent(
  pool: pg.Pool,
  merchantId: number,
  told: ToldEvent,
  carryOut: (id: string) => Promise<EventFate>,
): Promise<{ readonly id: string; readonly fate: EventFate } | null> {
  const id = await noteStoreEvent(pool, merchantId, told);
  if (id === null) return null;
  const fate = await carryOut(id);
  await settleStoreEvent(pool, merchantId, { ...fate, id });
  return { id, fate };
}
