import type { Instant } from '@fealty/core';
import type { ConnectionCheck } from '../../../zendesk/check-connection.ts';
import type { MemberStanding, ZendeskHealth } from '../../../zendesk/health.ts';
import { API_TOKENS_END, lackingFor, readZendeskSettings } from '../../../zendesk/settings.ts';
import type { Connection } from '../../../zendesk/states.ts';
import { slashTime, startOfDay } from '../../dates.ts';

/** How a connection does, as it is answered. */
export function healthData(
  connection: Connection,
  health: ZendeskHealth,
  { isPaused, now }: { readonly isPaused: boolean; readonly now: number },
): object {
  const settings = readZendeskSettings(connection.settings);
  const lacking = lackingFor(settings, connection.secret !== null);
  const { auth, rateShare } = settings;
  const { pausedUntil } = connection;
  return {
    state: stateOf(connection, { lacking, isPaused }),
    lacking,
    problem: health.reason,
    paused_until_date: pausedUntil !== null && pausedUntil > now ? slashTime(pausedUntil) : null,
    acts_as: health.actsAs,
    auth: {
      kind: auth,
      token_ends_date: auth === 'oauth_client' ? timeOrNull(connection.tokenEndsAt) : null,
      sunset_date: auth === 'oauth_client' ? null : slashTime(startOfDay(API_TOKENS_END)),
    },
    fields: health.fields,
    fields_checked_date: timeOrNull(health.fieldsAt),
    queue: {
      waiting: health.waiting,
      waiting_in_backfill: health.waitingLater,
      oldest_date: timeOrNull(health.oldestAt),
    },
    last_24_hours: health.day,
    rate: {
      limit: connection.rateLimit,
      remaining: connection.rateRemaining,
      seen_date: timeOrNull(connection.rateSeenAt),
      share_percent: rateShare,
    },
    errors: health.errors.map(standingData),
    ambiguous: health.ambiguous,
    backfill: {
      phase: connection.backfill,
      began_date: timeOrNull(health.backfillBeganAt),
      ended_date: timeOrNull(health.backfillEndedAt),
      users_read: health.usersRead,
      users_known: health.usersKnown,
      members_marked: health.membersMarked,
      open_jobs: health.openJobs,
    },
  };
}

export function standingData(standing: MemberStanding): object {
  const { memberId, state, userId, dirtyAt, dueAt, sentAt, attempts, error, errorAt } = standing;
  return {
    internal_member_id: memberId,
    state,
    zendesk_user_id: userId,
    is_waiting: dueAt !== null,
    changed_date: timeOrNull(dirtyAt),
    next_try_date: timeOrNull(dueAt),
    shown_as_of_date: timeOrNull(sentAt),
    attempts,
    error,
    error_date: timeOrNull(errorAt),
  };
}

export function checkData({ isConnected, problem, actsAs, fields }: ConnectionCheck): object {
  return { is_connected: isConnected, problem, acts_as: actsAs, fields };
}

function stateOf(
  { state }: Connection,
  { lacking, isPaused }: { readonly lacking: readonly string[]; readonly isPaused: boolean },
): string {
  if (lacking.length > 0) return 'not_connected';
  if (isPaused) return 'paused';
  return state === 'ok' ? 'connected' : 'needs_reconnect';
}

function timeOrNull(at: Instant | null): string | null {
  return at === null ? null : slashTime(at);
}
