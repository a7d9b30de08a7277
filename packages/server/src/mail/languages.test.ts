import { expect, it } from 'vitest';
import { languageLabel, localeOf } from './languages.ts';

it.each([
  ['de', 'german'],
  ['de_AT', 'german'],
  [' Deutsch ', 'german'],
  ['klingon', 'klingon'],
  ['constructor', 'constructor'],
  ['__proto__', '--proto--'],
])('texts for %j are filed under %j', (language, label) => {
  expect(languageLabel(language)).toBe(label);
});

it('numbers are written as in English where nothing is known of a language', () => {
  expect(localeOf('german')).toBe('de');
  expect(localeOf('constructor')).toBe('en');
  expect(localeOf('--proto--')).toBe('en');
});
