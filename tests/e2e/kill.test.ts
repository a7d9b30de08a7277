import { expect, it } from 'vitest';
import { runKillRounds, VICTIMS } from '../faults/kill-rounds.ts';

/* The short form of `npm run faults:kill`. */

it.each(VICTIMS)(
  'nothing acknowledged is lost or doubled when kill -9 meets: %s',
  async (victim) => {
    // What stood up once must stand up again: of all processes together, which take in the others.
    const rounds = victim === 'both' ? 2 : 1;
    const reports = await runKillRounds({ victim, rounds, seed: 7, say: console.log });
    expect(reports).toHaveLength(rounds);
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
