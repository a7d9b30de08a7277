import { afterAll, beforeAll, expect, it } from 'vitest';
import { openCycles, problemsOfCycle, type Cycles } from '../faults/kills/run-cycles.ts';
import { VICTIMS, type Victim } from '../faults/kills/victims.ts';

/* The short form of `npm run faults:kill`. */

/** The first cycles of this seed kill so many of them. */
const SEED = 7;
const CYCLES = 6;
const KINDS_MIN = 4;

let cycles: Cycles;

beforeAll(async () => {
  cycles = await openCycles({ seed: SEED, say: console.log });
});
afterAll(async () => {
  await cycles.close();
});

it('nothing acknowledged is lost or doubled, whoever is killed', async () => {
  const killed = new Set<Victim>();
  let acknowledged = 0;
  for (let round = 1; round <= CYCLES; round += 1) {
    const cycle = await cycles.run(round);
    expect(problemsOfCycle(cycle)).toEqual([]);
    killed.add(cycle.victim);
    acknowledged += cycle.acknowledged;
  }
  expect(VICTIMS).toEqual(expect.arrayContaining([...killed]));
  expect(killed.size).toBeGreaterThanOrEqual(KINDS_MIN);
  expect(acknowledged).toBeGreaterThan(0);
  expect(await cycles.whole()).toEqual([]);
});
