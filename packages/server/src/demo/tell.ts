import { hash } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { Lanes } from '../ledger/lanes.ts';
import type { Told } from './history.ts';

const BUSY = 503;
const TRIES_MAX = 100;
const RETRY_MS = 50;

/** Lets one thing happen, once however often it is told; waits while the engine is busy. */
export async function tell(
  lanes: Lanes,
  merchantId: number,
  { key, command }: Told,
): Promise<void> {
  const fingerprint = hash('sha256', JSON.stringify(command), 'buffer');
  for (let tries = 1; tries <= TRIES_MAX; tries += 1) {
    const answer = await lanes.submit({
      merchantId,
      command,
      respond: (outcome) => ({
        status: outcome.kind === 'busy' ? BUSY : 200,
        body: JSON.stringify(outcome.kind === 'busy' ? outcome.why : outcome.kind),
      }),
      key: { key, fingerprint },
      deadlineMs: Infinity,
      bulk: true,
    });
    // Whoever stops the lanes stops the telling too; the next start goes on.
    if (answer.status !== BUSY || answer.body === '"stopping"') return;
    await pause(RETRY_MS);
  }
  throw new Error(`the engine stayed busy with ${key}`);
}
