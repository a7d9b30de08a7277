import type { Command } from '@fealty/core';
import { createLanes } from '../packages/server/src/ledger/create-lanes.ts';
import { openDatabase } from '../packages/server/src/runtime/database.ts';
import { Programs } from '../packages/server/src/store/programs.ts';
import type { BenchShop } from './set-up.ts';

/** Commands on their way at once: enough for the next batch of both lanes while two are being written. */
const IN_FLIGHT = 4000;

export interface BulkTerms {
  readonly commands: Iterable<Command>;
  /** Called now and then with the number of commands that are done. */
  readonly progress: (done: number) => void;
}

/**
 * Sends commands through the bulk lanes, as an import does. Answers how many there were; throws if
 * one of them was refused for another reason than that it had been done before.
 */
export async function sendInBulk(
  shop: BenchShop,
  { commands, progress }: BulkTerms,
): Promise<number> {
  const database = openDatabase({ url: shop.environment['DATABASE_URL'] ?? '' }, { poolMax: 2 });
  const lanes = createLanes({
    connect: () => database.connectLane(),
    programs: new Programs(database.pool),
    watcher: {
      batchDone: () => undefined,
      trouble: (what, error) => {
        console.error(what, error);
      },
    },
  });
  const supply = commands[Symbol.iterator]();
  let done = 0;
  const work = async (): Promise<void> => {
    for (;;) {
      const next = supply.next();
      if (next.done === true) return;
      const answer = await lanes.submit({
        merchantId: shop.merchantId,
        command: next.value,
        respond: (outcome) => ({
          status: 200,
          body: outcome.kind === 'refused' ? outcome.refusal.code : outcome.kind,
        }),
        key: null,
        deadlineMs: Infinity,
        bulk: true,
      });
      if (answer.body !== 'done' && answer.body !== 'import_line_taken') {
        throw new Error(`an imported line was answered with ${answer.body}`);
      }
      done += 1;
      if (done % 1000 === 0) progress(done);
    }
  };
  try {
    await Promise.all(Array.from({ length: IN_FLIGHT }, work));
    return done;
  } finally {
    await lanes.drain();
    await database.close();
  }
}
