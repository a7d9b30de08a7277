import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isAmount, POINTS_MAX } from './points.ts';
import {
  add,
  compare,
  divide,
  isZero,
  multiply,
  negate,
  parseDecimal,
  powerOfTen,
  rationalOf,
  subtract,
  toDecimal,
  type Rational,
} from './rational.ts';
import { roundToPoints } from './rounding.ts';
import { pointsText, readPoints } from './units.ts';

function exact(text: string): Rational {
  const value = parseDecimal(text);
  if (value === null) throw new Error(`${text} is no decimal`);
  return value;
}

describe('decimals', () => {
  it.each(['80', '35.5', '-3.25', '0', '0.000000000001', '123456789012345678'])(
    'are written as they were read: %s',
    (text) => {
      expect(toDecimal(exact(text))).toBe(text);
    },
  );

  it.each([
    ['35.0', '35'],
    ['.5', '0.5'],
    ['007', '7'],
    ['+4.10', '4.1'],
    ['-0', '0'],
    ['5.', '5'],
  ])('are written in their shortest form: %s as %s', (text, shortest) => {
    expect(toDecimal(exact(text))).toBe(shortest);
  });

  it.each(['', ' 1', '1,5', '1e3', '0x10', 'NaN', '--1', '.', '1.2.3', '1'.repeat(19)])(
    'are refused when they are not plain: "%s"',
    (text) => {
      expect(parseDecimal(text)).toBeNull();
    },
  );

  it('calculate exactly where floats do not', () => {
    expect(toDecimal(add(exact('0.1'), exact('0.2')))).toBe('0.3');
    expect(toDecimal(multiply(exact('10.017'), exact('3')))).toBe('30.051');
    expect(isZero(subtract(exact('1.1'), exact('1.10')))).toBe(true);
    expect(compare(multiply(divide(exact('1'), exact('3')), exact('3')), exact('1'))).toBe(0);
    expect(toDecimal(divide(exact('1'), exact('-4')))).toBe('-0.25');
    expect(toDecimal(negate(rationalOf(7)))).toBe('-7');
  });

  it('are cut behind twelve digits, and nothing is left of less', () => {
    const tiny = divide(exact('1'), { numerator: powerOfTen(30), denominator: 1n });
    expect([toDecimal(tiny), toDecimal(negate(tiny))]).toEqual(['0', '0']);
    expect(toDecimal(divide(exact('-2'), exact('3')))).toBe('-0.666666666666');
    expect(powerOfTen(30)).toBe(10n ** 30n);
  });
});

describe('rounding', () => {
  it.each([
    ['269.5', 'half_up', 270],
    ['269.49', 'half_up', 269],
    ['-269.5', 'half_up', -269],
    ['269.99', 'floor', 269],
    ['-0.1', 'floor', -1],
    ['269.01', 'ceil', 270],
    ['269', 'ceil', 269],
  ] as const)('makes of %s, %s, %i', (value, mode, points) => {
    expect(roundToPoints(exact(value), mode, 0)).toBe(points);
  });

  it('keeps the decimals that the program has', () => {
    expect(roundToPoints(exact('12.345'), 'half_up', 2)).toBe(1235);
    expect(roundToPoints(exact('12.345'), 'floor', 1)).toBe(123);
  });

  it('refuses what no balance could hold', () => {
    expect(roundToPoints(exact(String(POINTS_MAX)), 'half_up', 0)).toBe(POINTS_MAX);
    expect(roundToPoints(exact(String(POINTS_MAX + 1)), 'half_up', 0)).toBeNull();
    expect(roundToPoints(exact(`-${String(POINTS_MAX)}`), 'half_up', 0)).toBe(-POINTS_MAX);
    expect(roundToPoints(exact(`-${String(POINTS_MAX + 1)}`), 'half_up', 0)).toBeNull();
  });
});

it.each([
  [0, true],
  [POINTS_MAX, true],
  [POINTS_MAX + 1, false],
  [-1, false],
  [0.5, false],
  [Number.NaN, false],
])('an amount of points is whole, not below zero and not beyond what is held: %d', (value, is) => {
  expect(isAmount(value)).toBe(is);
});

describe('points as text', () => {
  it('are read in whole units of the program only', () => {
    expect(readPoints('12.5', 2)).toBe(1250);
    expect(readPoints('12', 0)).toBe(12);
    expect(readPoints('12.0', 0)).toBe(12);
    expect(readPoints('12.5', 0)).toBeNull();
    expect(readPoints('-1', 0)).toBeNull();
    expect(readPoints('many', 0)).toBeNull();
    expect(readPoints(String(POINTS_MAX + 1), 0)).toBeNull();
  });

  it('are read as they were written', () => {
    fc.assert(
      fc.property(fc.nat({ max: POINTS_MAX }), fc.constantFrom(0, 1, 2), (points, decimals) => {
        expect(readPoints(pointsText(points, decimals), decimals)).toBe(points);
      }),
    );
  });
});
