import { signalSentence, type Program } from '@fealty/core';
import type { FraudSignal } from '../../../queries/fraud-signals.ts';
import type { MemberOfSignal } from '../../../queries/members-of-signals.ts';
import { slashTime } from '../../dates.ts';
import { wirePoints } from '../../wire-points.ts';

/** A signal as the wire shows it, with whom of `members` it names. */
export function signalData(
  signal: FraudSignal,
  program: Program,
  members: ReadonlyMap<string, MemberOfSignal>,
): object {
  const { id, kind, severity, facts, state, settledAt, memberId, otherIds } = signal;
  const named = [...(memberId === null ? [] : [memberId]), ...otherIds];
  return {
    ...{ id, kind, severity },
    text: signalSentence(facts, (points) => String(wirePoints(points, program))),
    facts,
    internal_member_id: memberId,
    other_member_ids: otherIds,
    members: named.flatMap((each) => {
      const member = members.get(each);
      if (member === undefined) return [];
      return [{ internal_member_id: each, name: member.name, member_status: member.status }];
    }),
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
