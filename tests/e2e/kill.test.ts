import { expect, it } from 'vitest';
import { runKillRounds, VICTIMS } from '../faults/kill-rounds.ts';

/* The short form of `npm run faults:kill`. */

it.each(VICTIMS)(
  'nothing acknowledged is lost or doubled when kill -9 meets: %s',
  async (victim) => {
    const reports = await runKillRounds({ victim, rounds: 2, seed: 7, say: console.log });
    expect(reports).toHaveLength(2);
    for (const { lost, doubled, balances, verified, acknowledged } of reports) {
      expect({ lost, doubled, balances, verified }).toEqual({
        lost: [],
        doubled: [],
        balances: [],
        verified: true,
      });
      expect(acknowledged).toBeGreaterThan(0);
    }
  },
);
