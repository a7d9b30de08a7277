import { describe, expect, it } from 'vitest';
import type { ConditionDocument, Operand, TestDocument } from '../program/document.ts';
import { whyNever } from './can-hold.ts';

type Short = readonly [attribute: string, operator: TestDocument['operator'], value?: Operand];

function test([attribute, operator, value]: Short): TestDocument {
  return { attribute, operator, ...(value === undefined ? {} : { value }) };
}

const all = (...tests: readonly Short[]): ConditionDocument => ({ all: tests.map(test) });
const any = (...tests: readonly Short[]): ConditionDocument => ({ any: tests.map(test) });
const ALWAYS: ConditionDocument = { not: any() };

const total = 'order.total';
const tier = 'member.tier';
const city = 'member.city';
const category = 'product.category';
const tags = 'member.tags';

describe('a condition that may hold', () => {
  it.each<[string, ConditionDocument]>([
    ['a range', all([total, 'at_least', '10'], [total, 'at_most', '20'])],
    ['a range of one number', all([total, 'at_least', '10'], [total, 'at_most', '10'])],
    ['a number in the midst', all([total, 'equals', '15'], [total, 'between', ['10', '20']])],
    [
      'the end of a range with its end',
      all([total, 'equals', '20'], [total, 'between_inclusive', ['10', '20']]),
    ],
    ['the beginning of a range', all([total, 'equals', '10'], [total, 'between', ['10', '20']])],
    ['ranges that overlap', all([total, 'between', ['1', '9']], [total, 'between', ['8', '20']])],
    [
      'bounds of one side',
      all([total, 'more_than', '9'], [total, 'at_least', '9'], [total, 'more_than', '1']),
    ],
    ['other numbers than one', all([total, 'not_equals', '9'], [total, 'at_most', '9'])],
    [
      'numbers of two attributes',
      all([total, 'at_least', '10'], ['order.subtotal', 'at_most', '5']),
    ],
    [
      'a day',
      all(
        ['transaction.date', 'after', '2026-01-01'],
        ['transaction.date', 'before', '2026-01-03'],
      ),
    ],
    [
      'days of a number',
      all(
        ['member.enrolled', 'more_than_days_ago', 5],
        ['member.enrolled', 'less_than_days_ago', 3],
      ),
    ],
    ['one of several words', all([city, 'in', ['Rome', 'Oslo']], [city, 'not_equals', 'rome'])],
    ['words that meet', all([city, 'in', ['Rome', 'Oslo']], [city, 'in', [' oslo ', 'Bern']])],
    ['an id in another case', all([tier, 'equals', 'gold'], [tier, 'not_equals', 'Gold'])],
    ['two categories of one product', all([category, 'equals', 'a'], [category, 'equals', 'b'])],
    [
      'two categories that are called by numbers',
      all([category, 'equals', '1'], [category, 'equals', '2']),
    ],
    ['one number in two ways', all([total, 'equals', '100'], [total, 'equals', '100.00'])],
    [
      'words that differ by more than case',
      all([city, 'equals', 'Maße'], [city, 'not_equals', 'MASSE']),
    ],
    ['one of two categories', all([category, 'in', ['a', 'b']], [category, 'not_equals', 'a'])],
    ['tags', all([tags, 'contains_any', ['a', 'b']], [tags, 'contains_none', ['a']])],
    ['all tags but others', all([tags, 'contains_all', ['a']], [tags, 'contains_none', ['b']])],
    ['no tag out of none', test([tags, 'contains_none', []])],
    ['not among nobody', test([tier, 'not_in', []])],
    ['something of any', { any: [any(), test([tier, 'equals', 'gold'])] }],
    ['the contrary of something', { not: test([tier, 'equals', 'gold']) }],
    ['the contrary of what may be', { not: { any: [test([tier, 'equals', 'gold'])] } }],
    [
      'the contrary of all, of which one may be',
      { not: { all: [ALWAYS, test([tier, 'equals', 'x'])] } },
    ],
    ['the contrary of the contrary', { not: { not: test([tier, 'equals', 'gold']) } }],
    ['nothing that is asked', { all: [] }],
  ])('is let alone: %s', (_title, condition) => {
    expect(whyNever(condition)).toBeNull();
  });
});

describe('a condition that can never hold', () => {
  it.each<[ConditionDocument, string]>([
    [any(), 'nothing stands in any, so nothing is enough'],
    [{ not: ALWAYS }, 'it denies what always holds'],
    [{ not: { all: [] } }, 'it denies what always holds'],
    [{ not: { all: [ALWAYS, ALWAYS] } }, 'it denies what always holds'],
    [{ not: { any: [test([tier, 'equals', 'gold']), ALWAYS] } }, 'it denies what always holds'],
    [
      any([tier, 'in', []], [tags, 'contains_any', []]),
      'member.tier can be nothing out of an empty list; member.tags can be nothing out of an empty list',
    ],
    [
      all([total, 'equals', '100'], [total, 'not_equals', '100.00']),
      'no order.total passes equals 100 and not equals 100.00',
    ],
    [
      all([city, 'equals', 'Rome'], [total, 'at_least', '9'], [total, 'less_than', '9']),
      'no order.total passes at least 9 and less than 9',
    ],
    [
      all([total, 'at_least', '9'], [total, 'more_than', '5'], [total, 'at_most', '8']),
      'no order.total passes at least 9 and more than 5 and at most 8',
    ],
    [
      all([city, 'equals', '1'], [city, 'equals', '1.0']),
      'no member.city passes equals 1 and equals 1.0',
    ],
    [
      all([category, 'equals', 'a'], [category, 'not_equals', 'A']),
      'no product.category passes equals a and not equals A',
    ],
    [
      all(
        ['member.custom.vip', 'equals', 'a'],
        ['member.custom.vip', 'equals', 'b'],
        ['member.custom.vip', 'is_true'],
      ),
      'no member.custom.vip passes equals a and equals b and is true',
    ],
    [
      { not: { not: all([tier, 'in', ['gold']], [tier, 'in', []]) } },
      'it denies what always holds',
    ],
    [
      { all: [test([tier, 'equals', 'gold']), any()] },
      'nothing stands in any, so nothing is enough',
    ],
    [
      { all: [{ all: [test([total, 'at_least', '9'])] }, test([total, 'less_than', '9'])] },
      'no order.total passes at least 9 and less than 9',
    ],
    [
      all([total, 'at_least', '5'], [total, 'at_least', '9'], [total, 'at_most', '8']),
      'no order.total passes at least 5 and at least 9 and at most 8',
    ],
    [
      all([total, 'at_most', '5'], [total, 'at_most', '9'], [total, 'at_least', '8']),
      'no order.total passes at most 5 and at most 9 and at least 8',
    ],
    [
      all([total, 'at_least', '9'], [total, 'more_than', '9'], [total, 'at_most', '9']),
      'no order.total passes at least 9 and more than 9 and at most 9',
    ],
    [
      all([total, 'more_than', '9'], [total, 'at_least', '9'], [total, 'at_most', '9']),
      'no order.total passes more than 9 and at least 9 and at most 9',
    ],
    [
      all([total, 'equals', '20'], [total, 'between', ['10', '20']]),
      'no order.total passes equals 20 and between [10, 20]',
    ],
    [
      all([total, 'equals', '21'], [total, 'between_inclusive', ['10', '20']]),
      'no order.total passes equals 21 and between inclusive [10, 20]',
    ],
    [
      all(['transaction.date', 'on', '2026-01-01'], ['transaction.date', 'after', '2026-01-01']),
      'no transaction.date passes on 2026-01-01 and after 2026-01-01',
    ],
    [
      all(['transaction.date', 'before', '2026-01-01'], ['transaction.date', 'on', '2026-01-01']),
      'no transaction.date passes before 2026-01-01 and on 2026-01-01',
    ],
    [
      all([city, 'equals', 'Rome'], [city, 'not_equals', ' ROME ']),
      'no member.city passes equals Rome and not equals  ROME ',
    ],
    [
      all([tier, 'in', ['gold', 'silver']], [tier, 'not_in', ['silver', 'gold']]),
      'no member.tier passes in [gold, silver] and not in [silver, gold]',
    ],
    [
      all([tier, 'equals', 'gold'], [tier, 'equals', 'Gold']),
      'no member.tier passes equals gold and equals Gold',
    ],
    [
      all(
        [category, 'equals', 'a'],
        [category, 'in', ['b', 'c']],
        [category, 'not_in', ['c', 'B']],
      ),
      'no product.category passes equals a and in [b, c] and not in [c, B]',
    ],
    [
      all([tags, 'contains_any', ['a', 'B']], [tags, 'contains_none', ['b', 'A']]),
      'no member.tags passes contains any [a, B] and contains none [b, A]',
    ],
    [
      all([tags, 'contains_all', ['a', 'b']], [tags, 'contains_none', ['b']]),
      'no member.tags passes contains all [a, b] and contains none [b]',
    ],
  ])('%j', (condition, why) => {
    expect(whyNever(condition)).toBe(why);
  });
});
