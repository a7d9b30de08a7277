import { describe, expect, it } from 'vitest';
import { countingFresh } from '../../../../tests/support/scenario/core-driver.ts';
import { applyChanges } from '../books/apply-changes.ts';
import { emptyBooks, type Books } from '../books/books.ts';
import type { Held } from '../books/held.ts';
import type { Command } from '../commands.ts';
import { decide } from '../decide.ts';
import type { Scene } from '../deciding.ts';
import { compileProgram } from '../program/compile-program.ts';
import type { BreakerDocument, ProgramDocument } from '../program/document.ts';
import type { Program } from '../program/program.ts';
import { HOUR, MINUTE } from '../time/instant.ts';
import { explainTrace } from '../trace-sentences.ts';

const NOON = Date.UTC(2026, 2, 1, 12);

function program(multiplier: string, breaker: BreakerDocument = {}, version = 1): Program {
  const document: ProgramDocument = {
    ...{ name: 'Shop', currency: 'USD', timeZone: 'UTC', breaker, rewards: [] },
    activities: [{ id: 'buy', name: 'Purchase', earn: { multiplier } }],
    tiers: [{ id: 'all', name: 'All', threshold: '0' }],
  };
  const compiled = compileProgram(document, version, {});
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.problems));
  return compiled.program;
}

/** Books with one member, and what becomes of awards with a base on them. */
function shop(): {
  readonly books: Books;
  readonly award: (scene: Partial<Scene>, base: number) => Held | null;
} {
  const books = emptyBooks(true);
  const fresh = countingFresh();
  const carryOut = (scene: Partial<Scene>, command: Command): Held | null => {
    const whole = { books, program: program('1'), now: NOON, fresh, ...scene };
    const decision = decide(whole, command);
    if (decision.kind !== 'done') throw new Error(JSON.stringify(decision));
    applyChanges(books, decision.changes);
    const { transaction } = decision.result;
    const held = transaction?.details.held ?? null;
    expect(transaction?.status ?? '').toBe(
      held === null ? (transaction === null ? '' : 'auto_approved') : 'pending',
    );
    const sentences = explainTrace(decision.trace, whole.program).join(' ');
    expect(sentences.includes('The award is held for somebody to look at')).toBe(held !== null);
    return held;
  };
  carryOut(
    {},
    { kind: 'enroll', actor: 'test', profile: { email: 'a@b.c', firstName: 'A', lastName: 'B' } },
  );
  const member = { by: 'email', value: 'a@b.c' } as const;
  return {
    books,
    award: (scene, base) =>
      carryOut(scene, {
        kind: 'award',
        actor: 'test',
        member,
        activityId: 'buy',
        passed: String(base),
      }),
  };
}

describe('the breaker', () => {
  it('counts an hour of the clock, what was given and not what is held', () => {
    const { award } = shop();
    const bounded = { program: program('1', { pointsPerHourMax: '100', awardsPerHourMax: 3 }) };
    const reasons = [60, 50, 40, 1].map((base) => award(bounded, base)?.reason ?? null);
    expect(reasons).toEqual([null, 'points_per_hour', null, 'points_per_hour']);
    expect(award({ ...bounded, now: NOON + HOUR }, 100)).toBeNull();
    expect([0, 0, 0].map(() => award({ ...bounded, now: NOON + 2 * HOUR }, 1))).toEqual([
      null,
      null,
      null,
    ]);
    expect(award({ ...bounded, now: NOON + 2 * HOUR }, 1)).toEqual({
      ...{ reason: 'awards_per_hour', seen: 4, allowed: 3, by: 'program' },
    });
  });

  it('takes the lesser of what is written and what was learnt, and as often as was said to be meant', () => {
    const { award, books } = shop();
    const learnt = { pointsPerAward: 10, pointsPerHour: 1000, awardsPerHour: 10 };
    const flow = { hour: NOON / HOUR, awards: 0, points: 0, learnt, raised: 1 };
    books.flows.set('buy', flow);
    expect([award({}, 50), award({}, 51)?.allowed]).toEqual([null, 50]);
    books.flows.set('buy', { ...flow, raised: 2 });
    expect([award({}, 100), award({}, 101)?.allowed]).toEqual([null, 100]);
    const written = { program: program('1', { pointsPerAwardMax: '40', times: 10 }) };
    expect(award(written, 81)).toMatchObject({ allowed: 80, by: 'program' });
    expect(award({ program: program('1', { mode: 'off' }) }, 1_000_000)).toBeNull();
  });

  it('lets a program be set up: what is hardly awarded yet is not compared', () => {
    const { award, books } = shop();
    const versions = [
      { program: program('100', {}, 2), appliedAt: NOON },
      { program: program('1', {}, 1), appliedAt: NOON - MINUTE },
    ];
    const scene = { program: program('100', {}, 2), past: { now: NOON, versions } };
    const gone = Array.from({ length: 25 }, () => award(scene, 10)).findIndex(
      (held) => held !== null,
    );
    expect(gone).toBe(20);
    expect(books.flows.get('buy')?.awards).toBe(20);
  });

  it('compares with what ran when the watch began, through several changes', () => {
    const { award, books } = shop();
    books.flows.set('buy', {
      ...{ hour: NOON / HOUR, awards: 20 },
      points: 0,
      learnt: null,
      raised: 1,
    });
    const versions = [
      { program: program('100', {}, 3), appliedAt: NOON },
      { program: program('50', {}, 2), appliedAt: NOON - 5 * MINUTE },
      { program: program('1', {}, 1), appliedAt: NOON - HOUR },
    ];
    const [running] = versions;
    const at = (ms: number): Partial<Scene> => ({
      ...(running === undefined ? {} : { program: running.program }),
      past: { now: NOON + ms, versions },
    });
    const changed = {
      reason: 'changed_rules',
      seen: 1000,
      allowed: 30,
      by: 'version',
      version: 1,
      before: 10,
    };
    expect(award(at(0), 10)).toEqual(changed);
    expect(award(at(55 * MINUTE), 10)).toBeNull();
    expect(award(at(2 * HOUR), 10)).toBeNull();
    expect(award({ ...at(0), program: program('3', {}, 4) }, 10)).toBeNull();
    expect(award({ ...at(0), program: program('100', { watchMinutes: 0 }, 4) }, 10)).toBeNull();
  });

  it('is told by a replay how it was, whatever the books say', () => {
    const { award } = shop();
    const bounded = { program: program('1', { pointsPerAwardMax: '5' }) };
    expect(award({ ...bounded, verdicts: new Map() }, 1000)).toBeNull();
  });
});
