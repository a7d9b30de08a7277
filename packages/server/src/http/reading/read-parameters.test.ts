import { choice, date, decimal, email, flag, integer, list, text } from '@fealty/contract';
import { Type } from 'typebox';
import { describe, expect, it } from 'vitest';
import { readBodyFields } from './body-fields.ts';
import { readForm } from './form-fields.ts';
import { NO_FIELDS } from './raw-fields.ts';
import { prepareReading } from './read-parameters.ts';

const words = { description: 'x', example: 'x' };
const read = prepareReading(
  Type.Object({
    who: email(words),
    day: Type.Optional(date(words)),
    amount: Type.Optional(decimal(words)),
    count: integer(words, { minimum: 1, maximum: 100, default: 12 }),
    all: flag(words, false),
    order: choice(words, ['up', 'down'], 'up'),
    name: Type.Optional(text(words, { maxLength: 5 })),
    ids: Type.Optional(list({ ...words, also: ['id_list'] }, { maxItems: 3 })),
    codes: Type.Optional(list(words, { maxItems: 3, isListInJson: true })),
  }),
);

function query(form: string): ReturnType<typeof read> {
  return read(readForm(form), NO_FIELDS);
}

function body(json: string): ReturnType<typeof read> {
  return read(NO_FIELDS, readBodyFields(json) ?? NO_FIELDS);
}

const OTHERWISE = { count: 12, all: false, order: 'up' };

describe('parameters', () => {
  it('have their defaults', () => {
    expect(query('who=A@B.c')).toEqual({ kind: 'read', values: { who: 'a@b.c', ...OTHERWISE } });
  });

  it('come from the query before the body, unless the query passes nothing', () => {
    const fields = readBodyFields('{"who":"body@b.c","count":5}') ?? NO_FIELDS;
    expect(read(readForm('who=query@b.c&count'), fields)).toEqual({
      kind: 'read',
      values: { ...OTHERWISE, who: 'query@b.c', count: 5 },
    });
  });

  it.each([
    ['amount=35.0', { amount: '35.0' }],
    ['amount=.5', { amount: '0.5' }],
    ['amount=35.300000000000004', { amount: '35.300000000000' }],
    ['count=7.0', { count: 7 }],
    ['count= 7,', { count: 7 }],
    ['all=True', { all: true }],
    ['all=1', { all: true }],
    ['all=False', { all: false }],
    ['order=Down', { order: 'down' }],
    ['day=31/12/2017', { day: '2017-12-31' }],
    ['id_list=a,b', { ids: ['a', 'b'] }],
    ['name= bob ', { name: 'bob' }],
    ['name=a&name=a', { name: 'a' }],
  ])('are understood from %s', (form, values) => {
    expect(query(`who=a@b.c&${form}`)).toEqual({
      kind: 'read',
      values: { ...OTHERWISE, who: 'a@b.c', ...values },
    });
  });

  it('are understood from JSON values', () => {
    const json =
      '{"who":"a@b.c","amount":35.5,"count":7,"all":true,"ids":["a",1],"name":null,"day":""}';
    expect(body(json)).toEqual({
      kind: 'read',
      values: { who: 'a@b.c', amount: '35.5', count: 7, all: true, ids: ['a', '1'], order: 'up' },
    });
  });

  it('that are missing go before those that are malformed', () => {
    expect(query('count=0')).toEqual({ kind: 'missing', names: ['who'] });
  });

  it.each([
    ['count=0', 'count'],
    ['count=101', 'count'],
    ['count=1.5', 'count'],
    ['count=99999999999999999999', 'count'],
    ['amount=-1', 'amount'],
    ['amount=1e3', 'amount'],
    ['amount=1,000', 'amount'],
    ['amount=NaN', 'amount'],
    ['all=yes', 'all'],
    ['order=sideways', 'order'],
    ['day=2017-12-31', 'day'],
    ['name=toolong', 'name'],
    ['name=%00', 'name'],
    ['name=a&name=b', 'name'],
    ['ids=a,b,c,d', 'ids'],
    ['ids=[a', 'ids'],
  ])('are refused by name: %s', (form, name) => {
    const reading = query(`who=a@b.c&${form}`);
    expect(reading).toMatchObject({ kind: 'malformed', faults: [{ name }] });
  });

  it('that must be lists in JSON are no texts there, and as they like in a form', () => {
    const said = (codes: string) => body(`{"who":"a@b.c","codes":${codes}}`);
    const fault = { name: 'codes', seen: 'A,B', allowed: 'a list of texts, as ["A","B"]' };
    expect(said('"A,B"')).toEqual({ kind: 'malformed', faults: [fault] });
    for (const codes of ['["A","B"]', '"[\\"A\\",\\"B\\"]"']) {
      expect(said(codes)).toMatchObject({ values: { codes: ['A', 'B'] } });
    }
    expect(query('who=a@b.c&codes=A,B')).toMatchObject({ values: { codes: ['A', 'B'] } });
  });

  it('that are malformed are all named', () => {
    expect(query('who=x&count=x')).toMatchObject({
      faults: [
        { name: 'who', seen: 'x' },
        { name: 'count', seen: 'x' },
      ],
    });
  });
});

describe('a body', () => {
  it('that is neither form nor object is not understood', () => {
    for (const text of ['[1]', '{"a":', '"text"', 'plain', '--boundary\r\nx=1']) {
      expect(readBodyFields(text)).toBeNull();
    }
  });

  it('may be an object made into JSON twice', () => {
    expect(readBodyFields(JSON.stringify('{"a":1}'))?.get('a')).toEqual({ from: 'json', value: 1 });
  });

  it('that is empty passes nothing', () => {
    expect(readBodyFields(' \n')?.size).toBe(0);
  });
});
