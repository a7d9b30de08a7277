import fc from 'fast-check';
import { expect, it } from 'vitest';
import { anyProgram } from '../../../../tests/support/random/any-program.ts';
import { runs } from '../../../../tests/support/random/runs.ts';
import { describeChanges } from '../program/changes/describe-changes.ts';
import { compileProgram } from '../program/compile-program.ts';
import type { ProgramDocument } from '../program/document.ts';
import { lintProgram } from '../program/warnings/lint-program.ts';

type Node = Record<string, unknown> | unknown[];

interface Place {
  readonly node: Node;
  readonly key: string;
  readonly path: string;
  readonly value: unknown;
}

/** Every place of a document that holds something. */
function placesOf(node: unknown, path = ''): readonly Place[] {
  if (typeof node !== 'object' || node === null) return [];
  return Object.entries(node).flatMap(([key, value]): readonly Place[] => {
    const inner = Array.isArray(node)
      ? `${path}[${key}]`
      : `${path}${path === '' ? '' : '.'}${key}`;
    return [{ node: node as Node, key, path: inner, value }, ...placesOf(value, inner)];
  });
}

/** Words of which a place takes a few only, with another one that fits there as well. */
const OTHER_WORDS: Readonly<Record<string, string>> = {
  ...{ day: 'week', week: 'month', month: 'year', year: 'lifetime', lifetime: 'day' },
  ...{ half_up: 'floor', floor: 'ceil', ceil: 'half_up', owe: 'refuse', refuse: 'owe' },
  ...{ best: 'stack', stack: 'best', first_purchase: 'every_purchase' },
  ...{ every_purchase: 'first_purchase', points: 'spend', spend: 'points' },
  ...{ to_reached: 'one', one: 'to_reached', never: 'at_once', at_once: 'never' },
  ...{ at_period_end: 'at_once', pool: 'none', none: 'pool', fixed_amount: 'percentage' },
  ...{ in: 'not_in', not_in: 'in', equals: 'not_equals', not_equals: 'equals' },
  ...{ at_least: 'less_than', less_than: 'at_least', more_than: 'at_most', at_most: 'more_than' },
  ...{ between: 'between_inclusive', between_inclusive: 'between' },
  ...{ contains_any: 'contains_all', contains_all: 'contains_none', contains_none: 'contains_any' },
  ...{ on: 'before', before: 'after', after: 'on' },
  ...{ less_than_days_ago: 'more_than_days_ago', more_than_days_ago: 'less_than_days_ago' },
};
const WORDS = new Set(
  'per rounding debt bonuses on measure steps downgrade coupons type operator'.split(' '),
);

/** Another value that may stand there; undefined where another one would be a thing of another form. */
function other({ key, value }: Place): unknown {
  if (typeof value === 'boolean') return !value;
  if (typeof value === 'number') return value + 1;
  if (key === 'debt' && value === 'floor') return 'owe';
  if (WORDS.has(key)) return OTHER_WORDS[String(value)];
  if (key === 'mode' || key === 'kind') return undefined;
  return /^\d+(\.\d+)?$/.test(String(value)) ? `${String(value)}1` : `${String(value)}x`;
}

/** What a document may leave out, wherever it stands. */
const OPTIONAL = new Set(
  `pointsDecimals rounding expiry reminders policies debt deductionsLowerTier returnsLowerTier bonuses
  holdMinutes earning excludedTenders giftCards browserOrders budgets uses referrals landingPage friend on minimumSubtotal
  waitDays occasions birthday anniversary winback tierRules measure steps graceDays downgrade startMonth
  approval countsForTier budget rules from until limits coupons couponExpiry redemptions
  activityMultipliers`.split(/\s+/),
);

/** Whether one path leads to the other or lies within it. */
function covers(told: string, changed: string): boolean {
  const reaches = (short: string, long: string): boolean =>
    long === short || long.startsWith(`${short}.`) || long.startsWith(`${short}[`);
  return reaches(told, changed) || reaches(changed, told);
}

function copyOf(document: ProgramDocument): ProgramDocument {
  return structuredClone(document);
}

/** What a document decides by, without the document itself. */
function decidesBy(document: ProgramDocument): string | null {
  const compiled = compileProgram(document, 1, {});
  if (!compiled.ok) return null;
  const { document: _written, ...program } = compiled.program;
  return JSON.stringify(program, (_key, value: unknown) => {
    if (value instanceof Map || value instanceof Set) return [...value] as unknown;
    return typeof value === 'bigint' ? String(value) : value;
  });
}

it('tells of every value that is another, at its place', () => {
  fc.assert(
    fc.property(anyProgram, fc.nat(), (before, pick) => {
      const after = copyOf(before);
      const leaves = placesOf(after).filter(
        (leaf) => typeof leaf.value !== 'object' && other(leaf) !== undefined,
      );
      const place = leaves[pick % leaves.length];
      if (place === undefined) throw new Error('an empty document');
      Reflect.set(place.node, place.key, other(place));
      const told = describeChanges(before, after);
      expect(told.filter(({ path }) => covers(path, place.path))).not.toEqual([]);
      for (const { sentence } of told) expect(sentence).toMatch(/^\S.*\.$/su);
    }),
    runs(500),
  );
});

it('tells of everything that is left out and decides otherwise', () => {
  fc.assert(
    fc.property(anyProgram, fc.nat(), (before, pick) => {
      const after = copyOf(before);
      const places = placesOf(after).filter(
        ({ node, key }) => Array.isArray(node) || OPTIONAL.has(key),
      );
      const place = places[pick % places.length];
      if (place === undefined) throw new Error('an empty document');
      if (Array.isArray(place.node)) place.node.splice(Number(place.key), 1);
      else Reflect.deleteProperty(place.node, place.key);
      const wanted = decidesBy(after);
      if (wanted === null) return;
      const told = describeChanges(before, after);
      if (wanted !== decidesBy(before)) expect(told).not.toEqual([]);
    }),
    runs(500),
  );
});

/** The same with the keys of every object the other way round. */
function turned(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(turned);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .toReversed()
      .map(([key, inner]) => [key, turned(inner)]),
  );
}

it('tells of nothing between a document and itself, whatever the order of its keys', () => {
  fc.assert(
    fc.property(anyProgram, (document) => {
      expect(describeChanges(document, turned(document) as ProgramDocument)).toEqual([]);
    }),
    runs(100),
  );
});

it('tells of something between any two documents that decide differently', () => {
  fc.assert(
    fc.property(anyProgram, anyProgram, (one, another) => {
      const isSame = decidesBy(one) === decidesBy(another);
      expect(describeChanges(one, another).length === 0 && !isSame).toBe(false);
    }),
    runs(100),
  );
});

it('warns of places that are there, for any program on any day', () => {
  const days = fc.date({
    min: new Date('2026-01-01'),
    max: new Date('2027-01-01'),
    noInvalidDate: true,
  });
  fc.assert(
    fc.property(anyProgram, days, (document, day) => {
      const compiled = compileProgram(document, 1, {});
      if (!compiled.ok) throw new Error(JSON.stringify(compiled.problems));
      const paths = new Set(placesOf(document).map(({ path }) => path));
      for (const { path, sentence, advice } of lintProgram(compiled.program, day.getTime())) {
        expect(paths).toContain(path);
        expect(sentence).toMatch(/^\S.*\.$/su);
        expect(advice).not.toBe('');
      }
    }),
    runs(200),
  );
});
