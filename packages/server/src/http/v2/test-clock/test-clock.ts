import type { advanceTestClock, readTestClock, V2Values } from '@fealty/contract/v2';
import type { Instant } from '@fealty/core';
import type pg from 'pg';
import {
  readAdvance,
  readClock,
  readRunningAdvance,
  type ClockAdvance,
} from '../../../queries/clock.ts';
import { readAhead } from '../../../queries/clock-ahead.ts';
import { askForAdvance, type AdvanceAsked } from '../../../usecases/advance-clock.ts';
import { slashTime } from '../../dates.ts';
import { wirePoints } from '../../wire-points.ts';
import { readClockGoal, readClockTime } from './clock-goal.ts';
import { refuseFor } from '../serving/caller.ts';
import { refuse, refuseParameters } from '../serving/refusal.ts';
import { succeed, type V2Context, type V2Handler, type V2Reply } from '../surface.ts';

/** How long an answer waits for a move to end; after that it names the move to ask for. */
const WAIT_MS = 1700;
const LOOK_EVERY_MS = 20;
const ID = /^[0-9a-f]{24}$/;
const ADVANCES = '/v2/loyalty/test-clock/advances';

/** What the clock says, the move that is under way, and what comes until a time. */
export const handleReadTestClock: V2Handler<V2Values<typeof readTestClock>> = async (
  context,
  { caller, values },
) => {
  const { merchantId } = caller;
  const { database } = context;
  const until = values.until === undefined ? null : readClockTime('until', values.until);
  if (until !== null && typeof until !== 'number') {
    return refuseParameters({ kind: 'malformed', faults: [until] });
  }
  const [clock, running, ahead] = await Promise.all([
    readClock(database, merchantId),
    readRunningAdvance(database, merchantId),
    until === null ? null : aheadBody(context, merchantId, until),
  ]);
  return succeed({
    ahead,
    now: slashTime(clock.now),
    is_test_store: clock.isTest,
    advance: running === null ? null : advanceBody(running),
  });
};

/**
 * Moves a test merchant's clock; what time brings in between happens, in order. Answers 200 when
 * the move has ended within two seconds, else 202 with the move to ask for.
 */
export const handleAdvanceTestClock: V2Handler<V2Values<typeof advanceTestClock>> = async (
  { database, newId },
  { caller, actor, values },
) => {
  if (caller.scope === 'support') {
    return refuseFor(caller, 'moves no clock');
  }
  const goal = readClockGoal(values);
  if ('name' in goal) return refuseParameters({ kind: 'malformed', faults: [goal] });
  const { merchantId } = caller;
  const asked = await askForAdvance(database, { merchantId, id: newId(), goal, actor });
  return asked.kind === 'asked' ? answerOf(database, merchantId, asked.id) : refusalOf(asked);
};

/** One move: how far it is, and what has happened on the way. */
export const handleReadAdvance: V2Handler<unknown> = async ({ database }, { caller, path }) => {
  const id = path['id'] ?? '';
  const advance = ID.test(id) ? await readAdvance(database, caller.merchantId, id) : null;
  if (advance === null) {
    return refuse('ADVANCE_DOES_NOT_EXIST', 'This store knows no such move of its clock');
  }
  return succeed(advanceBody(advance));
};

async function aheadBody(
  { database, programs }: V2Context,
  merchantId: number,
  until: Instant,
): Promise<object> {
  const [{ dues, lapses, points, more }, program] = await Promise.all([
    readAhead(database, merchantId, until),
    programs.running(merchantId),
  ]);
  return { until: slashTime(until), dues, lapses, points: wirePoints(points, program), more };
}

async function answerOf(pool: pg.Pool, merchantId: number, id: string): Promise<V2Reply> {
  const until = performance.now() + WAIT_MS;
  for (;;) {
    const advance = await readAdvance(pool, merchantId, id);
    if (advance?.ended === true) return succeed(advanceBody(advance));
    if (advance !== null && performance.now() >= until) {
      const headers = { location: `${ADVANCES}/${id}` };
      return { ...succeed(advanceBody(advance), 202), headers };
    }
    await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
  }
}

function refusalOf(asked: Exclude<AdvanceAsked, { kind: 'asked' }>): V2Reply {
  switch (asked.kind) {
    case 'not_a_test':
      return refuse('TEST_STORE_ONLY', 'Only the clock of a test store can be moved');
    case 'moving':
      return refuse('CLOCK_IS_MOVING', `The clock is being moved: see ${ADVANCES}/${asked.id}`);
    case 'out_of_range': {
      const { now, most } = asked;
      const range = `allowed is a time after ${slashTime(now)} and up to ${slashTime(most)}`;
      return refuse('INVALID_REQUEST_PARAMETER_VALUES', `The clock only goes forward; ${range}`);
    }
  }
}

function advanceBody(advance: ClockAdvance): object {
  const { id, from, to, reached, settled, lapsed, days, ended } = advance;
  return {
    id,
    status: ended ? 'done' : 'running',
    from: slashTime(from),
    to: slashTime(to),
    reached: slashTime(reached),
    happened: { dues: settled, lapses: lapsed, days_celebrated: days },
  };
}
