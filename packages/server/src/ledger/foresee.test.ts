import { describe, expect, it } from 'vitest';
import type { Command, Needs } from '@fealty/core';
import { plain } from '../../../../tests/scenarios/programs.ts';
import { MERCHANT } from '../../../../tests/simulation/run/shop.ts';
import {
  memoryDriver,
  type MemoryDriver,
} from '../../../../tests/simulation/scenario/memory-driver.ts';
import { TABLES } from '../../../../tests/simulation/store/tables.ts';
import { countingFresh, START } from '../../../../tests/support/scenario/core-driver.ts';
import { noonOf } from '../../../../tests/support/scenario/driver.ts';
import { runScenario } from '../../../../tests/support/scenario/run.ts';
import { TooMuchForeseen, type Foreseen, type Foresight } from './foresight.ts';

const actor = 'key:test';
const ann = { by: 'email', value: 'ann@example.com' } as const;
const bob = { by: 'email', value: 'bob@example.com' } as const;
const goodwill = (member: typeof ann | typeof bob): Command => ({
  ...{ kind: 'award', actor, member, activityId: 'goodwill' },
});
const redeem = { kind: 'redeem', actor, member: ann, rewardId: 'mug' } as const;
const returned = (orderId: string): Command => ({
  ...{ kind: 'return_order', actor, activityId: 'made_a_purchase', orderId },
});

async function shop(): Promise<MemoryDriver> {
  const scenario = {
    ...{ title: '', program: plain },
    table: `
      day 1  enroll
      day 1  bob: enroll
      day 1  purchase O1 95
      day 1  bob: purchase O2 40
    `,
  };
  const driver = await memoryDriver(scenario, START, countingFresh());
  expect(await runScenario(scenario, driver)).toEqual([]);
  return driver;
}

/** Points of what a command made; the refusal, or nothing, where it made none. */
function said(foreseen: Foreseen): unknown {
  if (foreseen === null) return null;
  if (foreseen.kind === 'refused') return foreseen.refusal.code;
  return foreseen.result.transaction?.points;
}

async function foreseen(
  { lanes, within }: MemoryDriver,
  commands: Foresight['commands'],
  needs: Needs = {},
): Promise<readonly unknown[]> {
  const all = await within(() => lanes.foresee({ merchantId: MERCHANT, needs, commands }));
  return all.map(said);
}

describe('a foresight', () => {
  it('tells what comes of commands one after another, as if each before had been carried out', async () => {
    const driver = await shop();
    const before = TABLES.map((table) => driver.store.rows(table));
    const commands = [redeem, goodwill(ann), redeem, redeem, goodwill(bob)];
    const told = await foreseen(driver, () => commands);
    expect(told).toEqual(['points_insufficient', 10, 100, 'points_insufficient', 10]);
    expect(TABLES.map((table) => driver.store.rows(table))).toEqual(before);
    const happened: unknown[] = [];
    for (const command of commands) {
      const ended = await driver.carryOut(command, noonOf(driver, 2));
      happened.push(ended.kind === 'refused' ? ended.code : ended.transaction?.points);
    }
    expect(happened).toEqual(told);
    await driver.close();
  });

  it('has nothing to tell where nothing is asked', async () => {
    const driver = await shop();
    const told = await foreseen(driver, () => [null, goodwill(ann), null]);
    expect(told).toEqual([null, 10, null]);
    expect(await foreseen(driver, () => [])).toEqual([]);
    await driver.close();
  });

  it('goes on asking until every command has the facts that it lacks', async () => {
    const driver = await shop();
    const told = await foreseen(driver, () => [
      ...[returned('O1'), null, goodwill(bob), returned('O2'), returned('O9')],
    ]);
    expect(told).toEqual([95, null, 10, 40, 'order_unknown']);
    await driver.close();
  });

  it('lets commands be made of what is read first', async () => {
    const driver = await shop();
    const needs = { members: [ann, bob] };
    const commands: Foresight['commands'] = ({ members }, program) =>
      [...members.values()].map(({ member }) => ({
        ...{ kind: 'deduct', actor, member: { by: 'id', value: member.id } },
        ...{ points: member.balances.available, reason: program.document.name },
      }));
    expect((await foreseen(driver, commands, needs)).toSorted()).toEqual([40, 95]);
    await driver.close();
  });

  it('fails alone where its commands cannot be made', async () => {
    const driver = await shop();
    const { lanes, within } = driver;
    const commands = (): never => {
      throw new Error('no commands');
    };
    const [failed] = await within(() =>
      Promise.allSettled([lanes.foresee({ merchantId: MERCHANT, needs: {}, commands })]),
    );
    expect(failed).toMatchObject({ status: 'rejected', reason: { message: 'no commands' } });
    expect(await foreseen(driver, () => [goodwill(ann)])).toEqual([10]);
    await driver.close();
  });

  it('is refused where too much is being foreseen, and taken on again afterwards', async () => {
    const driver = await shop();
    const { lanes, within } = driver;
    const one = (): Promise<readonly Foreseen[]> =>
      lanes.foresee({ merchantId: MERCHANT, needs: {}, commands: () => [] });
    const ended = await within(() => Promise.allSettled(Array.from({ length: 257 }, one)));
    const refused = ended.filter(({ status }) => status === 'rejected');
    expect(refused).toHaveLength(1);
    expect(refused[0]).toMatchObject({ reason: expect.any(TooMuchForeseen) as unknown });
    expect(await within(one)).toEqual([]);
    await driver.close();
  });
});
