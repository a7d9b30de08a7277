import { describe, expect, it } from 'vitest';
import { compileProgram } from '../program/compile-program.ts';
import type { EarningDocument, ProgramDocument } from '../program/document.ts';
import { plain } from '../../../../tests/scenarios/programs.ts';
import { tenderName } from './tenders.ts';

const withEarning = (earning: EarningDocument): ProgramDocument => ({ ...plain, earning });

function excluded(document: ProgramDocument): readonly string[] {
  const result = compileProgram(document, 1, {});
  return result.ok ? [...result.program.excludedTenders] : [];
}

function problems(earning: EarningDocument): readonly (readonly [string, string])[] {
  const result = compileProgram(withEarning(earning), 1, {});
  return result.ok ? [] : result.problems.map(({ path, found }) => [path, found]);
}

describe('ways of paying', () => {
  it.each([
    ['Gift Card', 'gift_card'],
    ['gift-card', 'gift_card'],
    [' STORE  credit ', 'store_credit'],
    ['Gutschein für Freunde', 'gutschein_für_freunde'],
    ['--', ''],
  ])('%j is known as %j', (method, name) => {
    expect(tenderName(method)).toBe(name);
  });

  it('that earn nothing are gift cards, store credit and points, unless the program names others', () => {
    expect(excluded(plain)).toEqual(['gift_card', 'store_credit', 'points']);
    expect(excluded(withEarning({ excludedTenders: ['Vale refeição'] }))).toEqual([
      'vale_refeição',
    ]);
    expect(excluded(withEarning({ excludedTenders: [] }))).toEqual([]);
  });

  it('are refused in a program that names them twice, or not at all', () => {
    expect(problems({ excludedTenders: ['points', 'Points', '?'] })).toEqual([
      ['earning.excludedTenders[1]', 'Points'],
      ['earning.excludedTenders[2]', '?'],
    ]);
    expect(problems({ giftCards: {} })).toEqual([['earning.giftCards', 'nothing']]);
  });
});
