import { expect, it } from 'vitest';
import { readListText } from './list-text.ts';

it.each([
  ['approved', ['approved']],
  ['a, b,,c ,', ['a', 'b', 'c']],
  ['["approved","auto_approved"]', ['approved', 'auto_approved']],
  ["['approved']", ['approved']],
  ["['approved', 'auto_approved'],", ['approved', 'auto_approved']],
  ["['approved, auto_approved']", ['approved', 'auto_approved']],
  ['["a",1,true]', ['a', '1', 'true']],
  ['[]', []],
  ['', []],
])('reads %s', (text, items) => {
  expect(readListText(text)).toEqual(items);
});

it.each(['["a"', '[{"a":1}]'])('refuses %s', (text) => {
  expect(readListText(text)).toBeNull();
});
