import { randomBytes } from 'node:crypto';
import { expect, it } from 'vitest';
import { problemsOf, runDeliveryKills } from '../faults/delivery-kills.ts';
import { testDatabase } from '../support/database.ts';

/* The short form of `npm run faults:deliveries`. */

it('loses no event when workers are killed, tells each member’s in order, and it adds up', async () => {
  const database = await testDatabase();
  try {
    const report = await runDeliveryKills({
      environment: { DATABASE_URL: database.url, FEALTY_SECRET: randomBytes(32).toString('hex') },
      ...{ rounds: 2, events: 900, seed: 11, leases: 'moved', say: console.log },
    });
    expect(problemsOf(report)).toEqual([]);
    expect(report.killed).toBeGreaterThanOrEqual(2);
    expect(report.events).toBeGreaterThanOrEqual(900);
    // Somebody died between an answer and its note, or nothing was proved.
    const repeated = report.hooks.reduce((sum, hook) => sum + hook.repeated, 0);
    console.log(
      `${String(report.events)} events, ${String(report.requests)} requests, ` +
        `${String(repeated)} told again, ${String(report.killed)} workers killed`,
    );
    expect(repeated).toBeGreaterThan(0);
  } finally {
    await database.drop();
  }
});
