import { describe, expect, it } from 'vitest';
import { countingFresh } from '../../../../tests/support/scenario/core-driver.ts';
import { applyChanges } from '../books/apply-changes.ts';
import { emptyBooks, type Books } from '../books/books.ts';
import { emptyFlow, type Flow } from '../books/flow.ts';
import type { Held } from '../books/held.ts';
import type { Command } from '../commands.ts';
import { decide } from '../decide.ts';
import type { Scene } from '../deciding.ts';
import { compileProgram } from '../program/compile-program.ts';
import type { BreakerTerms } from '../program/breaker-terms.ts';
import type { BreakerDocument, ProgramDocument } from '../program/document.ts';
import type { Program } from '../program/program.ts';
import { HOUR, MINUTE } from '../time/instant.ts';
import { explainTrace } from '../trace-sentences.ts';
import { boundsOf, lackingFlows, type Bound } from './judge-breaker.ts';

const NOON = Date.UTC(2026, 2, 1, 12);

function program(
  multiplier: string,
  breaker: BreakerDocument = {},
  version = 1,
  pointsDecimals: 0 | 2 = 0,
): Program {
  const document: ProgramDocument = {
    ...{ name: 'Shop', currency: 'USD', timeZone: 'UTC', breaker, rewards: [] },
    pointsDecimals,
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

  it('compares points as the running version counts them, and only with what earned something', () => {
    const { award, books } = shop();
    const flow = { ...emptyFlow(NOON / HOUR), awards: 20 };
    const between = (before: Program, after: Program): Partial<Scene> => ({
      program: after,
      past: {
        now: NOON,
        versions: [
          { program: after, appliedAt: NOON },
          { program: before, appliedAt: NOON - HOUR },
        ],
      },
    });
    const seen = (before: Program, after: Program): unknown => {
      books.flows.set('buy', flow);
      const held = award(between(before, after), 10);
      return held === null ? null : [held.seen, held.allowed, held.before];
    };
    const finer = (multiplier: string, version: number): Program =>
      program(multiplier, {}, version, 2);
    expect(seen(program('1'), finer('1', 2))).toBeNull();
    expect(seen(program('1'), finer('4', 2))).toEqual([4000, 3000, 1000]);
    expect(seen(finer('1', 1), program('1', {}, 2))).toBeNull();
    expect(seen(finer('1', 1), program('4', {}, 2))).toEqual([40, 30, 10]);
    expect(seen(program('0'), program('50', {}, 2))).toBeNull();
    expect(seen(program('1'), program('50', {}, 1))).toBeNull();
    const raised = { ...flow, raised: 2 };
    books.flows.set('buy', raised);
    expect(award(between(program('1'), program('7', {}, 2)), 10)?.allowed).toBe(60);
    books.flows.set('buy', raised);
    expect(award(between(program('1'), program('6', {}, 2)), 10)).toBeNull();
  });

  it('watches a change as soon as it is known what is usual', () => {
    const { award, books } = shop();
    const learnt = { pointsPerAward: 1000, pointsPerHour: 1000, awardsPerHour: 10 };
    const running = { program: program('4', {}, 2), appliedAt: NOON };
    const versions = [running, { program: program('1'), appliedAt: NOON - HOUR }];
    const scene = { program: running.program, past: { now: NOON, versions } };
    expect(award(scene, 10)).toBeNull();
    books.flows.set('buy', { ...emptyFlow(NOON / HOUR), learnt });
    expect(award(scene, 10)?.reason).toBe('changed_rules');
    expect(award({ ...scene, past: { now: NOON, versions: [] } }, 10)).toBeNull();
    expect(award({ ...scene, past: { now: NOON, versions: [running] } }, 10)).toBeNull();
  });

  it('lets pass what gives nothing, and asks nothing where it is off', () => {
    const { award } = shop();
    expect(award({ program: program('0', { awardsPerHourMax: 1 }) }, 10)).toBeNull();
    expect(award({ program: program('0', { awardsPerHourMax: 1 }) }, 10)).toBeNull();
    const off = program('1', { mode: 'off', pointsPerAwardMax: '1' });
    expect(award({ program: off }, 10)).toBeNull();
  });

  it('is told by a replay how it was, whatever the books say', () => {
    const { award } = shop();
    const bounded = { program: program('1', { pointsPerAwardMax: '5' }) };
    expect(award({ ...bounded, verdicts: new Map() }, 1000)).toBeNull();
  });
});

describe('what an activity may give', () => {
  const open = { ...{ pointsPerAwardMax: null, pointsPerHourMax: null, awardsPerHourMax: null } };
  const terms: BreakerTerms = { mode: 'learnt', ...open, times: 5, watchMs: 0, watchTimes: 3 };
  const learnt = { pointsPerAward: 10, pointsPerHour: 300, awardsPerHour: 7 };
  const bound = (allowed: number, by: 'learnt' | 'program'): Bound => ({ allowed, by });

  it.each<[string, Partial<BreakerTerms>, Partial<Flow>, readonly (Bound | null)[]]>([
    ['nothing bounds it where nothing is known', {}, {}, [null, null, null]],
    [
      'some times of what is usual, in an hour at least of twenty awards and of a hundred',
      {},
      { learnt },
      [bound(50, 'learnt'), bound(1500, 'learnt'), bound(500, 'learnt')],
    ],
    [
      'twenty times its greatest award in an hour, if that is more than was seen',
      {},
      { learnt: { pointsPerAward: 100, pointsPerHour: 300, awardsPerHour: 700 } },
      [bound(500, 'learnt'), bound(10_000, 'learnt'), bound(3500, 'learnt')],
    ],
    [
      'what is written where that is less',
      { pointsPerAwardMax: 49, pointsPerHourMax: 1499, awardsPerHourMax: 499 },
      { learnt },
      [bound(49, 'program'), bound(1499, 'program'), bound(499, 'program')],
    ],
    [
      'what is written where that is the same',
      { pointsPerAwardMax: 50, pointsPerHourMax: 1500, awardsPerHourMax: 500 },
      { learnt },
      [bound(50, 'program'), bound(1500, 'program'), bound(500, 'program')],
    ],
    [
      'what was learnt where that is less',
      { pointsPerAwardMax: 51, pointsPerHourMax: 1501, awardsPerHourMax: 501 },
      { learnt },
      [bound(50, 'learnt'), bound(1500, 'learnt'), bound(500, 'learnt')],
    ],
    [
      'only what is written where the program wants no other',
      { mode: 'fixed', pointsPerAwardMax: 51 },
      { learnt },
      [bound(51, 'program'), null, null],
    ],
    [
      'twice as much once somebody said that it is meant',
      { pointsPerAwardMax: 40, awardsPerHourMax: 9 },
      { learnt, raised: 2 },
      [bound(80, 'program'), bound(3000, 'learnt'), bound(18, 'program')],
    ],
    [
      'no more than points can be',
      { pointsPerAwardMax: Number.MAX_SAFE_INTEGER },
      { raised: 2 },
      [bound(Number.MAX_SAFE_INTEGER, 'program'), null, null],
    ],
  ])('%s', (_title, written, known, expected) => {
    const flow = { learnt: null, raised: 1, ...known };
    const { pointsPerAward, pointsPerHour, awardsPerHour } = boundsOf(
      { ...terms, ...written },
      flow,
    );
    expect([pointsPerAward, pointsPerHour, awardsPerHour]).toEqual(expected);
  });
});

describe('an award of which the hour was not loaded', () => {
  it('asks for it, unless the breaker is off or the verdict is given', () => {
    const books = emptyBooks(false);
    const scene = { books, program: program('1'), now: NOON, fresh: countingFresh() };
    const asked = { kind: 'needs', needs: { flows: ['buy'] } };
    expect(lackingFlows(scene, ['buy', 'gone', 'buy'])).toEqual(asked);
    expect(lackingFlows({ ...scene, verdicts: new Map() }, ['buy'])).toBeNull();
    expect(lackingFlows({ ...scene, program: program('1', { mode: 'off' }) }, ['buy'])).toBeNull();
    expect(lackingFlows({ ...scene, books: emptyBooks(true) }, ['buy'])).toBeNull();
    books.flows.set('buy', emptyFlow(NOON / HOUR));
    expect(lackingFlows(scene, ['buy'])).toBeNull();
  });
});
