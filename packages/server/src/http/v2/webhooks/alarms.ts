import type { listAlarms as listEndpoint, V2Values } from '@fealty/contract/v2';
import { heldReason, type Program } from '@fealty/core';
import { listAlarms, type ListedAlarm } from '../../../queries/alarms.ts';
import { heldOf, type Opened } from '../../../queries/breaker.ts';
import { pointsWords } from '../breaker/held-answer.ts';
import { slashTime } from '../../dates.ts';
import { succeed, type V2Handler } from '../surface.ts';
import { timeOrNull } from './webhook-answer.ts';

/** What somebody should look at. */
export const handleListAlarms: V2Handler<V2Values<typeof listEndpoint>> = async (
  { database, programs },
  { caller, values },
) => {
  const alarms = await listAlarms(database, caller.merchantId, values.days);
  if (alarms.length === 0) return succeed({ alarms });
  const program = await programs.running(caller.merchantId);
  return succeed({ alarms: alarms.map((alarm) => alarmData(alarm, program)) });
};

function alarmData(alarm: ListedAlarm, program: Program): object {
  return {
    id: alarm.id,
    kind: alarm.kind,
    webhook_id: alarm.endpointId,
    webhook_name: alarm.endpointName,
    raised_date: slashTime(alarm.raisedAt),
    ended_date: timeOrNull(alarm.endedAt),
    text: alarm.kind === 'awards_held' ? heldText(alarm, program) : alarmText(alarm),
    detail: alarm.detail,
  };
}

/** Which activity gives more than it may, and how many awards of it wait. */
function heldText({ detail, endedAt }: ListedAlarm, program: Program): string {
  const held = detail as unknown as Omit<Opened, 'openedAt' | 'version'>;
  const activity = String(detail['activity']);
  const name = program.activities.get(activity)?.name ?? activity;
  const [count, waiting] = [Number(detail['held']), Number(detail['waiting'])];
  const why = heldReason(heldOf(held), (points) => pointsWords(points, program));
  const end = endedAt === null ? 'are held' : 'were held';
  return `Awards of ${name} ${end}: ${String(count)} so far, ${String(waiting)} of the activity wait. The first one: ${why}`;
}

/** What an alarm says, in words. */
function alarmText({ kind, detail }: ListedAlarm): string {
  const said = (name: string): string => {
    const value = detail[name];
    return typeof value === 'string' || typeof value === 'number' ? String(value) : '?';
  };
  switch (kind) {
    case 'awards_held':
      return said('reason');
    case 'late':
      return `An event waits since ${said('since')} though nothing stands in its way: look whether a process runs that sends`;
    case 'failing':
      return `Nothing but failures since ${said('since')}; the last one: ${said('last')}`;
    case 'paused':
      return said('paused_for') === 'gone'
        ? 'It answered 410, that it wants no more, and was paused; what happens is kept for it'
        : 'Nothing but failures for five days: it was paused; what happens is kept for it';
    case 'events_missing':
      return `It was to be told ${said('owed')} events; delivered ${said('delivered')}, given up ${said('givenUp')}, dropped ${said('dropped')}, waiting ${said('pending')} and ${said('inOutbox')} do not add up to it. What is missing is told again by itself`;
  }
}
