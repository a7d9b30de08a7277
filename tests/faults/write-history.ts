import type { Command } from '@fealty/core';
import { readConfig } from '../../packages/server/src/config.ts';
import { openInstallation } from '../../packages/server/src/open-installation.ts';
import { openLedger } from '../../packages/server/src/open-ledger.ts';
import { findMerchant } from '../../packages/server/src/store/merchants.ts';
import { commandsOf, joining, type HistoryTerms } from './history-terms.ts';

/* A process that writes: lanes of its own on the database of all. */

const BUSY = 503;
const PATIENCE_MS = 60_000;

const terms = JSON.parse(process.argv[2] ?? '{}') as HistoryTerms;
const installation = await openInstallation(readConfig(process.env), 'fealty history');
const merchant = await findMerchant(installation.database.pool, terms.partnerId);
if (merchant === null) throw new Error('there is no such merchant');
const merchantId = merchant.id;
const { lanes } = openLedger(installation, (what, error) => {
  console.error(`${what}: ${String(error)}`);
});
// The first process lets everybody join; the others ask for members who may not be there yet.
if (terms.writer === 0) await sendAll(terms.members, joining);
await sendAll(terms.commands, commandsOf(terms));
await lanes.drain();
await installation.close();

async function sendAll(count: number, commandOf: (n: number) => Command): Promise<void> {
  let next = 0;
  const line = async (): Promise<void> => {
    while (next < count) {
      const command = commandOf(next);
      next += 1;
      for (;;) {
        const { status } = await lanes.submit({
          ...{ merchantId, command, key: null, bulk: true },
          respond: ({ kind }) => ({ status: kind === 'busy' ? BUSY : 200, body: kind }),
          deadlineMs: performance.now() + PATIENCE_MS,
        });
        if (status !== BUSY) break;
      }
    }
  };
  await Promise.all(Array.from({ length: terms.atOnce }, line));
}
