import { describe, expect, it } from 'vitest';
import { coreDriver } from '../support/scenario/core-driver.ts';
import { runScenario } from '../support/scenario/run.ts';
import { readTable } from '../support/scenario/table.ts';
import { plain } from './programs.ts';

describe('scenario tables', () => {
  it('are read line by line, with the member, the words and the facts', () => {
    expect(
      readTable(`
        day 1   enroll

        day 12  bob: award 100 expires day 30  →  available 100  lots #1:50 #2:50
      `),
    ).toEqual([
      { number: 1, day: 1, member: 'ann', words: ['enroll'], facts: [], text: 'day 1   enroll' },
      {
        number: 2,
        day: 12,
        member: 'bob',
        words: ['award', '100', 'expires', 'day', '30'],
        facts: [
          { name: 'available', values: ['100'] },
          { name: 'lots', values: ['#1:50', '#2:50'] },
        ],
        text: 'day 12  bob: award 100 expires day 30  →  available 100  lots #1:50 #2:50',
      },
    ]);
  });

  it('are refused when a line is no step', () => {
    expect(() => readTable('on monday award 100')).toThrow('not a step of a scenario');
  });

  it('go on in lines that begin with an arrow, and ask for sentences of the trace', async () => {
    const table = `
      day 1  enroll
      day 1  award 100    →  available 100
             →  why The points do not expire.
             →  why The points expire soon.  tier silver
    `;
    const scenario = { title: 'said', program: plain, table };
    const [mismatch, ...others] = await runScenario(scenario, coreDriver(scenario));
    expect(others).toEqual([]);
    expect(mismatch?.expected).toBe('why The points expire soon.');
    expect(mismatch?.found).toContain('why The caller passed 100 points');
  });

  it('tell each fact that is not so', async () => {
    const table = `
      day 1  enroll
      day 1  award 100    →  available 99  tier silver
      day 2  redeem mug   →  refused points_insufficient
      day 2  redeem mug   →  available 0
    `;
    const scenario = { title: 'wrong', program: plain, table };
    const mismatches = await runScenario(scenario, coreDriver(scenario));
    expect(mismatches.map(({ expected, found }) => [expected, found])).toEqual([
      ['available 99', 'available 100'],
      ['refused points_insufficient', 'refused nothing'],
      ['done', 'refused points_insufficient'],
    ]);
  });
});
