import { describe, expect, it } from 'vitest';
import { compiled } from '../../../../tests/support/random/memory-ledger.ts';
import { plain } from '../../../../tests/scenarios/programs.ts';
import { NOBODY } from '../books/records.ts';
import type { CustomValue } from '../rules/values.ts';
import { attributeIdentities, attributeRef, checkAttributes } from './attributes.ts';

const program = compiled({
  ...plain,
  members: {
    unique: ['phone'],
    attributes: [
      { name: 'nick', type: 'string' },
      { name: 'card', type: 'string', unique: true, required: false },
      { name: 'shoe', type: 'number' },
      { name: 'locker', type: 'number', unique: true, required: false },
      { name: 'since', type: 'date' },
      { name: 'vegan', type: 'boolean' },
      { name: 'hobbies', type: 'list' },
      { name: 'shop', type: 'string', required: true },
    ],
  },
});
const bare = compiled(plain);
const shop = { shop: 'Rome' };

function check(name: string, value: CustomValue): unknown {
  return checkAttributes(program, { ...shop, [name]: value }, { mayLack: false });
}

describe('an attribute of a member', () => {
  it.each<[string, CustomValue, CustomValue]>([
    ['nick', ' Annie ', ' Annie '],
    ['nick', 'x'.repeat(1000), 'x'.repeat(1000)],
    ['card', 'x'.repeat(200), 'x'.repeat(200)],
    ['shoe', 42, 42],
    ['shoe', '42.5', '42.5'],
    ['since', '2020-02-29', '2020-02-29'],
    ['vegan', true, true],
    ['vegan', 'true', true],
    ['vegan', 'false', false],
    ['hobbies', ['a', 'b'], ['a', 'b']],
    ['hobbies', '["a","b"]', ['a', 'b']],
    ['hobbies', [], []],
    [
      'hobbies',
      Array.from({ length: 100 }, () => 'x'.repeat(200)),
      Array.from({ length: 100 }, () => 'x'.repeat(200)),
    ],
    ['other', 'whatever', 'whatever'],
    ['nick', '', ''],
    ['shoe', ' ', ' '],
    ['shoe', null, null],
  ])('%s is kept in the form of its type, case %#', (name, value, kept) => {
    expect(check(name, value)).toEqual({ ok: true, custom: { ...shop, [name]: kept } });
  });

  it.each<[string, CustomValue, string, string]>([
    ['nick', 5, '5', 'a text of 1000 characters at most for nick'],
    ['nick', 'x'.repeat(1001), `"${'x'.repeat(59)}`, 'a text of 1000 characters at most for nick'],
    ['card', 'x'.repeat(201), `"${'x'.repeat(59)}`, 'a text of 200 characters at most for card'],
    ['shoe', 'many', '"many"', 'a decimal number for shoe'],
    ['shoe', Number.NaN, 'null', 'a decimal number for shoe'],
    ['shoe', true, 'true', 'a decimal number for shoe'],
    ['shoe', '1'.repeat(201), `"${'1'.repeat(59)}`, 'a decimal number for shoe'],
    ['since', '2020-02-30', '"2020-02-30"', 'a day such as 2026-01-31 for since'],
    ['since', 5, '5', 'a day such as 2026-01-31 for since'],
    ['vegan', 'yes', '"yes"', 'true or false for vegan'],
    ['vegan', 1, '1', 'true or false for vegan'],
    ['hobbies', 'a', '"a"', 'a list of texts, 100 at most for hobbies'],
    ['hobbies', '{"a":1}', String.raw`"{\"a\":1}"`, 'a list of texts, 100 at most for hobbies'],
    ['hobbies', '[1]', '"[1]"', 'a list of texts, 100 at most for hobbies'],
    [
      'hobbies',
      ['x'.repeat(201)],
      `["${'x'.repeat(58)}`,
      'a list of texts, 100 at most for hobbies',
    ],
    [
      'hobbies',
      Array.from({ length: 101 }, () => 'a'),
      '["a","a","a","a","a","a","a","a","a","a","a","a","a","a","a"',
      'a list of texts, 100 at most for hobbies',
    ],
  ])('%s of another form is refused in words, case %#', (field, value, seen, needed) => {
    const details = { field, seen: seen.slice(0, 60), needed };
    expect(check(field, value)).toEqual({
      ok: false,
      problem: { code: 'attribute_malformed', details },
    });
  });

  it('that is required is missed, unless the member is carried over', () => {
    const details = {
      field: 'shop',
      seen: 'nothing',
      needed: 'a text of 1000 characters at most for shop',
    };
    const missing = { ok: false, problem: { code: 'attribute_missing', details } };
    for (const custom of [{}, { shop: '' }, { shop: ' ' }, { shop: null }]) {
      expect(checkAttributes(program, custom, { mayLack: false })).toEqual(missing);
      expect(checkAttributes(program, custom, { mayLack: true })).toEqual({ ok: true, custom });
    }
  });
});

describe('a member is found', () => {
  const person = (more: Partial<typeof NOBODY>) =>
    attributeIdentities(program, { ...NOBODY, ...more });

  it.each<[string, Partial<typeof NOBODY>, readonly unknown[]]>([
    ['by nothing, if nothing is known', {}, []],
    [
      'by his card as it is written',
      { custom: { card: ' A7 ' } },
      [{ kind: 'attribute:card', value: 'A7' }],
    ],
    [
      'by his number however it is written',
      { custom: { locker: '42.0' } },
      [{ kind: 'attribute:locker', value: '42' }],
    ],
    [
      'by his number as one',
      { custom: { locker: 42 } },
      [{ kind: 'attribute:locker', value: '42' }],
    ],
    ['by nothing that does not fit', { custom: { locker: 'many', card: '' } }, []],
    ['by nothing that others share', { custom: { nick: 'Annie' } }, []],
    [
      'by his telephone with its country',
      { phone: '0171 23-45', phoneCountryCode: '+49' },
      [{ kind: 'attribute:phone', value: '4901712345' }],
    ],
    [
      'by his telephone that has its country',
      { phone: ' +49 171', phoneCountryCode: '+1' },
      [{ kind: 'attribute:phone', value: '49171' }],
    ],
    [
      'by his telephone without zeros before it',
      { phone: '0049 171' },
      [{ kind: 'attribute:phone', value: '49171' }],
    ],
    ['by no telephone without digits', { phone: '-' }, []],
  ])('%s', (_title, profile, identities) => {
    expect(person(profile)).toEqual(identities);
  });

  it('by no telephone where several may have the same', () => {
    expect(attributeIdentities(bare, { ...NOBODY, phone: '123' })).toEqual([]);
  });

  it.each<[string, string, unknown]>([
    ['phone', '+49 (171) 5', '491715'],
    ['phone', '00171', '171'],
    ['phone', 'none', null],
    ['card', ' A7 ', 'A7'],
    ['card', ' ', null],
    ['locker', '42.00', '42'],
    ['locker', 'many', null],
    ['nick', 'Annie', null],
    ['unknown', 'x', null],
  ])('named by %s %j, or nobody could be meant', (name, value, found) => {
    const ref = found === null ? null : { by: 'attribute', name, value: found };
    expect(attributeRef(program, name, value)).toEqual(ref);
  });

  it('by no name that the program does not tell members apart by', () => {
    expect(attributeRef(bare, 'phone', '171')).toBeNull();
  });
});
