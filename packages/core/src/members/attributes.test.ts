import { describe, expect, it } from 'vitest';
import { compiled } from '../../../../tests/support/random/memory-ledger.ts';
import { plain } from '../../../../tests/scenarios/programs.ts';
import { NOBODY } from '../books/records.ts';
import type { CustomValue, CustomValues } from '../rules/values.ts';
import { attributeIdentities, attributeRef, checkAttributes } from './attributes.ts';

const program = compiled({
  ...plain,
  members: {
    attributes: [
      { name: 'nick', type: 'string' },
      { name: 'badge', type: 'string', unique: true, required: false },
      { name: 'card', type: 'number', unique: true, required: false },
      { name: 'shoe', type: 'number' },
      { name: 'since', type: 'date' },
      { name: 'staff', type: 'boolean' },
      { name: 'likes', type: 'list' },
    ],
    unique: ['phone'],
  },
});
const strict = compiled({
  ...plain,
  members: {
    attributes: [
      { name: 'badge', type: 'string', unique: true },
      { name: 'shoe', type: 'number', required: true },
      { name: 'likes', type: 'list', required: true },
    ],
  },
});
const letters = (length: number): string => 'x'.repeat(length);
const check = (custom: CustomValues) => checkAttributes(program, custom, { mayLack: false });

describe('attributes of a profile', () => {
  it.each<[string, string, CustomValue, CustomValue]>([
    ['a text', 'nick', ' Annie ', ' Annie '],
    ['the longest text', 'nick', letters(1000), letters(1000)],
    ['the longest unique text', 'badge', letters(200), letters(200)],
    ['a number', 'shoe', 42.5, 42.5],
    ['a number as text', 'shoe', ' 42.50 ', ' 42.50 '],
    ['a day', 'since', '2026-02-28', '2026-02-28'],
    ['yes', 'staff', true, true],
    ['no', 'staff', false, false],
    ['yes out of a file', 'staff', 'true', true],
    ['no out of a file', 'staff', 'false', false],
    ['a list', 'likes', ['tea', 'jam'], ['tea', 'jam']],
    ['a list out of a file', 'likes', '["tea"]', ['tea']],
    [
      'the longest list',
      'likes',
      Array.from({ length: 100 }, () => 'x'),
      Array.from({ length: 100 }, () => 'x'),
    ],
    ['the longest texts of a list', 'likes', [letters(200)], [letters(200)]],
    ['a text of spaces, which says nothing', 'since', '  ', '  '],
    ['nothing', 'since', null, null],
    ['what nobody declared', 'pet', 'Rex', 'Rex'],
  ])('keep %s', (_, name, value, kept) => {
    expect(check({ [name]: value })).toEqual({ ok: true, custom: { [name]: kept } });
  });

  const AMOUNT = 'a decimal number for shoe';
  const LIST = 'a list of texts, 100 at most for likes';
  it.each<[string, string, CustomValue, readonly [string, string]]>([
    ['a number for a text', 'nick', 7, ['7', 'a text of 1000 characters at most for nick']],
    [
      'too long a text',
      'nick',
      letters(1001),
      [`"${letters(59)}`, 'a text of 1000 characters at most for nick'],
    ],
    [
      'too long a unique text',
      'badge',
      letters(201),
      [`"${letters(59)}`, 'a text of 200 characters at most for badge'],
    ],
    ['a word for a number', 'shoe', 'large', ['"large"', AMOUNT]],
    ['a number without end', 'shoe', Infinity, ['null', AMOUNT]],
    ['no number', 'shoe', true, ['true', AMOUNT]],
    ['too many spaces', 'shoe', '42'.padEnd(201), [`"42${' '.repeat(57)}`, AMOUNT]],
    ['a unique number that is none', 'card', 'x', ['"x"', 'a decimal number for card']],
    [
      'a day that is none',
      'since',
      '2026-02-30',
      ['"2026-02-30"', 'a day such as 2026-01-31 for since'],
    ],
    ['a number for a day', 'since', 20260228, ['20260228', 'a day such as 2026-01-31 for since']],
    ['perhaps', 'staff', 'maybe', ['"maybe"', 'true or false for staff']],
    ['a word for a list', 'likes', 'tea', ['"tea"', LIST]],
    ['a value for a list', 'likes', '7', ['"7"', LIST]],
    [
      'too long a list',
      'likes',
      Array.from({ length: 101 }, () => 'x'),
      [`[${'"x",'.repeat(14)}"x"`, LIST],
    ],
    ['a list of numbers', 'likes', '["tea",7]', ['"[\\"tea\\",7]"', LIST]],
    ['too long a text in a list', 'likes', ['tea', letters(201)], [`["tea","${letters(52)}`, LIST]],
  ])('refuse %s', (_, name, value, [seen, needed]) => {
    expect(check({ [name]: value })).toEqual({
      ok: false,
      problem: {
        code: 'attribute_malformed',
        details: { field: name, seen: seen.slice(0, 60), needed },
      },
    });
  });

  it.each([
    ['badge', {}, 'a text of 200 characters at most for badge'],
    ['badge', { badge: ' ' }, 'a text of 200 characters at most for badge'],
    ['badge', { badge: null }, 'a text of 200 characters at most for badge'],
    ['shoe', { badge: 'A1', shoe: '' }, 'a decimal number for shoe'],
    ['likes', { badge: 'A1', shoe: 42 }, 'a list of texts, 100 at most for likes'],
  ])('must say %s unless they are carried over: %j', (field, custom, needed) => {
    expect(checkAttributes(strict, custom, { mayLack: false })).toEqual({
      ok: false,
      problem: { code: 'attribute_missing', details: { field, seen: 'nothing', needed } },
    });
    expect(checkAttributes(strict, custom, { mayLack: true })).toEqual({ ok: true, custom });
  });

  it('are looked for by name alone, not among what every object has', () => {
    const named = compiled({
      ...plain,
      members: { attributes: [{ name: 'constructor', type: 'string', unique: true }] },
    });
    expect(checkAttributes(named, {}, { mayLack: false })).toMatchObject({ ok: false });
    expect(attributeIdentities(named, NOBODY)).toEqual([]);
  });
});

describe('what a member is known by', () => {
  it.each<[string, Partial<typeof NOBODY>, readonly string[]]>([
    ['nothing', {}, []],
    ['a text without its outer spaces', { custom: { badge: ' A1 ' } }, ['attribute:badge A1']],
    ['a number in one spelling', { custom: { card: '042.0' } }, ['attribute:card 42']],
    ['the same number', { custom: { card: 42 } }, ['attribute:card 42']],
    ['not what does not fit its type', { custom: { card: 'x', badge: '' } }, []],
    ['not a number among more spaces than are kept', { custom: { card: '42'.padEnd(201) } }, []],
    ['a number among spaces', { custom: { card: '42'.padStart(200) } }, ['attribute:card 42']],
    ['not what need not be unique', { custom: { shoe: 42, nick: 'Annie' } }, []],
    ['the digits of a telephone', { phone: '(555) 0100' }, ['attribute:phone 5550100']],
    ['with its country', { phone: '5550100', phoneCountryCode: '1' }, ['attribute:phone 15550100']],
    ['not twice', { phone: ' +1 555-0100', phoneCountryCode: '1' }, ['attribute:phone 15550100']],
    ['without zeros before it', { phone: '001-555+0100' }, ['attribute:phone 15550100']],
    ['no telephone of zeros', { phone: '000' }, []],
    [
      'two hundred digits at most',
      { phone: '7'.repeat(250) },
      [`attribute:phone ${'7'.repeat(200)}`],
    ],
  ])('%s', (_, said, known) => {
    const found = attributeIdentities(program, { ...NOBODY, ...said });
    expect(found.map(({ kind, value }) => `${kind} ${value}`)).toEqual(known);
  });

  it('no telephone where two may share one', () => {
    expect(attributeIdentities(strict, { ...NOBODY, phone: '5550100' })).toEqual([]);
  });

  it.each([
    ['phone', '+1 (555) 0100', '15550100'],
    ['badge', ' A1', 'A1'],
    ['card', '42.0', '42'],
  ])('leads to him: %s %s', (name, value, kept) => {
    expect(attributeRef(program, name, value)).toEqual({ by: 'attribute', name, value: kept });
  });

  it.each([
    ['phone', 'none'],
    ['badge', ' '],
    ['card', 'large'],
    ['nick', 'Annie'],
    ['pet', 'Rex'],
  ])('does not lead to anybody: %s %s', (name, value) => {
    expect(attributeRef(program, name, value)).toBeNull();
    expect(attributeRef(strict, 'phone', '5550100')).toBeNull();
  });
});
