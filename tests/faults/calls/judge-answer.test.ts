import { expect, it } from 'vitest';
import type { Call } from './draw-call.ts';
import { judgeAnswer, type Answer } from './judge-answer.ts';

const data = {
  type: 'object',
  required: ['success', 'data'],
  properties: {
    success: { const: true },
    data: { type: 'object', required: ['points'], properties: { points: { type: 'number' } } },
  },
};
const call: Call = {
  operation: {
    api: 'v2',
    id: 'read_something',
    method: 'GET',
    path: '/something',
    parameters: [],
    body: null,
    example: {},
    answers: new Map([
      [200, data],
      [206, null],
    ]),
    answered: undefined,
    types: [],
    opens: 'key',
  },
  method: 'GET',
  url: '/something',
  headers: {},
  body: '',
  described: true,
};
const good: Answer = {
  status: 200,
  contentType: 'application/json; charset=utf-8',
  text: '{"success":true,"data":{"points":1}}',
};

function judge(answer: Partial<Answer>, asked: Partial<Call> = {}): readonly string[] {
  return judgeAnswer({ ...call, ...asked }, { ...good, ...answer }, { foreign: 'SecretTwo' });
}

it('finds nothing wrong with what is as described', () => {
  expect(judge({})).toEqual([]);
  expect(judge({ status: 206, contentType: 'image/png', text: '\u0089PNG' })).toEqual([]);
});

it.each<[string, Partial<Answer>, RegExp]>([
  ['an error of the server', { status: 503 }, /^status 503/],
  [
    'data of the other shop',
    { text: '{"success":true,"data":{"points":1},"x":"SecretTwo"}' },
    /another shop/,
  ],
  [
    'a field of another type',
    { text: '{"success":true,"data":{"points":"1"}}' },
    /^schema: .*points/,
  ],
  ['a field that is missing', { text: '{"success":true,"data":{}}' }, /^schema/],
  ['a status that is not described', { status: 204 }, /204 is not described/],
  ['a page', { contentType: 'text/html', text: '<p>' }, /content type text\/html/],
  ['half of an answer', { text: '{"success":' }, /no JSON/],
])('finds %s', (_what, answer, said) => {
  expect(judge(answer).join()).toMatch(said);
});

it('asks of a call with wrong credentials only that nothing leaks or breaks', () => {
  expect(judge({ text: '{"success":false}' }, { described: false })).toEqual([]);
  expect(judge({ text: '{"a":"SecretTwo"}' }, { described: false })).toHaveLength(1);
});
