import type { Command } from '@fealty/core';
import { openDatabase } from '../packages/server/src/runtime/database.ts';
import { uploadCoupons } from '../packages/server/src/usecases/upload-coupons.ts';
import { V1Client } from '../tests/support/v1-client.ts';
import { sendInBulk } from './bulk-lane.ts';
import type { SizedShop } from './compare-sizes.ts';
import type { FilledDatabase } from './fill-by-import.ts';
import type { Samples } from './measure-rounds.ts';
import { median } from './summary.ts';

const FEW = 10;
const TRIES = 300;
const WARM_UP = 50;
/** The cheapest reward of the demo's program, 300 points. */
const REWARD = 'reward_d65bc';
const REWARD_POINTS = 300;
const DAY_MS = 86_400_000;

/** What awards and redemptions cost a member with very many open lots, beside one with ten. */
export async function manyLots(
  sized: SizedShop | undefined,
  lots: number,
  say: (line: string) => void,
): Promise<Samples> {
  if (sized === undefined) throw new Error('no database is filled');
  const { filled, server } = sized;
  const run = Date.now().toString(36);
  await stock(filled, run);
  const samples: Samples = new Map();
  const client = new V1Client(server.url, filled.shop.keys, 1);
  for (const count of [FEW, lots]) {
    say(`a member with ${String(count)} open lots`);
    const email = `lots-${String(count)}-${run}@example.com`;
    await client.enroll(email);
    await sendInBulk(filled.shop, {
      commands: lotsOf(email, count, run),
      progress: () => undefined,
    });
  }
  // In turn, so that both meet the same minute of the machine.
  for (let number = 0; number < TRIES + WARM_UP; number += 1) {
    for (const count of [FEW, lots]) {
      const email = `lots-${String(count)}-${run}@example.com`;
      const award = await timed(() =>
        client.purchase(email, `L-${run}-${String(count)}-${String(number)}`, 10),
      );
      const form = { user_email: email, redemption_id: REWARD };
      const redeem = await timed(() => client.call({ path: 'redeem', form }));
      if (number < WARM_UP) continue;
      const name = String(count);
      samples.set(`award, ${name} lots`, [...(samples.get(`award, ${name} lots`) ?? []), award]);
      samples.set(`redeem, ${name} lots`, [...(samples.get(`redeem, ${name} lots`) ?? []), redeem]);
    }
  }
  client.close();
  console.log(
    `\n${'p50, milliseconds'.padEnd(24)} ${`${String(FEW)} lots`.padStart(9)} ${`${String(lots)} lots`.padStart(12)}`,
  );
  for (const name of ['award', 'redeem']) {
    const few = median(samples.get(`${name}, ${String(FEW)} lots`) ?? []);
    const many = median(samples.get(`${name}, ${String(lots)} lots`) ?? []);
    console.log(
      `${name.padEnd(24)} ${few.toFixed(2).padStart(9)} ${many.toFixed(2).padStart(12)}   × ${(many / few).toFixed(2)}`,
    );
  }
  return samples;
}

/** Awards on different days, each worth enough that ten of them pay for every try. */
function* lotsOf(email: string, count: number, run: string): Generator<Command> {
  const points = Math.ceil(((TRIES + WARM_UP) * REWARD_POINTS * 2) / FEW);
  for (let line = 1; line <= count; line += 1) {
    yield {
      kind: 'import_transaction',
      actor: 'import',
      quiet: true,
      key: { importId: `lots-${String(count)}-${run}`, line },
      member: { by: 'email', value: email },
      transaction: 'award',
      // Small lots make a redemption go through several of them.
      points: count === FEW ? points : REWARD_POINTS / 3,
      occurredAt: Date.now() - DAY_MS,
      expiresAt: Date.now() + (30 + (line % 300)) * DAY_MS,
      activityId: 'made_a_purchase',
    };
  }
}

async function stock({ shop, database }: FilledDatabase, run: string): Promise<void> {
  const opened = openDatabase({ url: database.url }, { poolMax: 1 });
  const codes = Array.from({ length: 2 * (TRIES + WARM_UP) }, (_, n) => `${run}-${String(n)}`);
  const { merchantId } = shop;
  await uploadCoupons(opened.pool, {
    merchantId,
    rewardId: REWARD,
    codes,
    expiresAt: null,
    actor: 'bench',
  });
  await opened.close();
}

async function timed(
  call: () => Promise<{ readonly status: number; readonly text: string }>,
): Promise<number> {
  const started = performance.now();
  const { status, text } = await call();
  const took = performance.now() - started;
  if (status !== 200) throw new Error(`answered ${String(status)}: ${text}`);
  return took;
}
