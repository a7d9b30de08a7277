import type { ScenarioDriver } from '../scenario/driver.ts';
import { doneLine, resolveMove, type DoneLine, type Move } from './moves.ts';
import { RANDOM_START } from './words.ts';

const HOUR_MS = 3_600_000;

/** Carries a random history out, one move after the other, each at its own hour. */
export async function carryOutMoves(
  driver: ScenarioDriver,
  history: readonly Move[],
): Promise<void> {
  const made = {
    awards: new Array<string>(),
    redemptions: new Array<string>(),
    members: new Array<string>(),
    merged: new Array<string>(),
    corrections: new Array<DoneLine>(),
  };
  const owners = new Map<string, string>();
  const ownerOf = (award: string): string | undefined => owners.get(award);
  let now = RANDOM_START;
  for (const move of history) {
    now += move.hours * HOUR_MS;
    const { command } = move;
    const judged = command.kind === 'judge_tier' ? await driver.member(command.member.value) : null;
    const tierDue = (): number => judged?.standing?.dueAt ?? 0;
    const ended = await driver.carryOut(resolveMove(command, { ...made, ownerOf, tierDue }), now);
    if (ended.kind !== 'done') continue;
    if (command.kind === 'enroll') {
      const joined = await driver.member(command.profile.email ?? '');
      if (joined !== null) made.members.push(joined.id);
    }
    if (ended.transaction === null) continue;
    const { id, kind, memberId } = ended.transaction;
    if (kind === 'merge') made.merged.push(memberId);
    if (kind === 'award') made.awards.push(id);
    if (kind === 'award') owners.set(id, memberId);
    const done = doneLine(ended.transaction);
    if (done !== null) made.corrections.push(done);
    if (kind === 'redeem' && !made.redemptions.includes(id)) made.redemptions.push(id);
  }
}
