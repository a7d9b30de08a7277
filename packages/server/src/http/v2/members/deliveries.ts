import type { listMemberDeliveries, V2Values } from '@fealty/contract/v2';
import type { Instant } from '@fealty/core';
import {
  LAST_SEQUENCE,
  listDeliveries,
  type DeliveryRow,
} from '../../../queries/member-deliveries.ts';
import { slashTime } from '../../dates.ts';
import { refuseParameters } from '../serving/refusal.ts';
import { succeed, type V2Handler } from '../surface.ts';
import { findPathMember } from './find-member.ts';

const PLACE = /^\d{1,15}$/;

/** What was told of a member's events, to himself and to webhooks, and how that ended. */
export const handleListMemberDeliveries: V2Handler<V2Values<typeof listMemberDeliveries>> = async (
  context,
  request,
) => {
  const { cursor = '', count: limit } = request.values;
  if (cursor !== '' && !PLACE.test(cursor)) {
    const fault = { name: 'cursor', seen: cursor, allowed: 'nothing, or what next_cursor said' };
    return refuseParameters({ kind: 'malformed', faults: [fault] });
  }
  const found = await findPathMember(context, request);
  if ('refusal' in found) return found.refusal;
  const before = cursor === '' ? LAST_SEQUENCE : Number(cursor);
  const asked = { memberId: found.memberId, before, limit };
  const { rows, next } = await listDeliveries(context.database, request.caller.merchantId, asked);
  return succeed({
    deliveries: rows.map(deliveryData),
    more: next !== null,
    next_cursor: next === null ? null : String(next),
  });
};

function deliveryData(row: DeliveryRow): object {
  const isMail = row.kind === 'mail';
  return {
    ...{ event_id: row.eventId, event: row.type, event_date: slashTime(row.at) },
    ...{ channel: isMail ? 'mail' : 'webhook', name: isMail ? '' : row.name },
    outcome: row.outcome ?? (row.failures > 0 ? 'retrying' : 'waiting'),
    ended_date: timeOrNull(row.endedAt),
    due_date: timeOrNull(row.dueAt),
    failure: row.failure,
  };
}

function timeOrNull(at: Instant | null): string | null {
  return at === null ? null : slashTime(at);
}
