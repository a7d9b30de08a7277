import { describe, expect, it } from 'vitest';
import { ArrayText, rawArray, textArray } from './array-text.ts';

describe('array literals', () => {
  it('quotes text so that commas, braces, quotes and backslashes stay inside their element', () => {
    expect(textArray(['a,b', '{c}', 'd"e', 'f\\g', '', 'NULL'])).toBe(
      '{"a,b","{c}","d\\"e","f\\\\g","","NULL"}',
    );
  });

  it('writes null without quotes, so that it is no text', () => {
    const array = new ArrayText();
    array.quoted(null);
    array.raw(null);
    array.time(null);
    array.quoted('null');
    expect(array.toString()).toBe('{NULL,NULL,NULL,"null"}');
  });

  it('writes instants as UTC to the millisecond', () => {
    const array = new ArrayText();
    array.time(1_479_700_000_123);
    array.time(1_479_700_000_123);
    expect(array.toString()).toBe('{2016-11-21T03:46:40.123Z,2016-11-21T03:46:40.123Z}');
    expect(array.count).toBe(2);
  });

  it('leaves words that need no quotes as they are', () => {
    expect(rawArray(['5f', 7])).toBe('{5f,7}');
    expect(rawArray([])).toBe('{}');
  });
});
