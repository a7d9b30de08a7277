import { reminderWindows, type Command, type Instant } from '@fealty/core';
import type pg from 'pg';
import type { Lanes } from '../ledger/lanes.ts';
import { Programs } from '../store/programs.ts';
import {
  BEHIND_ALL,
  beginReminders,
  findReminderPlace,
  listToRemind,
  moveReminders,
  readReminderTime,
  type ReminderPlace,
  type ReminderRound,
} from '../store/reminders.ts';

export interface RemindDeps {
  readonly pool: pg.Pool;
  readonly lanes: Lanes;
  readonly signal: AbortSignal;
}

/** Commands in flight at once, through the bulk lanes. */
const PAGE = 250;
/** Pages of one distance in one round; what is left waits for the next. */
const PAGES_MAX = 200;

/**
 * Reminds a merchant's members of points that are about to lapse, by his own clock. May run in any
 * number of processes and be cut off anywhere: each reminder is claimed once. Answers whether more
 * waits.
 */
export async function remindMembers(deps: RemindDeps, merchantId: number): Promise<boolean> {
  const now = await readReminderTime(deps.pool, merchantId);
  if (now === null) return false;
  // Read for the occasion: once a minute costs nothing, and a cache would have to be handed through.
  const program = await new Programs(deps.pool).refresh(merchantId);
  let cutShort = false;
  for (const { days, after, until } of reminderWindows(program, now)) {
    for (const kind of ['dated', 'idle'] as const) {
      const round = { merchantId, kind, days };
      if (await goThrough(deps, round, { after, until })) cutShort = true;
    }
  }
  return cutShort;
}

/** Goes on from where the last round ended. A distance that is new begins with what comes next. */
async function goThrough(
  deps: RemindDeps,
  round: ReminderRound,
  { after, until }: { readonly after: Instant; readonly until: Instant },
): Promise<boolean> {
  const { pool, signal } = deps;
  const end = { at: until, memberId: BEHIND_ALL };
  const reached = await findReminderPlace(pool, round);
  if (reached === null) {
    await beginReminders(pool, round, end);
    return false;
  }
  let place: ReminderPlace = reached.at < after ? { at: after, memberId: BEHIND_ALL } : reached;
  for (let page = 0; page < PAGES_MAX && !signal.aborted; page += 1) {
    const members = await listToRemind(pool, round, { after: place, until, limit: PAGE });
    await Promise.all(members.map((member) => remind(deps.lanes, round, member)));
    place = members.at(-1) ?? place;
    if (members.length < PAGE) {
      await moveReminders(pool, round, end);
      return false;
    }
    await moveReminders(pool, round, place);
  }
  return true;
}

async function remind(lanes: Lanes, round: ReminderRound, member: ReminderPlace): Promise<void> {
  const command: Command = {
    kind: 'remind_expiry',
    actor: 'job:remind',
    member: { by: 'id', value: member.memberId },
    date: member.at,
    days: round.days,
  };
  await lanes.submit({
    merchantId: round.merchantId,
    command,
    respond: ({ kind }) => ({ status: 200, body: kind }),
    key: null,
    deadlineMs: Infinity,
    bulk: true,
  });
}
