import { signalSentence, type Program } from '@fealty/core';
import type { FraudSignal } from '../../../queries/fraud-signals.ts';
import { slashTime } from '../../dates.ts';
import { wirePoints } from '../../wire-points.ts';

/** A signal as the wire shows it. */
export function signalData(signal: FraudSignal, program: Program): object {
  const { id, kind, severity, facts, state, settledAt } = signal;
  return {
    ...{ id, kind, severity },
    text: signalSentence(facts, (points) => String(wirePoints(points, program))),
    facts,
    internal_member_id: signal.memberId,
    other_member_ids: signal.otherIds,
    transaction_ids: signal.transactionIds,
    first_seen_date: slashTime(signal.firstSeenAt),
    last_seen_date: slashTime(signal.lastSeenAt),
    times_seen: signal.times,
    state,
    settled_by: signal.settledBy,
    settled_date: settledAt === null ? null : slashTime(settledAt),
    reason: signal.reason,
  };
}
