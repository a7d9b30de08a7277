import { expect, it } from 'vitest';
import { compiled } from '../../../../tests/support/random/memory-ledger.ts';
import { coreDriver, countingFresh } from '../../../../tests/support/scenario/core-driver.ts';
import { runScenario } from '../../../../tests/support/scenario/run.ts';
import { ruled, week } from '../../../../tests/scenarios/tier-program.ts';
import { applyChanges } from '../books/apply-changes.ts';
import { decide } from '../decide.ts';
import { DAY } from '../time/instant.ts';

const NOW = Date.UTC(2026, 0, 3, 12);
const email = 'ann@example.com';

/** Where a member of 120 points stands who holds gold until then, once most of it is taken. */
async function deducted(heldUntil: number | null) {
  const document = ruled({ ...week, downgrade: 'at_once' });
  const table = 'day 1  enroll\nday 2  award 120';
  const scenario = { program: document, title: 'before', table };
  const { books, ...driver } = coreDriver(scenario);
  expect(await runScenario(scenario, driver)).toEqual([]);
  const [loaded] = [...books.members.values()];
  if (loaded?.member.standing == null) throw new Error('nobody has a standing');
  const { member } = loaded;
  member.standing = { ...loaded.member.standing, heldUntil, dueAt: heldUntil };
  const decision = decide(
    { books, program: compiled(document), now: NOW, fresh: countingFresh(2 ** 40) },
    {
      ...{ kind: 'adjust_points', actor: 'test', member: { by: 'email', value: email } },
      ...{ points: -100, reason: 'test', qualifies: true },
    },
  );
  if (decision.kind !== 'done') throw new Error(decision.kind);
  applyChanges(books, decision.changes);
  return member.tierId;
}

it.each([
  ['held for another day', NOW + DAY, 'gold'],
  ['held until now', NOW, 'silver'],
  ['held until yesterday', NOW - DAY, 'silver'],
  ['not held', null, 'silver'],
])('a tier that is %s: what is deducted takes it or does not', async (_title, until, tier) => {
  expect(await deducted(until)).toBe(tier);
});
