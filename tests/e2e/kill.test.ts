import { afterAll, beforeAll, expect, it } from 'vitest';
import { openCycles, problemsOfCycle, type Cycles } from '../faults/kills/run-cycles.ts';
import { VICTIMS, type Victim } from '../faults/kills/victims.ts';

/* The short form of `npm run faults:kill`: each of its victims once. */

let cycles: Cycles;

beforeAll(async () => {
  cycles = await openCycles({ seed: 7, say: console.log });
});
afterAll(async () => {
  await cycles.close();
});

it('nothing acknowledged is lost or doubled, whoever is killed', async () => {
  const killed: Victim[] = [];
  let acknowledged = 0;
  for (const round of VICTIMS.keys()) {
    const cycle = await cycles.run(round);
    expect(problemsOfCycle(cycle)).toEqual([]);
    killed.push(cycle.victim);
    acknowledged += cycle.acknowledged;
  }
  expect(killed.sort()).toEqual([...VICTIMS].sort());
  expect(acknowledged).toBeGreaterThan(0);
  expect(await cycles.whole()).toEqual([]);
});
