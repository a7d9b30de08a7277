import type { ScenarioDriver } from '../scenario/driver.ts';
import { RANDOM_START, resolveMove, type Move } from './commands.ts';

const HOUR_MS = 3_600_000;

/** Carries a random history out, one move after the other, each at its own hour. */
export async function carryOutMoves(
  driver: ScenarioDriver,
  history: readonly Move[],
): Promise<void> {
  const awards: string[] = [];
  let now = RANDOM_START;
  for (const move of history) {
    now += move.hours * HOUR_MS;
    const { command } = move;
    const judged = command.kind === 'judge_tier' ? await driver.member(command.member.value) : null;
    const tierDue = (): number => judged?.standing?.dueAt ?? 0;
    const ended = await driver.carryOut(resolveMove(command, { awards, tierDue }), now);
    if (ended.kind === 'done' && ended.transaction?.kind === 'award') {
      awards.push(ended.transaction.id);
    }
  }
}
