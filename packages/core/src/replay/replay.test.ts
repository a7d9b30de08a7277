import { expect, it } from 'vitest';
import { joining } from '../../../../tests/faults/history-terms.ts';
import { plain } from '../../../../tests/scenarios/programs.ts';
import { programOf } from '../../../../tests/support/scenario/core-driver.ts';
import { Replay } from './replay.ts';

const JOINING = 5000;

it('draws an id of its own for everything that nobody drew one for', () => {
  const program = programOf({ program: plain });
  const replay = new Replay({ shelves: [], programs: new Map([[1, program]]) });
  for (let n = 0; n < JOINING; n += 1) {
    const recorded = { command: joining(n), now: 0, ids: [], referralCode: '' };
    expect(replay.step(recorded, program).kind).toBe('done');
  }
  expect(replay.books.members.size).toBe(JOINING);
});
