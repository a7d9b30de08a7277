import { describe, expect, it } from 'vitest';
import { readPassedDocument } from './passed-document.ts';

describe('a document that is passed', () => {
  it.each([
    ['as an object', { size: 'L' }],
    ['as its text', '{"size":"L"}'],
  ])('is taken %s', (_how, given) => {
    expect(readPassedDocument(given)).toEqual({ kind: 'value', value: { size: 'L' } });
  });

  it.each([
    ['a NUL', '{"size":"\\u0000"}', '\0'],
    ['half a character', '{"size":"\\ud800"}', '\ud800'],
    ['a NUL in a list, deep down', '{"any":[{"value":["L","a\\u0000b"]}]}', 'a\0b'],
    ['a NUL in a name', '{"si\\u0000ze":1}', 'si\0ze'],
  ])('is refused with %s, which no database takes', (_what, given, seen) => {
    expect(readPassedDocument(given)).toMatchObject({
      ...{ kind: 'fault', seen },
      allowed: 'an object of texts without NUL and half characters',
    });
  });

  it.each([['[]'], ['"text"'], ['{'], [5], [null]])('is no %j', (given) => {
    expect(readPassedDocument(given)).toMatchObject({ kind: 'fault', allowed: 'a JSON object' });
  });
});
