import type { Instant } from '@fealty/core';
import { celebrateDays } from '../../../packages/server/src/jobs/celebrate.ts';
import { Patience } from '../../../packages/server/src/jobs/patience.ts';
import { sweepMerchant, type SweepDeps } from '../../../packages/server/src/jobs/sweep-merchant.ts';
import { nextMoment } from '../../../packages/server/src/queries/clock.ts';
import type { TestDatabase } from '../database.ts';
import { openLanes } from '../open-lanes.ts';
import type { Scenario } from './driver.ts';
import { laneDriver, type LaneDriver } from './lane-driver.ts';

const A_DAY_MS = 86_400_000;

/** A lane driver whose jobs run: what time brings between two commands happens at its time. */
export interface LiveDriver extends LaneDriver {
  /** Lets time pass up to a moment. */
  passTime(until: Instant): Promise<void>;
}

export async function liveDriver(
  scenario: Pick<Scenario, 'program' | 'coupons'>,
  database: TestDatabase,
  start: Instant,
): Promise<LiveDriver> {
  const driver = await laneDriver(scenario, database, start);
  const { merchantId } = driver;
  const jobs = openLanes(database, merchantId);
  const { pool, files, lanes } = jobs;
  const patience = new Patience(A_DAY_MS, 100_000);
  const deps: SweepDeps = { pool, files, lanes, patience, signal: new AbortController().signal };
  let reached = start;
  // As applying the program at the start of the history would have it.
  const { timeZone, occasions = {} } = scenario.program;
  const yearly = Object.keys(occasions).filter((name) => name !== 'winback');
  await pool.query(
    `update merchants set occasions_zone = $3, occasions = $4,
            occasions_done_on = (to_timestamp($2::float8 / 1000) at time zone $3)::date - 1
      where id = $1`,
    [merchantId, start, yearly.length === 0 ? null : timeZone, yearly],
  );

  async function settle(): Promise<void> {
    for (;;) {
      const { settled, lapsed, cutShort } = await sweepMerchant(deps, merchantId);
      if (settled + lapsed === 0 && !cutShort) break;
    }
    await celebrateDays(deps, merchantId);
  }

  async function setClock(): Promise<void> {
    await pool.query(
      `update merchants
          set clock_offset_ms = $2 - floor(extract(epoch from clock_timestamp()) * 1000)::bigint
        where id = $1`,
      [merchantId, reached],
    );
  }

  await setClock();

  async function passTime(until: Instant): Promise<void> {
    await settle();
    while (reached < until) {
      reached = (await nextMoment(pool, merchantId, { after: reached, until })) ?? until;
      await setClock();
      await settle();
    }
  }

  return {
    ...driver,
    passTime,
    async carryOut(command, at) {
      await passTime(at);
      return driver.carryOut(command, at);
    },
    async close() {
      await jobs.close();
      await driver.close();
    },
  };
}
