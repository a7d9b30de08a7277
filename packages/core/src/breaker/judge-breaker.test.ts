import { describe, expect, it } from 'vitest';
import { countingFresh } from '../../../../tests/support/scenario/core-driver.ts';
import { applyChanges } from '../books/apply-changes.ts';
import { emptyBooks, type Books } from '../books/books.ts';
import { emptyFlow } from '../books/flow.ts';
import type { Held } from '../books/held.ts';
import type { Command } from '../commands.ts';
import { decide } from '../decide.ts';
import type { Scene } from '../deciding.ts';
import { compileProgram } from '../program/compile-program.ts';
import type { BreakerDocument, ProgramDocument } from '../program/document.ts';
import type { Program } from '../program/program.ts';
import { HOUR, MINUTE } from '../time/instant.ts';
import { explainTrace } from '../trace-sentences.ts';
import { boundsOf, lackingFlows, watched } from './judge-breaker.ts';

const NOON = Date.UTC(2026, 2, 1, 12);

function program(
  multiplier: string,
  breaker: BreakerDocument = {},
  version = 1,
  more: Partial<ProgramDocument> = {},
): Program {
  const document: ProgramDocument = {
    ...{ name: 'Shop', currency: 'USD', timeZone: 'UTC', breaker, rewards: [] },
    activities: [{ id: 'buy', name: 'Purchase', earn: { multiplier } }],
    tiers: [{ id: 'all', name: 'All', threshold: '0' }],
    ...more,
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

/** What runs since noon, and what ran for an hour before. */
function changed(running: Program, before: Program): Partial<Scene> {
  const versions = [
    { program: running, appliedAt: NOON },
    { program: before, appliedAt: NOON - HOUR },
  ];
  return { program: running, past: { now: NOON, versions } };
}

/** In use already in this hour, and nothing learnt. */
const busy = { ...emptyFlow(NOON / HOUR), awards: 20 };

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

  it.each([
    [0, 2, 10, { seen: 1000, allowed: 3000, before: 1000 }],
    [0, 2, 40, { seen: 4000, allowed: 3000, before: 1000 }],
    [2, 0, 10, { seen: 10, allowed: 30, before: 10 }],
    [2, 0, 40, { seen: 40, allowed: 30, before: 10 }],
    [1, 1, 40, { seen: 400, allowed: 300, before: 100 }],
  ])(
    'compares points that became finer or coarser: from %i decimals to %i, times %i',
    (from, to, times, { seen, allowed, before }) => {
      const { award, books } = shop();
      books.flows.set('buy', { ...busy, raised: 1 });
      const running = program(String(times / 10), {}, 2, { pointsDecimals: to as 0 });
      const old = program('1', {}, 1, { pointsDecimals: from as 0 });
      const held = award(changed(running, old), 10);
      const why = { reason: 'changed_rules', seen, allowed, by: 'version', version: 1, before };
      expect(held).toEqual(times > 30 ? why : null);
    },
  );

  it('takes what was said to be meant for a change too', () => {
    const { award, books } = shop();
    books.flows.set('buy', { ...busy, raised: 2 });
    const before = program('1');
    expect(award(changed(program('6', {}, 2), before), 10)).toBeNull();
    const more = award(changed(program('6.1', {}, 2), before), 10);
    expect(more).toMatchObject({ seen: 61, allowed: 60 });
  });

  it('leaves to the band what earned nothing before', () => {
    const { award, books } = shop();
    books.flows.set('buy', { ...busy, raised: 1 });
    expect(award(changed(program('9', {}, 2), program('0')), 10)).toBeNull();
  });

  it('has nothing to compare with where no other version ran', () => {
    const { award, books } = shop();
    books.flows.set('buy', { ...busy, raised: 1 });
    const running = program('9', {}, 2);
    expect(award({ program: running, past: { now: NOON, versions: [] } }, 10)).toBeNull();
    const versions = [{ program: running, appliedAt: NOON }];
    expect(award({ program: running, past: { now: NOON, versions } }, 10)).toBeNull();
  });

  it('does not look at what gives no points, or where it is off', () => {
    const { award, books } = shop();
    const flow = { ...busy, awards: 1000, raised: 1 };
    books.flows.set('buy', flow);
    const strict = { awardsPerHourMax: 1, pointsPerAwardMax: '1' };
    expect(award({ program: program('1', strict) }, 0)).toBeNull();
    expect(award({ program: program('1', { ...strict, mode: 'off' }) }, 50)).toBeNull();
    expect(award({ program: program('1', strict) }, 2)).toEqual({
      ...{ reason: 'points_per_award', seen: 2, allowed: 1, by: 'program' },
    });
  });

  it('takes an activity whose band is known for one in use, however little it gave this hour', () => {
    const { award, books } = shop();
    const learnt = { pointsPerAward: 1_000_000, pointsPerHour: 1, awardsPerHour: 1 };
    books.flows.set('buy', { ...busy, awards: 0, learnt, raised: 1 });
    const held = award(changed(program('4', {}, 2), program('1')), 10);
    expect(held).toMatchObject({ reason: 'changed_rules' });
  });
});

describe('the bounds of an activity', () => {
  const none = { pointsPerAwardMax: null, pointsPerHourMax: null, awardsPerHourMax: null };
  const terms = { ...none, mode: 'learnt', times: 5, watchMs: 0, watchTimes: 3 } as const;
  const learnt = { pointsPerAward: 10, pointsPerHour: 1000, awardsPerHour: 200 };

  it('are none where nothing is written and nothing was learnt, or learning is off', () => {
    const unbounded = { pointsPerAward: null, pointsPerHour: null, awardsPerHour: null };
    expect(boundsOf(terms, { learnt: null, raised: 1 })).toEqual(unbounded);
    expect(boundsOf({ ...terms, mode: 'fixed' }, { learnt, raised: 1 })).toEqual(unbounded);
  });

  it('are some times the greatest that was seen, and as often as was said to be meant', () => {
    const by = 'learnt';
    expect(boundsOf(terms, { learnt, raised: 2 })).toEqual({
      pointsPerAward: { allowed: 100, by },
      pointsPerHour: { allowed: 10_000, by },
      awardsPerHour: { allowed: 2000, by },
    });
  });

  it('let an hour of a small shop bring twenty of its greatest awards, and a hundred awards', () => {
    const small = { pointsPerAward: 10, pointsPerHour: 30, awardsPerHour: 3 };
    expect(boundsOf(terms, { learnt: small, raised: 1 })).toMatchObject({
      pointsPerHour: { allowed: 1000 },
      awardsPerHour: { allowed: 500 },
    });
  });

  it.each([
    [49, { allowed: 49, by: 'program' }],
    [50, { allowed: 50, by: 'program' }],
    [51, { allowed: 50, by: 'learnt' }],
  ] as const)('are the lesser of what is written and what was learnt: %i', (written, bound) => {
    const bounded = { ...terms, pointsPerAwardMax: written };
    expect(boundsOf(bounded, { learnt, raised: 1 }).pointsPerAward).toEqual(bound);
  });

  it('end where numbers do', () => {
    const huge = { ...learnt, pointsPerAward: Number.MAX_SAFE_INTEGER };
    const bounded = { ...terms, pointsPerHourMax: Number.MAX_SAFE_INTEGER };
    const bounds = boundsOf(bounded, { learnt: huge, raised: 9 });
    expect(bounds.pointsPerAward?.allowed).toBe(Number.MAX_SAFE_INTEGER);
    expect(bounds.pointsPerHour?.allowed).toBe(Number.MAX_SAFE_INTEGER);
  });
});

describe('hours that must be loaded', () => {
  const activities = [
    { id: 'buy', name: 'Purchase', earn: { multiplier: '1' } },
    { id: 'free', name: 'Free', earn: { points: '1' }, breaker: { mode: 'off' as const } },
  ];
  const watching = program('1', {}, 1, { activities });
  const named = ['buy', 'free', 'gone', 'buy'];

  it('are those of activities that the breaker looks at, each once', () => {
    expect(watched(watching, named)).toEqual(['buy']);
  });

  it('are asked for until they are there, and by nobody who needs none', () => {
    const books = emptyBooks(false);
    const scene = { books, program: watching, now: NOON, fresh: countingFresh() };
    expect(lackingFlows(scene, named)).toEqual({ kind: 'needs', needs: { flows: ['buy'] } });
    expect(lackingFlows({ ...scene, verdicts: new Map() }, named)).toBeNull();
    expect(lackingFlows({ ...scene, books: emptyBooks(true) }, named)).toBeNull();
    books.flows.set('buy', emptyFlow(0));
    expect(lackingFlows(scene, named)).toBeNull();
  });
});
