import type { Books, Command, Decision, RecordedCommand, Scene } from '@fealty/core';
import { coreDriver } from '../scenario/core-driver.ts';
import type { Scenario, ScenarioDriver } from '../scenario/driver.ts';

/** A shop in memory that keeps what a server keeps of every command that it carries out. */
export interface RecordingDriver extends ScenarioDriver {
  readonly books: Books;
  readonly history: readonly RecordedCommand[];
}

export function recordingDriver(scenario: Scenario): RecordingDriver {
  const history: RecordedCommand[] = [];
  const driver = coreDriver(scenario, (scene, command, decision) => {
    if (decision.kind === 'done') history.push(recordOf(scene, command, decision));
  });
  return { ...driver, history };
}

/** Ids of members first, then of transactions; those of strangers' orders were drawn when they came. */
function recordOf(
  { books, now }: Scene,
  command: Command,
  { changes }: Extract<Decision, { kind: 'done' }>,
): RecordedCommand {
  const waiting = [...books.cached.values()].flat().map(({ id }) => id);
  const joined = changes.find((change) => change.kind === 'member_enrolled');
  const made = changes.flatMap((change) => {
    if (change.kind === 'transaction_recorded') return [change.transaction.id];
    return change.kind === 'purchase_cached' ? [change.purchase.id] : [];
  });
  const ids = made.filter((id) => !waiting.includes(id)).sort();
  return {
    ...{ command, now, ids: joined === undefined ? ids : [joined.memberId, ...ids] },
    referralCode: joined?.referralCode ?? '',
    ...(joined?.referrerId == null ? {} : { referrerId: joined.referrerId }),
  };
}
