import { expect, it } from 'vitest';
import { FAULTS } from '../faults/suite/list.ts';
import { runFaults } from '../faults/suite/run.ts';

/* The short form of `npm run faults`: those that strike quickest. Others have tests of their own. */

const SEED = 11;
const HERE = ['F3', 'F5', 'F24', 'F27'];

it('keeps its promises when it is attacked, in short', async () => {
  const faults = FAULTS.filter(({ id }) => HERE.includes(id));
  expect(faults).toHaveLength(HERE.length);
  const terms = { seed: SEED, form: 'short', minutes: null, skip: 0, say: console.log } as const;
  const results = await runFaults(faults, terms);
  const problems = results.flatMap(({ fault, outcome }) =>
    outcome.problems.map((problem) => `${fault.id}: ${problem}`),
  );
  expect(problems).toEqual([]);
});
