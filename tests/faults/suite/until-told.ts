import { setTimeout as pause } from 'node:timers/promises';
import type { FaultDatabase } from './ground.ts';

const TOLD_WAIT_MS = 60_000;

/** How many deliveries wait once they had time to go. */
export async function untilTold(database: FaultDatabase): Promise<number> {
  const until = performance.now() + TOLD_WAIT_MS;
  for (;;) {
    const [row] = await database.ask<{ left: number }>(
      `select ((select count(*) from event_outbox) + (select count(*) from deliveries))::integer as left`,
    );
    const left = row?.left ?? 0;
    if (left === 0 || performance.now() > until) return left;
    await pause(200);
  }
}
