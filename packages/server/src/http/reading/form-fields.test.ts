import { describe, expect, it } from 'vitest';
import { decodeValue, readForm } from './form-fields.ts';

function decoded(text: string): Record<string, string[]> {
  return Object.fromEntries(
    [...readForm(text)].map(([name, field]) => [
      name,
      field.from === 'form' ? field.values.map((value) => decodeValue(value, 'space')) : [],
    ]),
  );
}

describe('a form', () => {
  it('is decoded as forms are', () => {
    expect(decoded('a=1+2&b=%5B%22x%22%5D&c%20d=%C3%A9')).toEqual({
      a: ['1 2'],
      b: ['["x"]'],
      'c d': ['é'],
    });
  });

  it('passes nothing with a key that has no value', () => {
    expect(decoded('order_id=R1&returned_amount&quantity=&&')).toEqual({
      order_id: ['R1'],
      quantity: [''],
    });
  });

  it('repeats names for lists, with brackets or without', () => {
    expect(decoded('s=a&s=b&t[]=c&t%5B%5D=d')).toEqual({ s: ['a', 'b'], t: ['c', 'd'] });
  });

  it('keeps a value that was never encoded as it stands', () => {
    expect(decoded('reason=1 + 1 = 100% off&x=1')).toEqual({
      reason: ['1 + 1 = 100% off'],
      x: ['1'],
    });
  });

  it('lets an unencoded list hold what would end a value', () => {
    const list = '[{"url": "http://a/?b=1&c=2",\n "title": "Bob\'s } [A&B]"}]';
    expect(decoded(`a=1&products= ${list}&z=2`)).toEqual({ a: ['1'], products: [list], z: ['2'] });
  });

  it('treats a bracket that nothing closes as text', () => {
    expect(decoded('a=[1&b=[2]&c=3')).toEqual({ a: ['[1'], b: ['[2]'], c: ['3'] });
  });

  it('stays quick when many brackets are left open', () => {
    const started = performance.now();
    const fields = readForm('a=[&'.repeat(250_000));
    expect(fields.get('a')).toMatchObject({ from: 'form' });
    expect(performance.now() - started).toBeLessThan(2000);
  });

  it('decodes what it can of text that is half encoded', () => {
    expect(decodeValue('50%+off%21', 'space')).toBe('50% off!');
    expect(decodeValue('caf%E9', 'space')).toBe('caf\ufffd');
  });

  it('keeps a plus where no space can be', () => {
    expect(decodeValue('bob+tag@b.c', 'plus')).toBe('bob+tag@b.c');
    expect(decodeValue('bob%2Btag%40b.c', 'plus')).toBe('bob+tag@b.c');
  });
});
