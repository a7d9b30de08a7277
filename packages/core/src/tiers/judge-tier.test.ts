import { describe, expect, it } from 'vitest';
import { compiled } from '../../../../tests/support/random/memory-ledger.ts';
import { coreDriver, countingFresh } from '../../../../tests/support/scenario/core-driver.ts';
import { runScenario } from '../../../../tests/support/scenario/run.ts';
import { ruled, week, year } from '../../../../tests/scenarios/tier-program.ts';
import { applyChanges } from '../books/apply-changes.ts';
import type { Member, Standing } from '../books/records.ts';
import type { Command } from '../commands.ts';
import { decide } from '../decide.ts';
import type { TierRulesDocument } from '../program/document.ts';
import { DAY } from '../time/instant.ts';

/** Midnight of the eighth of January, when a week's first days are gone. */
const DUE = Date.UTC(2026, 0, 8);
const ann = { by: 'email', value: 'ann@example.com' } as const;

interface Case {
  readonly rules?: TierRulesDocument;
  readonly tierId: string;
  readonly standing?: Partial<Standing>;
  /** When it is judged, days after it was due. */
  readonly late?: number;
  /** What the row was set for; that of the standing unless said. */
  readonly asked?: number;
}

/** A member as he is after his tier was judged, and what became due. */
async function judged({ rules = week, tierId, standing = {}, late = 0, asked = DUE }: Case) {
  const document = ruled(rules);
  const scenario = { program: document, title: 'before', table: 'day 1  enroll' };
  const { books, ...driver } = coreDriver(scenario);
  expect(await runScenario(scenario, driver)).toEqual([]);
  const program = compiled(document);
  const [loaded] = [...books.members.values()];
  if (loaded === undefined) throw new Error('nobody enrolled');
  const { member } = loaded;
  const held: Standing = {
    ...{ basis: program.tierRules.basis, sums: {}, since: 0, dueAt: DUE },
    ...{ heldUntil: null, fallsAt: null, assigned: null, ...standing },
  };
  Object.assign(member, { tierId, standing: held } satisfies Partial<Member>);
  const command: Command = { kind: 'judge_tier', actor: 'job:test', member: ann, dueAt: asked };
  const now = DUE + late * DAY;
  const decision = decide({ books, program, now, fresh: countingFresh(2 ** 40) }, command);
  if (decision.kind !== 'done') throw new Error('not judged');
  applyChanges(books, decision.changes);
  const dues = decision.changes.flatMap((change): readonly (number | string)[] => {
    if (change.kind === 'due_set') return [change.due.at];
    return change.kind === 'due_cleared' ? ['cleared'] : [];
  });
  return { tierId: member.tierId, standing: member.standing, dues, trace: decision.trace };
}

const days = (count: number): number => DUE + count * DAY;
const sums = { '2026-01-05': '120' };

describe('a tier that is judged', () => {
  it('is lost once nothing counts for it any more', async () => {
    const { tierId, dues, trace } = await judged({ tierId: 'gold' });
    expect([tierId, dues]).toEqual(['silver', ['cleared']]);
    expect(trace).toEqual([
      { step: 'tier', from: 'gold', to: 'silver', qualified: 0, threshold: 0 },
    ]);
  });

  it('stays while something counts, and is judged again when that leaves', async () => {
    const { tierId, dues } = await judged({ tierId: 'gold', standing: { sums } });
    expect([tierId, dues]).toEqual(['gold', [days(4)]]);
  });

  it('stays while it is held, and not a moment longer', async () => {
    const later = await judged({ tierId: 'gold', standing: { heldUntil: days(20) } });
    expect([later.tierId, later.standing?.heldUntil, later.dues]).toEqual([
      'gold',
      days(20),
      [days(20)],
    ]);
    const never = await judged({
      ...{ rules: { ...week, downgrade: 'never' } as const, tierId: 'gold' },
      standing: { heldUntil: days(20) },
    });
    expect([never.tierId, never.dues]).toEqual(['gold', ['cleared']]);
    const entry = await judged({ tierId: 'silver', standing: { heldUntil: days(20) } });
    expect(entry.dues).toEqual(['cleared']);
    const over = await judged({ tierId: 'gold', standing: { heldUntil: DUE } });
    expect([over.tierId, over.standing?.heldUntil]).toEqual(['silver', null]);
  });

  it('stays where it was given above what was earned, and is not raised where it was given below', async () => {
    const above = { way: 'above', from: 'silver' } as const;
    const given = await judged({ tierId: 'gold', standing: { assigned: above } });
    expect([given.tierId, given.standing?.assigned]).toEqual(['gold', above]);
    const below = { way: 'below', from: 'gold' } as const;
    const lowered = await judged({ tierId: 'silver', standing: { sums, assigned: below } });
    expect([lowered.tierId, lowered.standing?.assigned]).toEqual(['silver', below]);
    const yearly = { rules: year, standing: { assigned: above } };
    expect((await judged({ ...yearly, tierId: 'gold' })).tierId).toBe('silver');
  });

  it('falls after a grace, which begins with it and is told once', async () => {
    const rules = { ...week, graceDays: 3 };
    const begun = await judged({ rules, tierId: 'gold' });
    expect([begun.tierId, begun.standing?.fallsAt, begun.dues]).toEqual([
      'gold',
      days(3),
      [days(3)],
    ]);
    expect(begun.trace).toEqual([{ step: 'tier_grace', tier: 'gold', until: days(3) }]);
    const over = await judged({ rules, tierId: 'gold', standing: { fallsAt: DUE } });
    expect([over.tierId, over.standing?.fallsAt]).toEqual(['silver', null]);
    const saved = await judged({ rules, tierId: 'gold', standing: { sums, fallsAt: DUE } });
    expect([saved.tierId, saved.standing?.fallsAt, saved.trace]).toEqual(['gold', null, []]);
  });

  it('is never lost where the program says so, but for what was given', async () => {
    const rules = { ...year, downgrade: 'never' } as const;
    expect((await judged({ rules, tierId: 'gold' })).tierId).toBe('gold');
    const given = { assigned: { way: 'above', from: 'gold' } } as const;
    expect((await judged({ rules, tierId: 'platinum', standing: given })).tierId).toBe('gold');
    const same = await judged({ rules, tierId: 'gold', standing: given });
    expect([same.tierId, same.trace]).toEqual(['gold', []]);
  });

  it('begins anew under other rules', async () => {
    const standing = { basis: 'other rules', sums };
    const {
      tierId,
      standing: after,
      dues,
    } = await judged({ rules: year, tierId: 'gold', standing });
    expect([tierId, after?.sums]).toEqual(['gold', {}]);
    expect(dues).toEqual([after?.dueAt]);
    const entry = await judged({
      tierId: 'silver',
      standing: { basis: 'other rules', dueAt: null },
    });
    expect([entry.tierId, entry.dues]).toEqual(['silver', ['cleared']]);
  });

  it('is left alone by a row that is of another time, which goes where it belongs', async () => {
    const other = await judged({ tierId: 'gold', asked: DUE - DAY });
    expect([other.tierId, other.dues]).toEqual(['gold', [DUE]]);
    const early = await judged({ tierId: 'gold', late: -1 });
    expect([early.tierId, early.dues]).toEqual(['gold', [DUE]]);
    expect((await judged({ tierId: 'gold', late: 3 })).tierId).toBe('silver');
  });
});
