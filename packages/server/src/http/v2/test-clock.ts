import type { Instant } from '@fealty/core';
import type pg from 'pg';
import {
  readAdvance,
  readClock,
  readRunningAdvance,
  type ClockAdvance,
} from '../../queries/clock.ts';
import { askForAdvance, type AdvanceAsked } from '../../usecases/advance-clock.ts';
import { readClockGoal } from './clock-goal.ts';
import { refuse, succeed, type V2Reply } from './reply.ts';

/** Who calls: a merchant, by one of its keys. */
export interface V2Caller {
  readonly merchantId: number;
  readonly keyIdentifier: string;
  readonly scope: 'admin' | 'write' | 'support' | 'read';
}

/** How long an answer waits for a move to end; after that it names the move to ask for. */
const WAIT_MS = 1700;
const LOOK_EVERY_MS = 20;
const ID = /^[0-9a-f]{24}$/;
const ADVANCES = '/v2/loyalty/test-clock/advances';

/** What the clock says, and the move that is under way. */
export async function showTestClock(pool: pg.Pool, caller: V2Caller): Promise<V2Reply> {
  const [clock, running] = await Promise.all([
    readClock(pool, caller.merchantId),
    readRunningAdvance(pool, caller.merchantId),
  ]);
  return succeed({
    now: stamp(clock.now),
    is_test_store: clock.isTest,
    advance: running === null ? null : advanceBody(running),
  });
}

/**
 * Moves a test merchant's clock; what time brings in between happens, in order. Answers 200 when
 * the move has ended within two seconds, else 202 with the move to ask for.
 */
export async function advanceTestClock(
  pool: pg.Pool,
  caller: V2Caller,
  request: { readonly body: unknown; readonly id: string },
): Promise<V2Reply> {
  const { merchantId, scope, keyIdentifier } = caller;
  if (scope !== 'admin' && scope !== 'write') {
    return refuse(
      'ERROR_UNAUTHORIZED',
      `This key has the scope ${scope}; moving a clock is a write`,
    );
  }
  const body = parse(request.body);
  if (body === NOT_JSON) return refuse('INVALID_JSON', 'The body must be a JSON object');
  const goal = readClockGoal(body);
  if ('field' in goal) {
    const { field, seen, allowed } = goal;
    const reason = `${field} is ${seen}; allowed is ${allowed}`;
    return refuse('INVALID_REQUEST_PARAMETER_VALUES', reason);
  }
  const actor = `key:${keyIdentifier}`;
  const asked = await askForAdvance(pool, { merchantId, id: request.id, goal, actor });
  return asked.kind === 'asked' ? answerOf(pool, merchantId, asked.id) : refusalOf(asked);
}

/** One move: how far it is, and what has happened on the way. */
export async function showAdvance(pool: pg.Pool, caller: V2Caller, id: string): Promise<V2Reply> {
  const advance = ID.test(id) ? await readAdvance(pool, caller.merchantId, id) : null;
  if (advance === null) {
    return refuse('ADVANCE_DOES_NOT_EXIST', 'This store knows no such move of its clock');
  }
  return succeed(advanceBody(advance));
}

const NOT_JSON = Symbol('not JSON');

function parse(body: unknown): unknown {
  if (typeof body !== 'string' || body.trim() === '') return undefined;
  try {
    return JSON.parse(body) as unknown;
  } catch {
    return NOT_JSON;
  }
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
      const range = `allowed is a time after ${stamp(now)} and up to ${stamp(most)}`;
      return refuse('INVALID_REQUEST_PARAMETER_VALUES', `The clock only goes forward; ${range}`);
    }
  }
}

function advanceBody(advance: ClockAdvance): object {
  const { id, from, to, reached, settled, lapsed, days, ended } = advance;
  return {
    id,
    status: ended ? 'done' : 'running',
    from: stamp(from),
    to: stamp(to),
    reached: stamp(reached),
    happened: { dues: settled, lapses: lapsed, days_celebrated: days },
  };
}

/** `12/31/2027 23:59:59`, UTC. */
function stamp(at: Instant): string {
  const [date = '', time = ''] = new Date(at).toISOString().split('T');
  const [year = '', month = '', day = ''] = date.split('-');
  return `${month}/${day}/${year} ${time.slice(0, 8)}`;
}
