import { describe, expect, it } from 'vitest';
import {
  longTime,
  microTime,
  readDay,
  scheduleTime,
  shortTime,
  slashBirthdate,
  slashDay,
  startOfDay,
  startOfNextDay,
} from './dates.ts';

const AT = Date.UTC(2016, 2, 30, 19, 20, 2, 138);

describe('reading a day', () => {
  it.each([
    ['12/31/1992', '1992-12-31'],
    ['1/2/2016', '2016-01-02'],
    ['31/12/2017', '2017-12-31'],
    [' 01/01/2016,', '2016-01-01'],
    ['01/01/2016 , ', '2016-01-01'],
    ['02/29/2016', '2016-02-29'],
  ])('takes %s', (text, day) => {
    expect(readDay(text)).toBe(day);
  });

  it.each([
    '02/29/2015',
    '13/13/2016',
    '00/10/2016',
    '01/00/2016',
    '2016-01-01',
    '1/1/16',
    'x',
    '',
  ])('refuses %s', (text) => {
    expect(readDay(text)).toBeNull();
  });

  it('makes a span of whole days', () => {
    expect(startOfNextDay('2016-12-31')).toBe(startOfDay('2017-01-01'));
  });
});

it('writes each format of the platform', () => {
  expect(shortTime(AT)).toBe('30-Mar-16 19:20:02');
  expect(longTime(AT)).toBe('30-Mar-2016 19:20:02');
  expect(scheduleTime(AT)).toBe('30-Mar-2016  19:20:02');
  expect(microTime(AT)).toBe('2016-03-30 19:20:02.138000');
  expect(slashDay(AT)).toBe('03/30/2016');
  expect(slashBirthdate('1992-12-31')).toBe('12/31/1992');
  expect(slashBirthdate('')).toBe('');
});

it('pads years and days', () => {
  const early = Date.UTC(2005, 0, 3, 4, 5, 6);
  expect(shortTime(early)).toBe('03-Jan-05 04:05:06');
  expect(slashDay(early)).toBe('01/03/2005');
});
