import type { Fresh, Instant } from '@fealty/core';
import type pg from 'pg';
import { createLanes } from '../../../packages/server/src/ledger/create-lanes.ts';
import type { Lanes } from '../../../packages/server/src/ledger/lanes.ts';
import { Programs } from '../../../packages/server/src/store/programs.ts';
import { noonOf, type Scenario } from '../../support/scenario/driver.ts';
import { driverOn, type LaneDriver } from '../../support/scenario/lane-driver.ts';
import { MERCHANT, moveClock, openShop } from '../run/shop.ts';
import { MemoryStore } from '../store/memory-store.ts';
import { connectLane, GOOD_LINE } from '../world/connection.ts';
import { openPool } from '../world/pool.ts';
import { DatabaseServer } from '../world/session.ts';
import type { Owner } from '../world/owner.ts';
import { World } from '../world/world.ts';

/** A lane driver whose lanes write to a store in memory, in a calm world. */
export interface MemoryDriver extends LaneDriver {
  readonly store: MemoryStore;
  readonly lanes: Lanes;
  /** Asks the lanes for something, and goes on in their world until it is answered. */
  readonly within: <T>(act: () => Promise<T>) => Promise<T>;
}

/** `upset` gets hold of each connection that a lane opens. */
export async function memoryDriver(
  scenario: Scenario,
  start: Instant,
  fresh: Fresh,
  upset: (client: pg.Client) => void = () => undefined,
): Promise<MemoryDriver> {
  const world = new World(1);
  const owner: Owner = { name: 'scenario', gone: false };
  const store = new MemoryStore();
  openShop(store, {
    ...{ merchantId: MERCHANT, program: scenario.program, coupons: scenario.coupons ?? {} },
    expiryOf: ({ expiresOnDay }) =>
      expiresOnDay === undefined ? null : noonOf({ start }, expiresOnDay),
  });
  const server = new DatabaseServer(world, store);
  const troubles: string[] = [];
  const lanes = createLanes({
    connect: async () => {
      const client = await connectLane(world, server, owner, GOOD_LINE);
      upset(client);
      return client;
    },
    programs: new Programs(openPool(world, server, owner)),
    watcher: {
      batchDone: () => undefined,
      trouble: (what, error) => troubles.push(`${what}: ${String(error)}`),
    },
    fresh,
  });
  const within = <T>(act: () => Promise<T>): Promise<T> => runWithin(world, owner, act);
  const reader = await within(() => connectLane(world, server, owner, GOOD_LINE));
  const driver = driverOn(
    {
      ...{ merchantId: MERCHANT, lanes, reader, troubles },
      setClock(at) {
        moveClock(store, MERCHANT, () => at - Math.floor(world.micros / 1000));
        return Promise.resolve();
      },
      async close() {
        await lanes.drain();
        await reader.end();
      },
    },
    start,
  );
  return {
    ...driver,
    ...{ store, lanes, within },
    carryOut: (command, at) => within(() => driver.carryOut(command, at)),
    member: (email) => within(() => driver.member(email)),
    traces: (id) => within(() => driver.traces(id)),
    balances: (email) => within(() => driver.balances(email)),
    lots: (email) => within(() => driver.lots(email)),
    transaction: (id) => within(() => driver.transaction(id)),
    budget: (id) => within(() => driver.budget(id)),
    close: () => within(() => driver.close()),
  };
}

/** Does something in a world, and goes on there until it is done. */
async function runWithin<T>(world: World, owner: Owner, act: () => Promise<T>): Promise<T> {
  let ended: { readonly value: T } | null = null;
  world.later(1, owner, () => {
    world.watch(act().then((value) => (ended = { value })));
  });
  await world.runUntil(() => ended !== null);
  return (ended as unknown as { readonly value: T }).value;
}
