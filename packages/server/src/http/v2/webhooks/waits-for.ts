import type { Instant } from '@fealty/core';
import type { WaitingEvent } from '../../../queries/waiting-events.ts';
import type { Webhook } from '../../../queries/webhooks.ts';
import { slashTime } from '../../dates.ts';

export interface WaitsFor {
  /** A sentence for people. */
  readonly reason: string;
  /** When it is tried at the earliest; null if that depends on something else. */
  readonly nextTryAt: Instant | null;
}

const PAUSED = {
  merchant: 'The webhook is paused: events wait until it is active again',
  gone: 'The webhook is paused because it answered 410, that it wants no more; set it active to go on',
  failing: 'The webhook is paused after five days of nothing but failures; set it active to go on',
} as const;

type Line = Pick<
  WaitingEvent,
  'behind' | 'claimed' | 'dueAt' | 'isDue' | 'failures' | 'lastFailure'
>;
type Terms = Pick<Webhook, 'status' | 'pausedFor' | 'openUntil' | 'earlyRetries' | 'rate'>;

/** Why an event is not told yet: what stands first in its way. */
export function waitsFor(line: Line, webhook: Terms): WaitsFor {
  if (line.claimed && !line.isDue && line.behind === null) {
    return { reason: 'It is being sent now', nextTryAt: null };
  }
  if (webhook.status === 'paused') {
    return { reason: PAUSED[webhook.pausedFor ?? 'merchant'], nextTryAt: null };
  }
  if (line.behind !== null) {
    const reason = `It stands behind an earlier event of the same member, ${line.behind}`;
    return { reason, nextTryAt: null };
  }
  return waitsForTime(line, webhook);
}

function waitsForTime(line: Line, webhook: Terms): WaitsFor {
  const { openUntil, earlyRetries, rate } = webhook;
  const keepsSchedule = earlyRetries !== null && line.failures <= earlyRetries;
  const tried = triedText(line);
  if (openUntil !== null && openUntil >= line.dueAt && !keepsSchedule) {
    const reason = `${tried}Too many requests failed: nothing is sent before ${slashTime(openUntil)}, and then one at first`;
    return { reason, nextTryAt: openUntil };
  }
  if (!line.isDue) {
    const next = line.dueAt;
    return { reason: `${tried}The next try is at ${slashTime(next)}`, nextTryAt: next };
  }
  if (line.claimed) {
    const reason = `${tried}Whoever was sending it has not answered; another process takes it up`;
    return { reason, nextTryAt: line.dueAt };
  }
  const limit = rate === null ? '' : `, at most ${String(rate)} a second`;
  return { reason: `${tried}It is sent as soon as its turn comes${limit}`, nextTryAt: line.dueAt };
}

function triedText({ failures, lastFailure }: Line): string {
  if (failures === 0) return '';
  const why = lastFailure === null ? '' : ` (${lastFailure})`;
  return `${failures === 1 ? '1 try' : `${String(failures)} tries`} failed${why}. `;
}
