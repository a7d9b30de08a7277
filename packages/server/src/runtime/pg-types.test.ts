import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parserOf } from './pg-types.ts';

const instantOf = parserOf(1184) as (text: string) => number;

describe('columns', () => {
  it('make milliseconds of what the database says of any instant', () => {
    const min = Date.UTC(1000, 0, 1);
    const max = Date.UTC(9999, 11, 31);
    fc.assert(
      fc.property(fc.integer({ min, max }), (instant) => {
        // As PostgreSQL writes it: no zeros at the end of a fraction, and no empty one.
        const [day = '', time = ''] = new Date(instant).toISOString().slice(0, -1).split('T');
        const fraction = time.slice(9).replace(/0+$/, '');
        const text = `${day} ${time.slice(0, 8)}${fraction === '' ? '' : `.${fraction}`}+00`;
        expect(instantOf(text)).toBe(instant);
      }),
    );
  });

  it.each([
    ['2026-01-31 08:00:00+00', '2026-01-31T08:00:00.000Z'],
    ['2026-01-31 08:00:00.5+00', '2026-01-31T08:00:00.500Z'],
    ['2026-01-31 08:00:00.123999+00', '2026-01-31T08:00:00.123Z'],
    ['1969-12-31 23:59:59.999+00', '1969-12-31T23:59:59.999Z'],
  ])('read %s', (text, iso) => {
    expect(new Date(instantOf(text)).toISOString()).toBe(iso);
  });

  it('refuse a number that JavaScript would round', () => {
    const number = parserOf(20);
    expect(number('9007199254740991')).toBe(Number.MAX_SAFE_INTEGER);
    expect(() => number('9007199254740992')).toThrow('does not fit');
  });
});
